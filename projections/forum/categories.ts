import type { ForumCategoryEvent } from '../../events/forum.js';
import type { ForumCategoryDoc } from '../../read-models/forum-documents.js';
import type { Projection } from '../projection.js';

/** Where topics stand, and where they once stood. */
export const forumCategories: Projection<ForumCategoryDoc, ForumCategoryEvent> = {
  name: 'forum-categories',
  version: 1,
  handles: ['ForumCategoryAdopted', 'ForumCategoryRetired'],
  indexes: [],
  keys: (e) => [e.data.category],

  fold(doc, e, key) {
    if (e.type === 'ForumCategoryAdopted') {
      const { category: _, ...rest } = e.data;
      return { _id: key, ...rest, retired: false, position: e.position };
    }
    return doc && e.type === 'ForumCategoryRetired' ? Object.assign(doc, { retired: true, position: e.position }) : doc;
  },
};
