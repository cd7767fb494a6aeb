import type { PostDoc } from './forum-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';
import { textsOf } from './texts.js';

const DAY = 86_400_000;
/** Nobody's pace rests on more than these. */
const MOST = 500;

export type Written = {
  /** Something is older than a day. */
  readonly before: boolean;
  /** When, within a day. */
  readonly topics: readonly string[];
  readonly posts: readonly string[];
  /** What was written since the instant that was asked for. */
  readonly said: readonly string[];
  /** How many posts they flagged within a day. */
  readonly flags: number;
};

/** What somebody did in the forum of late, by all the pseudonyms that are theirs, those for flags apart. @property since ISO instant for `said` */
export class WrittenOfLate extends Query<Written> {
  constructor(
    readonly authors: readonly string[],
    readonly flaggers: readonly string[],
    readonly now: string,
    readonly since: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { authors, flaggers, now, since } = this;
    const author = { in: authors };
    const dayAgo = new Date(Date.parse(now) - DAY).toISOString();
    const [late, [older], flags] = await Promise.all([
      store.find<PostDoc>(of('posts'), {
        ...{ where: { author, writtenAt: { gt: dayAgo } }, sort: [['writtenAt', -1]], limit: MOST },
      }),
      store.find<PostDoc>(of('posts'), { where: { author, writtenAt: { lte: dayAgo } }, limit: 1 }),
      store.count(of('marks'), { who: { in: flaggers }, flaggedAt: { gt: dayAgo } }),
    ]);
    const justNow = late.filter(({ writtenAt }) => writtenAt > since);
    const texts = await textsOf(
      store,
      of,
      justNow.map(({ texts }) => texts[0]),
    );
    return {
      before: older !== undefined,
      topics: late.filter(({ depth }) => depth === 0).map(({ writtenAt }) => writtenAt),
      posts: late.filter(({ depth }) => depth > 0).map(({ writtenAt }) => writtenAt),
      said: [...texts.values()].map(({ content }) => content.body ?? ''),
      flags,
    };
  }
}
