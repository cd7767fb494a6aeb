import type { LegalHoldLifted, LegalHoldPlaced } from '../../events/privacy.js';
import type { HoldDoc } from '../../read-models/privacy-documents.js';
import type { Projection } from '../projection.js';

/** Which petitions are under a legal hold now. */
export const holds: Projection<HoldDoc, LegalHoldPlaced | LegalHoldLifted> = {
  name: 'holds',
  version: 1,
  handles: ['LegalHoldPlaced', 'LegalHoldLifted'],
  indexes: [['position']],
  keys: (e) => [e.data.petitionId],

  fold(doc, e, key) {
    switch (e.type) {
      case 'LegalHoldPlaced':
        return { _id: key, reason: e.data.reason, since: e.at, event: e.id, position: e.position };
      case 'LegalHoldLifted':
        return undefined;
      default:
        return doc;
    }
  },
};
