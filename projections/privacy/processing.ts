import type { ProcessingDescribed } from '../../events/privacy.js';
import type { ProcessingDoc } from '../../read-models/privacy-documents.js';
import type { Projection } from '../projection.js';

/** The register of processing: of each activity the newest version. */
export const processing: Projection<ProcessingDoc, ProcessingDescribed> = {
  name: 'processing',
  version: 1,
  handles: ['ProcessingDescribed'],
  indexes: [],
  keys: (e) => [e.data.activity],

  fold(doc, e, key) {
    if (e.type !== 'ProcessingDescribed') return doc;
    const { activity: _, ...entry } = e.data;
    return { _id: key, ...entry, event: e.id, position: e.position };
  },
};
