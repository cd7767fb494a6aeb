import { type Listed, type Paging, page, told } from './answer.js';
import { type Collections, Query } from './query.js';
import type { ReportDoc } from './report-documents.js';
import { type ReportView, viewOf, wordsIn } from './reports.js';
import type { ReadStore } from './store.js';
import { textsOf } from './texts.js';

/** Appeals against hiding that wait for a decision, the oldest first. */
export class OpenAppeals extends Query<Listed<ReportView>> {
  constructor(readonly paging: Paging = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = { name: 'appeals', collection: of('reports'), where: WAITING, sort: OLDEST, kinds: ['string'] };
    const found = await page<ReportDoc>(store, listing as never, this.paging);
    const texts = await textsOf(store, of, found.items.flatMap(wordsIn));
    return told(found, (one) => viewOf(one, texts, 'staff'));
  }
}
const WAITING = { appealedAt: { gte: '' } } as const;
const OLDEST = [['appealedAt', 1]] as const;
