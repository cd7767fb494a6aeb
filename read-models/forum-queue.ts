import { type AsOf, asOf, type Listed, type Paging, page } from './answer.js';
import type { PostDoc, TopicDoc, Waiting } from './forum-documents.js';
import { type PostView, postView, postWords } from './forum-posts.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';
import { type Texts, textsOf, type Words, words } from './texts.js';

/** A post as moderators see it: with its words, who thought what of it, and what its author said against its hiding. */
export type PostForOffice = PostView & {
  readonly title: Words<'title'>;
  /** By ground, of all time. */
  readonly flags: Readonly<Record<string, number>>;
  /** Since somebody last decided. */
  readonly flagged: number;
  readonly appealed: Words<'text'> | null;
  readonly waits: Waiting | null;
  readonly waitsSince: string | null;
};
/** `due`: by when somebody is to decide; null where nothing is hidden for the while. */
export type QueueItem = PostForOffice & { readonly due: string | null; readonly overdue: boolean };

export const WAITING: readonly Waiting[] = ['hidden-by-flags', 'appeal', 'flagged'];

const wordsFor = (post: PostDoc, topic: TopicDoc | undefined) => [
  ...postWords(post),
  topic?.text,
  post.appeal?.text ?? undefined,
];

function forOffice(post: PostDoc, topic: TopicDoc | undefined, texts: Texts): PostForOffice {
  const { flags, flagged, appeal, waits = null, waitsSince = null } = post;
  return {
    ...postView(post, texts, { viewer: 'staff' }),
    title: words(texts, topic?.text, 'title'),
    ...{ flags, flagged, waits, waitsSince },
    appealed: appeal && words(texts, appeal.text, 'text'),
  };
}

/** What moderators are to decide, the longest waiting first. */
export class ForumQueue extends Query<Listed<QueueItem>> {
  constructor(
    readonly wanted: Paging & { readonly kind?: Waiting | undefined } = {},
    readonly now = '',
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { kind } = this.wanted;
    const where = { waits: kind ?? { in: WAITING } };
    const listing = { name: `forum-queue-${kind ?? 'all'}`, collection: of('posts'), where, ...LONGEST };
    const found = await page<PostDoc>(store, listing, this.wanted);
    const topics = await store.load<TopicDoc>(of('topics'), [...new Set(found.items.map(({ topic }) => topic))]);
    const refs = found.items.flatMap((one) => wordsFor(one, topics.get(one.topic)));
    const texts = await textsOf(store, of, refs);
    const items = found.items.map((one) => {
      const due = one.hiding?.due ?? null;
      return { ...forOffice(one, topics.get(one.topic), texts), due, overdue: due !== null && due <= this.now };
    });
    return { ...found, items };
  }
}
const LONGEST = { sort: [['waitsSince', 1]], kinds: ['string'] } as const;

/** One post with all its words, also one that is hidden. */
export class PostForModerators extends Query<(PostForOffice & { readonly asOf: AsOf }) | undefined> {
  constructor(readonly id: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const post = await store.get<PostDoc>(of('posts'), this.id);
    if (!post) return undefined;
    const topic = await store.get<TopicDoc>(of('topics'), post.topic);
    const texts = await textsOf(store, of, wordsFor(post, topic));
    return { ...forOffice(post, topic, texts), asOf: asOf(post.position) };
  }
}
