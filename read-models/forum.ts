import { alike } from './alike.js';
import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import type { ForumCategoryDoc, MarkDoc, PostDoc, TopicDoc, TopicFollowerDoc } from './forum-documents.js';
import {
  type Posts,
  type PostView,
  postView,
  postWords,
  type Reader,
  somePosts,
  type Thread,
  threadsOf,
} from './forum-posts.js';
import { type Collections, Query } from './query.js';
import { OF_TOPICS, queryTokens } from './search.js';
import type { Beginnings, Condition, ReadStore } from './store.js';
import { SEALED, type Text, type Texts, textsOf, type Words, words } from './texts.js';

export const TOPIC_SORTS = ['newest', 'active', 'posts'] as const;
export type TopicSort = (typeof TOPIC_SORTS)[number];
export type TopicsWanted = Paging & {
  readonly category?: string | undefined;
  /** The id of what it is about. */
  readonly about?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: TopicSort | undefined;
};

/** A topic in a list. */
export type TopicCard = Pick<
  TopicDoc,
  'category' | 'about' | 'language' | 'stances' | 'openedAt' | 'activeAt' | 'posts' | 'official' | 'followers'
> & { readonly id: string; readonly locked: boolean; readonly text: Words<'title'> };

/** Topics that one word may find. */
const MOST_FOUND = 1_000;
const SORTS = {
  newest: { sort: [['openedAt', -1]], kinds: ['string'] },
  active: { sort: [['activeAt', -1]], kinds: ['string'] },
  posts: { sort: [['posts', -1]], kinds: ['number'] },
} as const;

function cardOf(topic: TopicDoc, texts: Texts, shown = topic.visibility === 'listed'): TopicCard {
  const { _id, category, about, language, stances, openedAt, activeAt, posts, official, followers } = topic;
  return {
    ...{ id: _id, category, about, language, stances, openedAt, activeAt, posts, official, followers },
    locked: topic.locked !== null,
    text: shown ? words(texts, topic.text, 'title') : SEALED,
  };
}

/** Ids of topics whose opening text holds every word. */
async function saying(store: ReadStore, of: Collections, question: readonly Beginnings[]): Promise<string[]> {
  const marked = question.map((ways) => ways.map((token) => `${OF_TOPICS}${token}`));
  const found = marked.length === 0 ? [] : await store.search<Text>(of('texts'), marked, MOST_FOUND);
  return found.map(({ about }) => about);
}

/** Topics that anyone may see. */
export class TopicsList extends Query<Listed<TopicCard>> {
  constructor(readonly wanted: TopicsWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { category, about, q, sort = 'active' } = this.wanted;
    const where: Record<string, Condition> = { visibility: 'listed' };
    if (category !== undefined) where.category = category;
    if (about !== undefined) where['about.id'] = about;
    if (q !== undefined && q.trim() !== '') where._id = { in: await saying(store, of, queryTokens(q)) };
    const listing = { name: `topics-${sort}`, collection: of('topics'), where, ...SORTS[sort] };
    const found = await page<TopicDoc>(store, listing, this.wanted);
    const refs = found.items.map(({ text }) => text);
    const texts = await textsOf(store, of, refs);
    return told(found, (one) => cardOf(one, texts));
  }
}

/** Topics that say much the same: offered before another one is opened. */
export class SimilarTopics extends Query<{ readonly items: readonly TopicCard[]; readonly asOf: AsOf }> {
  constructor(
    readonly text: string,
    readonly limit = 5,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const ranked = await alike(queryTokens(this.text), (word) => saying(store, of, [word]));
    const found = await store.load<TopicDoc>(of('topics'), ranked.slice(0, 50));
    const shown = ranked.flatMap((id) => found.get(id) ?? []).filter(({ visibility }) => visibility === 'listed');
    const first = shown.slice(0, this.limit);
    const texts = await textsOf(
      store,
      of,
      first.map(({ text }) => text),
    );
    return { items: first.map((one) => cardOf(one, texts)), asOf: asOf(await store.position(of('topics'))) };
  }
}

