import { type AsOf, asOf, limitOf, type Paging } from './answer.js';
import { cursorAfter, readCursor } from './cursor.js';
import type { Hiding, PostDoc, TopicDoc } from './forum-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore, Where } from './store.js';
import { SEALED, type Texts, textsOf, type Words, words } from './texts.js';

/** Who looks. Moderators read what is hidden; so does its author, whom the shell has told by their pseudonym of this topic. */
export type Reader = { readonly viewer?: 'public' | 'staff' | undefined; readonly as?: string | undefined };

/** A post as its reader may see it. `body` is Markdown, as it was written. */
export type PostView = Pick<
  PostDoc,
  'topic' | 'replyTo' | 'depth' | 'stance' | 'language' | 'writtenAt' | 'official' | 'useful'
> & {
  readonly id: string;
  /** The same in all posts of one person in this topic; null where City Hall speaks. */
  readonly author: string | null;
  /** The name that its author chose to show; null where they chose none. */
  readonly name: Words<'name'> | null;
  readonly named: PostDoc['named'];
  readonly editedAt: string | null;
  /** How many texts there were, with the one that stands. */
  readonly versions: number;
  readonly text: Words<'body'>;
  /** Closed to readers. `hidden` says why, where that was known at the moment that is asked about. */
  readonly closed: boolean;
  readonly hidden: HidingView | null;
};
export type HidingView = Pick<Hiding, 'by' | 'at' | 'ground' | 'due' | 'overdue'> & {
  readonly reason: Words<'text'> | null;
  /** How its author's appeal stands, and what was said to it. */
  readonly appeal: { readonly at: string; readonly outcome: string; readonly decision: Words<'text'> | null } | null;
};
/** A post that stands directly under a topic, with the first of those that stand under it. */
export type Thread = PostView & {
  readonly replies: readonly PostView[];
  readonly repliesTotal: number;
  /** The cursor of the further ones, for `under`; null when these are all. */
  readonly repliesNext: string | null;
};
export type Posts<P> = {
  readonly items: readonly P[];
  readonly next: string | null;
  readonly total: number;
  readonly asOf: AsOf;
};

/** Everything in a post that has words for its readers. */
export const postWords = ({ texts, hiding, appeal }: PostDoc) => [
  texts[0],
  texts.at(-1),
  hiding?.reason ?? undefined,
  appeal?.decision ?? undefined,
];

export function postView(post: PostDoc, texts: Texts, { viewer, as }: Reader = {}): PostView {
  const { topic, replyTo, depth, stance, language, writtenAt, official, useful, named, author } = post;
  const closed = post.visibility === 'hidden';
  const shown = !closed || viewer === 'staff' || (as !== undefined && as === author);
  const edited = post.texts.length > 1;
  return {
    ...{ id: post._id, topic, replyTo, depth, stance, language, writtenAt, official, useful, author, named },
    name: named === 'none' ? null : shown ? words(texts, post.texts[0], 'name') : SEALED,
    ...{ editedAt: edited ? post.texts.at(-1)!.at : null, versions: post.texts.length },
    text: shown ? words(texts, post.texts.at(-1), 'body') : SEALED,
    closed,
    hidden: post.hiding && hidingView(post, post.hiding, texts),
  };
}

function hidingView({ appeal }: PostDoc, { by, at, ground, due, overdue, reason }: Hiding, texts: Texts): HidingView {
  const decision = appeal?.decision ? words(texts, appeal.decision, 'text') : null;
  return {
    ...{ by, at, ground, due, overdue, reason: reason && words(texts, reason, 'text') },
    appeal: appeal && { at: appeal.at, outcome: appeal.outcome, decision },
  };
}

/** Replies that come along with the post that they stand under. */
const FIRST_REPLIES = 5;
const WRITTEN = [['written', 1]] as const;

/** One page in order of writing. Nothing is counted: a topic of thousands opens as fast as one of twenty. @throws BadCursor */
async function pageOf(store: ReadStore, of: Collections, name: string, where: Where, paging: Paging) {
  const limit = limitOf(paging);
  const after = paging.cursor === undefined ? undefined : readCursor(name, ['number', 'string'], paging.cursor);
  const found = await store.find<PostDoc>(of('posts'), {
    ...{ where, sort: WRITTEN, limit: limit + 1 },
    ...(after && { after }),
  });
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorAfter(name, [last.written, last._id]) : null };
}

const REPLIES = 'forum-replies';

