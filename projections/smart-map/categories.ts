import type { CategoryEvent } from '../../events/smart-map.js';
import type { CategoryDoc } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

/** What can be reported, and what once could. */
export const categories: Projection<CategoryDoc, CategoryEvent> = {
  name: 'categories',
  version: 1,
  handles: ['CategoryAdopted', 'CategoryRetired'],
  indexes: [['group']],
  keys: (e) => [e.data.category],

  fold(doc, e, key) {
    if (e.type === 'CategoryAdopted') {
      const { category: _, ...rest } = e.data;
      return { _id: key, ...rest, retired: false, position: e.position };
    }
    return doc && e.type === 'CategoryRetired' ? Object.assign(doc, { retired: true, position: e.position }) : doc;
  },
};
