import type { SheetEvent } from '../../events/petitions.js';
import type { SheetDoc } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

/** Which paper sheets came in, by whom, and what came of their rows. */
export const sheets: Projection<SheetDoc, SheetEvent> = {
  name: 'sheets',
  version: 1,
  handles: ['PaperSheetReceived', 'PaperSheetEntered'],
  indexes: [
    ['petitionId', 'position'],
    ['state', 'position'],
  ],
  keys: (e) => [`${e.data.petitionId}_${e.data.sheet}`],

  fold(doc, e, key) {
    const { at, position, id } = e;
    const { actor } = e.meta;
    const { petitionId, sheet, scan } = e.data;
    const base = doc ?? { _id: key, petitionId, sheet, state: 'received', scan, position };
    switch (e.type) {
      case 'PaperSheetReceived':
        if (doc?.state === 'entered') return doc;
        return Object.assign(base, { scan, receivedBy: actor, receivedAt: at, position });
      case 'PaperSheetEntered': {
        const { rows, accepted, notEligible, alreadySigned } = e.data;
        const totals = { rows, accepted, notEligible, alreadySigned };
        return Object.assign(base, {
          state: 'entered',
          scan,
          enteredBy: actor,
          enteredAt: at,
          event: id,
          totals,
          position,
        });
      }
      default:
        return doc;
    }
  },
};
