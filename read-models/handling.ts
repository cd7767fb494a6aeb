import { type AsOf, asOf } from './answer.js';
import type { HandlingCounts, HandlingDoc, Lengths } from './handling-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

export const HANDLING_BY = ['category', 'district', 'department', 'month'] as const;
export type HandlingBy = (typeof HANDLING_BY)[number];
export type HandlingWanted = {
  /** First and last month (YYYY-MM), of when cases were opened. */
  readonly from: string;
  readonly to: string;
  readonly by: HandlingBy;
};

/** How long something took: the middle one, and what nine of ten took at most. Null where nothing is counted. */
export type Times = { readonly median: number | null; readonly p90: number | null };
export type HandlingRow = {
  /** A code, or a month; null for the whole. */
  readonly of: string | null;
  readonly filed: number;
  readonly reopened: number;
  readonly acknowledged: number;
  /** Hours; from the first day on whole days, in hours. */
  readonly acknowledgedHours: Times;
  readonly resolved: number;
  /** Working days. */
  readonly resolvedDays: Times;
  readonly within: number;
  /** Of those that were resolved, those resolved within their term: 0 to 1. */
  readonly withinShare: number | null;
  readonly refused: number;
  readonly notOurs: number;
  readonly merged: number;
  readonly overdue: number;
  /** Opened in the period and not closed yet. Null by department: who closes a case may be another than who was sent it. */
  readonly open: number | null;
};

/** How reports were dealt with over a period, by category, district, department or month. */
export class Handling extends Query<{
  readonly items: readonly HandlingRow[];
  readonly total: HandlingRow;
  readonly asOf: AsOf;
}> {
  constructor(readonly wanted: HandlingWanted) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { from, to, by } = this.wanted;
    const collection = of('handling');
    const docs = await store.find<HandlingDoc>(collection, { where: { month: { gte: from, lte: to } } });
    const groups = new Map<string, HandlingDoc[]>();
    for (const doc of docs) groups.set(doc[by], [...(groups.get(doc[by]) ?? []), doc]);
    const items = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, group]) => rowOf(code, group, by));
    return { items, total: rowOf(null, docs, by), asOf: asOf(await store.position(collection)) };
  }
}

const sum = (docs: readonly HandlingDoc[], name: Exclude<keyof HandlingCounts, 'acknowledgedIn' | 'resolvedIn'>) =>
  docs.reduce((total, doc) => total + doc[name], 0);

function rowOf(of: string | null, docs: readonly HandlingDoc[], by: HandlingBy): HandlingRow {
  const counts = {
    ...{ filed: sum(docs, 'filed'), reopened: sum(docs, 'reopened'), acknowledged: sum(docs, 'acknowledged') },
    ...{ resolved: sum(docs, 'resolved'), within: sum(docs, 'within'), overdue: sum(docs, 'overdue') },
    ...{ refused: sum(docs, 'refused'), notOurs: sum(docs, 'notOurs'), merged: sum(docs, 'merged') },
  };
  const { filed, reopened, resolved, within, refused, notOurs, merged } = counts;
  const open = filed + reopened - resolved - refused - notOurs - merged;
  return {
    of,
    ...counts,
    acknowledgedHours: timesOf(docs.map(({ acknowledgedIn }) => acknowledgedIn)),
    resolvedDays: timesOf(docs.map(({ resolvedIn }) => resolvedIn)),
    withinShare: resolved === 0 ? null : within / resolved,
    open: of !== null && by === 'department' ? null : open,
  };
}

/** By nearest rank: the smallest length that so large a share of all does not exceed. */
function timesOf(all: readonly Lengths[]): Times {
  const together = new Map<number, number>();
  for (const lengths of all)
    for (const [length, n] of Object.entries(lengths))
      together.set(Number(length), (together.get(Number(length)) ?? 0) + n);
  const sorted = [...together].sort(([a], [b]) => a - b);
  const count = sorted.reduce((total, [, n]) => total + n, 0);
  const at = (share: number): number | null => {
    const rank = Math.ceil(share * count);
    let passed = 0;
    const found = sorted.find(([, n]) => {
      passed += n;
      return passed >= rank;
    });
    return found ? found[0] : null;
  };
  return { median: at(0.5), p90: at(0.9) };
}
