import type { SpendingImported } from '../../events/spending.js';
import type { SpendingFileDoc } from '../../read-models/spending-documents.js';
import type { Projection } from '../projection.js';

/** Which files of payments have come in. */
export const spendingFiles: Projection<SpendingFileDoc, SpendingImported> = {
  name: 'spending-files',
  version: 1,
  handles: ['SpendingImported'],
  indexes: [['position']],
  keys: (e) => [e.data.file],

  fold(doc, { data: { file: _, ...said }, at, position }, key) {
    return doc ?? { _id: key, ...said, at, position };
  },
};
