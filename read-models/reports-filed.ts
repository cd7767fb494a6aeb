import { type Collections, Query } from './query.js';
import type { ReportDoc } from './report-documents.js';
import { type ReportView, viewOf, wordsIn } from './reports.js';
import type { Condition, ReadStore } from './store.js';
import { textsOf } from './texts.js';

export type FiledWanted = {
  /** These alone, hidden ones without their words; whatever else is wanted. */
  readonly ids?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  readonly categories?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
  /** From 1. */
  readonly page: number;
  readonly size: number;
};

/** Reports by when they were filed, the newest first, each with what became of it. */
export class ReportsFiled extends Query<readonly ReportView[]> {
  constructor(readonly wanted: FiledWanted) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { page, size } = this.wanted;
    const sort = [['filedAt', -1]] as const;
    const until = await store.find<ReportDoc>(of('reports'), { where: this.where(), sort, limit: page * size });
    const found = until.slice((page - 1) * size);
    const texts = await textsOf(store, of, found.flatMap(wordsIn));
    return found.map((one) => viewOf(one, texts, 'public'));
  }

  private where(): Record<string, Condition> {
    const { ids, from, to, categories, open } = this.wanted;
    if (ids) return { _id: { in: ids } };
    return {
      visibility: 'listed',
      filedAt: { gte: from, lte: to },
      ...(categories && { category: { in: categories } }),
      ...(open !== undefined && { open }),
    };
  }
}
