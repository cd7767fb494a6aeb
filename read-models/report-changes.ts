import { type Collections, Query } from './query.js';
import type { ReportChangeDoc, ReportDoc, ReportStatus } from './report-documents.js';
import { type ReportView, viewOf } from './reports.js';
import type { Condition, ReadStore } from './store.js';
import { textsOf } from './texts.js';

export type ChangesWanted = {
  /** Of these alone. */
  readonly reports?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  /** From 1. */
  readonly page: number;
  readonly size: number;
};

export type ReportChange = {
  readonly report: string;
  /** How it stood after the change. */
  readonly status: ReportStatus;
  readonly update: ReportView['updates'][number];
};

/** How reports that anyone may see have changed, the newest first. Those of hidden ones are left out of their page. */
export class ReportChanges extends Query<readonly ReportChange[]> {
  constructor(readonly wanted: ChangesWanted) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { page, size } = this.wanted;
    const sort = [['at', -1]] as const;
    const find = { where: this.where(), sort, limit: page * size };
    const changes = (await store.find<ReportChangeDoc>(of('reportChanges'), find)).slice((page - 1) * size);
    const reports = await store.load<ReportDoc>(of('reports'), [...new Set(changes.map(({ report }) => report))]);
    const updates = await this.updates([...reports.values()], new Set(changes.map(({ _id }) => _id)), store, of);
    return changes.flatMap(({ _id, report, status }) => {
      const update = updates.get(_id);
      return update ? [{ report, status, update }] : [];
    });
  }

  /** Those that were found, with their words, by event. */
  private async updates(reports: readonly ReportDoc[], found: ReadonlySet<string>, store: ReadStore, of: Collections) {
    const shown = reports.filter(({ visibility }) => visibility === 'listed');
    const refs = shown.flatMap(({ updates }) => updates.filter(({ event }) => found.has(event)));
    const texts = await textsOf(store, of, refs);
    const updates = shown.flatMap((one) => viewOf(one, texts, 'public').updates);
    return new Map(updates.filter(({ event }) => found.has(event)).map((one) => [one.event, one]));
  }

  private where(): Record<string, Condition> {
    const { reports, from, to } = this.wanted;
    return { ...(reports && { report: { in: reports } }), at: { gte: from, lte: to } };
  }
}