/** Posts that stand directly under a topic, each with its first replies. */
export async function threadsOf(
  store: ReadStore,
  of: Collections,
  topic: TopicDoc,
  paging: Paging,
  reader: Reader = {},
): Promise<Posts<Thread>> {
  const { items, next } = await pageOf(store, of, 'forum-posts', { topic: topic._id, depth: 1 }, paging);
  const under = await Promise.all(
    items.map(({ _id, replies }) =>
      replies === 0 ? { items: [], next: null } : pageOf(store, of, REPLIES, { root: _id }, { limit: FIRST_REPLIES }),
    ),
  );
  const all = [...items, ...under.flatMap(({ items }) => items)];
  const texts = await textsOf(store, of, all.flatMap(postWords));
  const threads = items.map((post, i) => ({
    ...postView(post, texts, reader),
    replies: under[i]!.items.map((one) => postView(one, texts, reader)),
    repliesTotal: post.replies,
    repliesNext: under[i]!.next,
  }));
  const last = Math.max(topic.position, ...all.map(({ position }) => position));
  return { items: threads, next, total: topic.threads, asOf: asOf(last) };
}

/** Some posts in an order that an index holds. */
export async function somePosts(
  store: ReadStore,
  of: Collections,
  where: Where,
  sort: readonly ['rank' | 'written', 1 | -1],
  limit: number,
  reader: Reader = {},
): Promise<readonly PostView[]> {
  const found = await store.find<PostDoc>(of('posts'), { where, sort: [sort], limit });
  const texts = await textsOf(store, of, found.flatMap(postWords));
  return found.map((one) => postView(one, texts, reader));
}

/** The posts of one topic, page by page; undefined where there is no such topic. */
export class TopicPosts extends Query<Posts<Thread> | undefined> {
  constructor(
    readonly topic: string,
    readonly paging: Paging = {},
    readonly reader: Reader = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const topic = await store.get<TopicDoc>(of('topics'), this.topic);
    return topic && threadsOf(store, of, topic, this.paging, this.reader);
  }
}

/** What stands under one post of the first rank, page by page; undefined where there is no such post. */
export class RepliesTo extends Query<Posts<PostView> | undefined> {
  constructor(
    readonly post: string,
    readonly paging: Paging = {},
    readonly reader: Reader = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const root = await store.get<PostDoc>(of('posts'), this.post);
    if (!root) return undefined;
    const { items, next } = await pageOf(store, of, REPLIES, { root: this.post }, this.paging);
    const texts = await textsOf(store, of, items.flatMap(postWords));
    const views = items.map((one) => postView(one, texts, this.reader));
    return { items: views, next, total: root.replies, asOf: asOf(await store.position(of('posts'))) };
  }
}

/** What was written last in one topic and is not hidden, the newest first, with the text that opens it. */
export class NewestPosts extends Query<readonly PostView[]> {
  constructor(
    readonly topic: string,
    readonly limit: number,
  ) {
    super();
  }

  answer(store: ReadStore, of: Collections) {
    return somePosts(store, of, { topic: this.topic, visibility: 'listed' }, ['written', -1], this.limit);
  }
}

/** One post, or the text that opens a topic. */
export class PostById extends Query<(PostView & { readonly asOf: AsOf }) | undefined> {
  constructor(
    readonly id: string,
    readonly reader: Reader = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<PostDoc>(of('posts'), this.id);
    if (!found) return undefined;
    const texts = await textsOf(store, of, postWords(found));
    return { ...postView(found, texts, this.reader), asOf: asOf(found.position) };
  }
}

export type PostVersion = { readonly at: string; readonly event: string; readonly text: Words<'body'> };
export type Versions = { readonly items: readonly PostVersion[]; readonly asOf: AsOf };

/** What was written, and what took its place, in order. */
export class PostVersions extends Query<Versions | undefined> {
  constructor(
    readonly id: string,
    readonly reader: Reader = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<PostDoc>(of('posts'), this.id);
    if (!found) return undefined;
    const { viewer, as } = this.reader;
    const shown = found.visibility === 'listed' || viewer === 'staff' || (as !== undefined && as === found.author);
    const texts = await textsOf(store, of, found.texts);
    const items = found.texts.map((one) => ({
      ...{ at: one.at, event: one.event, text: shown ? words(texts, one, 'body') : SEALED },
    }));
    return { items, asOf: asOf(found.position) };
  }
}
