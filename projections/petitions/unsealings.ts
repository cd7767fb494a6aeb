import type { UnsealingEvent } from '../../events/petitions.js';
import type { UnsealingDoc } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

/** Who asked for which list of signatories, who agreed, and that it was opened. */
export const unsealings: Projection<UnsealingDoc, UnsealingEvent> = {
  name: 'unsealings',
  version: 2,
  handles: ['SignatoryListRequested', 'SignatoryListApproved', 'SignatoryListUnsealed'],
  indexes: [
    ['petitionId', 'position'],
    ['state', 'position'],
  ],
  keys: (e) => [`${e.data.petitionId}_${e.data.request}`],

  fold(doc, e, key) {
    const { at, position } = e;
    const { actor } = e.meta;
    if (e.type === 'SignatoryListRequested') {
      const { petitionId, request, purpose } = e.data;
      const asked = { state: 'requested', purpose, requestedBy: actor, requestedAt: at } as const;
      return { _id: key, petitionId, request, ...asked, position };
    }
    if (!doc) return doc;
    switch (e.type) {
      case 'SignatoryListApproved':
        return Object.assign(doc, { state: 'approved', approvedBy: actor, approvedAt: at, position });
      case 'SignatoryListUnsealed':
        return Object.assign(doc, {
          state: 'opened',
          openedAt: at,
          openedBy: actor,
          signatures: e.data.signatures,
          position,
        });
      default:
        return doc;
    }
  },
};
