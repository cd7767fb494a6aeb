import type { DataRequestAnswered, DataRequestMade, DataRequestWithdrawn } from '../../events/privacy.js';
import type { DataRequestDoc } from '../../read-models/privacy-documents.js';
import type { Projection } from '../projection.js';

/** What people asked of those who hold their data, and what was answered. Who they are nobody can tell from it. */
export const requests: Projection<DataRequestDoc, DataRequestMade | DataRequestAnswered | DataRequestWithdrawn> = {
  name: 'requests',
  version: 1,
  handles: ['DataRequestMade', 'DataRequestAnswered', 'DataRequestWithdrawn'],
  indexes: [['state', 'due'], ['position']],
  keys: (e) => [e.data.request],

  fold(doc, e, key) {
    const { id: event, at, position } = e;
    const ref = { event, commitment: e.sealed?.commitment ?? null };
    switch (e.type) {
      case 'DataRequestMade': {
        const { asker, kind, due } = e.data;
        return { _id: key, asker, kind, text: ref, made: at, due, state: 'waiting', position };
      }
      case 'DataRequestAnswered':
        if (!doc) return doc;
        return Object.assign(doc, { state: 'answered', answer: { ...ref, outcome: e.data.outcome, at }, position });
      case 'DataRequestWithdrawn':
        return undefined;
      default:
        return doc;
    }
  },
};
