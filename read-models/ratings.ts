import type { RatingDoc, ServiceScoresDoc } from './civic-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

/** Ratings of a service that no published score holds up to the end of a month, in the order in which they came. */
export class RatingsToTell extends Query<{ readonly number: number; readonly ratings: readonly RatingDoc[] }> {
  constructor(
    readonly service: string,
    /** YYYY-MM; all up to its end. */
    readonly month: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<ServiceScoresDoc>(of('service-scores'), this.service);
    const found = await ratingsIn(store, of, this.service, { gt: doc?.told ?? 0 });
    return { number: (doc?.scores.length ?? 0) + 1, ratings: found.filter(({ month }) => month <= this.month) };
  }
}

/** Ids of the ratings that a published score holds, in no order that tells when they came. */
export class RatingsTold extends Query<readonly string[] | undefined> {
  constructor(
    readonly service: string,
    readonly number: number,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<ServiceScoresDoc>(of('service-scores'), this.service);
    const index = doc?.scores.findIndex(({ number }) => number === this.number) ?? -1;
    if (!doc || index < 0) return undefined;
    const [from, to] = [doc.scores[index - 1]?.position ?? 0, doc.scores[index]!.position];
    const found = await ratingsIn(store, of, this.service, { gt: from, lte: to });
    return found.map(({ _id }) => _id).sort();
  }
}

const ratingsIn = (store: ReadStore, of: Collections, service: string, position: { gt: number; lte?: number }) =>
  store.find<RatingDoc>(of('ratings'), { where: { service, position }, sort: [['position', 1]] });
