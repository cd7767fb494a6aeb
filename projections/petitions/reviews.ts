import type { ReviewEvent, SignatureInvalidated, SignatureRestored } from '../../events/petitions.js';
import type { ReviewDoc } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

/** Every review of signatures: why, how many, and whether it was undone. */
export const reviews: Projection<ReviewDoc, ReviewEvent | SignatureInvalidated | SignatureRestored> = {
  name: 'reviews',
  version: 2,
  handles: [
    'SignaturesFlagged',
    'ReviewDismissed',
    'SignaturesInvalidated',
    'SignaturesRestored',
    'SignatureInvalidated',
    'SignatureRestored',
  ],
  indexes: [
    ['petitionId', 'position'],
    ['state', 'position'],
  ],
  keys: (e) => [`${e.data.petitionId}_${e.data.batch}`],

  fold(doc, e, key) {
    switch (e.type) {
      case 'SignaturesFlagged':
      case 'SignaturesInvalidated': {
        const { petitionId, batch, criterion, reason, count } = e.data;
        const value = { event: e.id, commitment: e.sealed?.commitment ?? null };
        const before = doc ?? { _id: key, signatures: [], standing: 0 };
        const about = { petitionId, batch, criterion, reason, count, value, position: e.position };
        if (e.type === 'SignaturesFlagged') return { ...before, ...about, state: 'flagged', flaggedAt: e.at };
        const signatures = [...e.data.signatures];
        return { ...before, ...about, state: 'invalidated', signatures, invalidatedAt: e.at };
      }
      case 'ReviewDismissed':
        if (!doc) return doc;
        Object.assign(doc, { state: 'dismissed', dismissedAt: e.at, dismissReason: e.data.reason });
        break;
      case 'SignaturesRestored':
        if (!doc) return doc;
        Object.assign(doc, { state: 'restored', restoredAt: e.at, restoreReason: e.data.reason });
        break;
      case 'SignatureInvalidated':
        if (!doc) return doc;
        doc.standing++;
        break;
      case 'SignatureRestored':
        if (!doc) return doc;
        doc.standing--;
        break;
      default:
        return doc;
    }
    doc.position = e.position;
    return doc;
  },
};
