import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import { type Collections, Query } from './query.js';
import { budgetOf, linesOf, rowOf, type SpendingRow, type SpendingWanted } from './spending.js';
import type { BudgetDoc, BudgetLineDoc, LineDayDoc, PaymentSaid, SpendingFileDoc } from './spending-documents.js';
import type { ReadStore, Where } from './store.js';

/** A line of a budget with its place in it. `dropped`: an amendment has left it out. */
export type BudgetLineView = Pick<BudgetLineDoc, 'line' | 'title' | 'programme' | 'department' | 'area' | 'dropped'> &
  Pick<SpendingRow, 'share'> & { readonly adopted: number; readonly plan: number; readonly spent: number };

const viewOf = (one: BudgetLineDoc): BudgetLineView => {
  const { line, title, programme, department, area, dropped, adopted, plan, spent } = one;
  const { share } = rowOf(null, null, [one]);
  return { line, title, programme, department, area, dropped, adopted, plan, spent, share };
};

/** Every line of a part of a year's budget, in the order of their codes. Undefined where there is no such budget. */
export class BudgetLines extends Query<
  { readonly year: number; readonly items: readonly BudgetLineView[]; readonly asOf: AsOf } | undefined
> {
  constructor(
    readonly wanted: Omit<SpendingWanted, 'by' | 'month'>,
    /** YYYY-MM-DD. */
    readonly today: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { budget } = await budgetOf(store, of, this.wanted.year, this.today);
    if (!budget) return undefined;
    const lines = await linesOf(store, of, budget.year, this.wanted);
    const seen = lines.reduce((last, { position }) => Math.max(last, position), budget.position);
    return { year: budget.year, items: lines.map(viewOf), asOf: asOf(seen) };
  }
}

export type PaymentsOf = {
  readonly year: number;
  readonly line?: string | undefined;
  /** YYYY-MM. */
  readonly month?: string | undefined;
};
export type PaymentsWanted = Paging & PaymentsOf;
/** What was paid on one day of one line. */
export type LineDay = {
  readonly day: string;
  readonly line: string;
  readonly spent: number;
  readonly payments: readonly PaymentSaid[];
};

const whereOf = ({ year, line, month }: PaymentsOf): Where => ({
  year,
  ...(line !== undefined && { line }),
  ...(month !== undefined && { day: { gte: `${month}-01`, lte: `${month}-31` } }),
});
const lineDayOf = ({ day, line, spent, payments }: LineDayDoc): LineDay => ({ day, line, spent, payments });

/** Payments of a year, a month, or a line: a day and line together, the newest day first. */
export class Payments extends Query<Listed<LineDay>> {
  constructor(readonly wanted: PaymentsWanted) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = {
      name: 'payments',
      collection: of('payments'),
      where: whereOf(this.wanted),
      sort: [['day', -1]],
      kinds: ['string'],
    } as const;
    return told(await page<LineDayDoc>(store, listing, this.wanted), lineDayOf);
  }
}

/** Lines and days that one answer holds at the most: months of a large city. */
export const MOST_LINE_DAYS = 50_000;
const AT_ONCE = 2_000;

/** The same without pages. `undefined` where they are too many for one answer. */
export class AllPayments extends Query<readonly LineDay[] | undefined> {
  constructor(
    readonly wanted: PaymentsOf,
    readonly most = MOST_LINE_DAYS,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const find = { where: whereOf(this.wanted), sort: [['day', -1]], limit: AT_ONCE } as const;
    const all: LineDay[] = [];
    for (let after: readonly string[] | undefined; ; ) {
      const found = await store.find<LineDayDoc>(of('payments'), { ...find, ...(after && { after }) });
      all.push(...found.map(lineDayOf));
      if (all.length > this.most) return undefined;
      const last = found.at(-1);
      if (!last || found.length < AT_ONCE) return all;
      after = [last.day, last._id];
    }
  }
}

export type SpendingFile = Omit<SpendingFileDoc, '_id' | 'position' | 'whole'> & { readonly file: string };
/** Files of payments that came in whole, the newest first. */
export class SpendingFiles extends Query<Listed<SpendingFile>> {
  constructor(readonly wanted: Paging = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = {
      name: 'spending-files',
      collection: of('spending-files'),
      where: { whole: true },
      sort: [['position', -1]],
      kinds: ['number'],
    } as const;
    const found = await page<SpendingFileDoc>(store, listing, this.wanted);
    return told(found, ({ _id, position: _, whole: __, ...rest }) => ({ file: _id, ...rest }));
  }
}

export type Budget = Omit<BudgetDoc, '_id' | 'position'>;
/** The budgets, the newest year first. */
export class Budgets extends Query<{ readonly items: readonly Budget[] }> {
  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<BudgetDoc>(of('budgets'), {});
    const items = found.sort((a, b) => b.year - a.year).map(({ _id, position: _, ...rest }) => rest);
    return { items };
  }
}
