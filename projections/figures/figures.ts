import type { FigureEvent } from '../../events/figures.js';
import type { FigureDoc } from '../../read-models/figure-documents.js';
import type { Projection } from '../projection.js';

/** Every official figure that was ever published; a corrected one stays, and says by which it was. */
export const figures: Projection<FigureDoc, FigureEvent> = {
  name: 'figures',
  version: 1,
  handles: ['FigurePublished'],
  indexes: [['position'], ['of', 'position']],
  keys: (e) => [e.id],

  fold(doc, e) {
    if (doc || e.type !== 'FigurePublished') return doc;
    const { id, data, at, position } = e;
    return { _id: id, ...data, at, position };
  },
};
