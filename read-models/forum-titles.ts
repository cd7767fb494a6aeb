import type { TopicDoc } from './forum-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';
import { textsOf, type Words, words } from './texts.js';

export type TopicTitle = { readonly id: string; readonly language: 'ka' | 'en'; readonly text: Words<'title'> };

/** The titles of topics that stand in lists. */
export class TopicTitles extends Query<readonly TopicTitle[]> {
  constructor(readonly ids: readonly string[]) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.load<TopicDoc>(of('topics'), this.ids);
    const listed = [...found.values()].filter(({ visibility }) => visibility === 'listed');
    const refs = listed.map(({ text }) => text);
    const texts = await textsOf(store, of, refs);
    return listed.map(({ _id, language, text }) => ({ id: _id, language, text: words(texts, text, 'title') }));
  }
}
