import { type Listed, type Paging, page, told } from './answer.js';
import { type Collections, Query } from './query.js';
import type { Backer, ReportDoc } from './report-documents.js';
import type { ReadStore } from './store.js';

/** Pseudonyms of those who found the same, for the policies that tell them of it. */
export class Backers extends Query<Listed<string>> {
  constructor(
    readonly report: string,
    readonly paging: Paging = {},
    /** Only those who came along with this one. */
    readonly via?: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const where = { report: this.report, ...(this.via !== undefined && { via: this.via }) };
    const listing = { name: 'backers', collection: of('backers'), where, sort: [], kinds: [] };
    return told(await page<Backer>(store, listing, this.paging), ({ supporter }) => supporter);
  }
}

/** How many joined reports are followed up. */
const MOST_JOINED = 1_000;

/** Reports that were joined with one, those that were joined with them, and so on. */
export class JoinedWith extends Query<readonly ReportDoc[]> {
  constructor(readonly report: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = new Map<string, ReportDoc>();
    for (let into = [this.report]; into.length > 0 && found.size < MOST_JOINED; ) {
      const where = { mergedInto: { in: into } };
      const joined = await store.find<ReportDoc>(of('reports'), { where, limit: MOST_JOINED });
      const fresh = joined.filter(({ _id }) => _id !== this.report && !found.has(_id));
      for (const one of fresh) found.set(one._id, one);
      into = fresh.map(({ _id }) => _id);
    }
    return [...found.values()];
  }
}