/** A topic on its own page. */
export type TopicView = TopicCard & {
  readonly version: number;
  /** Its opening text, a post like any other: its id is the topic's. */
  readonly opening: PostView;
  /** Why nobody replies any more. */
  readonly lock: { readonly at: string; readonly reason: Words<'text'> } | null;
  /** The most useful posts of either side, where the topic asks for stances. */
  readonly best: { readonly for: readonly PostView[]; readonly against: readonly PostView[] } | null;
  /** What City Hall replied, the first few. */
  readonly answers: readonly PostView[];
  /** As of the whole: it moves only when the topic does. */
  readonly page: Omit<Posts<Thread>, 'asOf'>;
  readonly asOf: AsOf;
};

/** Posts that stand in either column, and replies of City Hall that stand on top. */
const BEST = 5;
const ANSWERS = 3;

/** One topic with its first page of posts. */
export class TopicById extends Query<TopicView | undefined> {
  constructor(
    readonly id: string,
    readonly reader: Reader = {},
    readonly paging: Paging = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { id, reader, paging } = this;
    const [topic, opening] = await Promise.all([
      store.get<TopicDoc>(of('topics'), id),
      store.get<PostDoc>(of('posts'), id),
    ]);
    if (!topic || !opening) return undefined;
    const best = (stance: string) =>
      somePosts(store, of, { topic: id, visibility: 'listed', stance, rank: { lt: 0 } }, 'rank', BEST);
    const refs = [topic.text, topic.locked ?? undefined, ...postWords(opening)];
    const [texts, page, pro, contra, answers] = await Promise.all([
      textsOf(store, of, refs),
      threadsOf(store, of, topic, paging, reader),
      topic.stances ? best('for') : [],
      topic.stances ? best('against') : [],
      topic.official > 0 ? somePosts(store, of, { topic: id, byOffice: true }, 'written', ANSWERS, reader) : [],
    ]);
    const first = postView(opening, texts, reader);
    const { locked, version } = topic;
    return {
      ...cardOf(topic, texts, !('sealed' in first.text)),
      version,
      opening: first,
      lock: locked && { at: locked.at, reason: words(texts, locked, 'text') },
      best: topic.stances ? { for: pro, against: contra } : null,
      answers,
      page: { items: page.items, next: page.next, total: page.total },
      asOf: asOf(Math.max(topic.position, opening.position, page.asOf.position)),
    };
  }
}

export type ForumCategoryView = Omit<ForumCategoryDoc, '_id' | 'position'> & { readonly category: string };

/** Where topics stand; with `all`, also where they once stood. */
export class ForumCategories extends Query<readonly ForumCategoryView[]> {
  constructor(readonly all = false) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<ForumCategoryDoc>(of('forum-categories'), {});
    return found
      .filter(({ retired }) => this.all || !retired)
      .map(({ _id, position: _, ...rest }) => ({ category: _id, ...rest }));
  }
}

/** What somebody, by their pseudonyms of a topic, thinks of some of its posts, and whether they follow it. */
export class StandingInTopic extends Query<StandingView> {
  constructor(
    readonly topic: string,
    readonly who: string,
    readonly posts: readonly string[],
    readonly flagger = who,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { topic, who, posts, flagger } = this;
    const [marks, following] = await Promise.all([
      store.load<MarkDoc>(
        of('marks'),
        posts.flatMap((post) => [`${post}_${who}`, `${post}_${flagger}`]),
      ),
      store.get<TopicFollowerDoc>(of('topic-followers'), `${topic}_${who}`),
    ]);
    const found = [...marks.values()];
    return {
      useful: found.filter(({ useful }) => useful).map(({ post }) => post),
      flagged: found.filter(({ flag }) => flag !== null).map(({ post }) => post),
      follows: following?.digest ?? null,
    };
  }
}
export type StandingView = {
  /** Posts that they found useful, and that they flagged. */
  readonly useful: readonly string[];
  readonly flagged: readonly string[];
  readonly follows: 'daily' | 'weekly' | null;
};
