import type { ForumCategoryAdopted, ForumCategoryEvent } from '../../events/forum.js';
import { type Decider, refuse } from '../decider.js';
import { AdoptForumCategory, RetireForumCategory } from './commands.js';

/** The newest version of a category, and whether it still takes topics. */
export type ForumCategory =
  | { readonly is: 'unknown' }
  | { readonly is: 'open' | 'retired'; readonly adopted: ForumCategoryAdopted['data'] };

/** `forumcategory-<code>`: versions only rise; a retired one comes back by its next version. */
export const forumCategory: Decider<ForumCategory, AdoptForumCategory | RetireForumCategory, ForumCategoryEvent> = {
  category: 'forumcategory',
  handles: [AdoptForumCategory, RetireForumCategory],
  id: (command) => command.category,
  initial: { is: 'unknown' },

  evolve(state, { type, data }) {
    if (type === 'ForumCategoryAdopted') return { is: 'open', adopted: data };
    return type === 'ForumCategoryRetired' && state.is !== 'unknown' ? { ...state, is: 'retired' } : state;
  },

  decide(command, state) {
    const { category } = command;
    if (!(command instanceof AdoptForumCategory)) {
      if (state.is === 'unknown') return refuse('forum.category-not-found', { category });
      return state.is === 'retired' ? [] : [{ type: 'ForumCategoryRetired', data: { category } }];
    }
    const { version, title, description, stances } = command;
    const data = {
      ...{ category, version, title: { ka: title.ka, en: title.en } },
      ...{ description: { ka: description.ka, en: description.en }, stances },
    };
    if (state.is === 'open' && JSON.stringify(state.adopted) === JSON.stringify(data)) return [];
    const last = state.is === 'unknown' ? 0 : state.adopted.version;
    if (version !== last + 1) return refuse('forum.category-not-later', { version: last });
    return [{ type: 'ForumCategoryAdopted', data }];
  },
};
