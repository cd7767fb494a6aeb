import { type Collections, Query } from './query.js';
import { JoinedWith } from './report-backers.js';
import type { ReportSecretDoc } from './report-documents.js';
import type { ReadStore } from './store.js';

/** Reports whose pseudonyms need no secret any more, each with those that were joined with it. */
export class ReportSecretsDue extends Query<readonly string[]> {
  constructor(
    readonly now: string,
    readonly limit = 100,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const where = { due: { lte: this.now } };
    const found = await store.find<ReportSecretDoc>(of('reportSecrets'), {
      where,
      sort: [['due', 1]],
      limit: this.limit,
    });
    const joined = await Promise.all(found.map(({ _id }) => new JoinedWith(_id).answer(store, of)));
    return [...new Set([...found, ...joined.flat()].map(({ _id }) => _id))];
  }
}
