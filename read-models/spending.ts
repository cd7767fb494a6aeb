import { type AsOf, asOf } from './answer.js';
import { type Collections, Query } from './query.js';
import type { BudgetDoc, BudgetLineDoc, Heading, SpendingDayDoc, SpendingFileDoc } from './spending-documents.js';
import type { Condition, ReadStore } from './store.js';

export const SPENDING_BY = ['programme', 'department', 'district', 'line', 'month', 'day'] as const;
export type SpendingBy = (typeof SPENDING_BY)[number];
/** Lines of the budget that are for no one district. */
export const WHOLE_CITY = 'city';

/** Which part of the budget: without anything, all of the newest year that has begun. */
export type SpendingWanted = {
  readonly year?: number | undefined;
  /** A district, or `city` for what is for the whole city. */
  readonly area?: string | undefined;
  readonly programme?: string | undefined;
  readonly department?: string | undefined;
  readonly line?: string | undefined;
  /** By day: the days of this month (YYYY-MM), the last one with payments unless told otherwise. */
  readonly month?: string | undefined;
  readonly by?: SpendingBy | undefined;
};

/** Sums in tetri. `share`: of the plan, 0 and up; null where nothing was planned, and of months and days. */
export type SpendingRow = {
  /** A code, a month (YYYY-MM) or a day; null for the whole. */
  readonly of: string | null;
  /** Of programmes, departments and lines. */
  readonly name: Heading['name'] | null;
  /** Of lines: a district, or `city`. */
  readonly area: string | null;
  readonly adopted: number | null;
  readonly plan: number | null;
  readonly spent: number;
  readonly share: number | null;
};
export type Spent = {
  readonly year: number;
  readonly by: SpendingBy;
  readonly month: string | null;
  readonly items: readonly SpendingRow[];
  readonly total: SpendingRow;
  /** The last day that payments are known of, and when something of this year came in last. */
  readonly lastDay: string | null;
  readonly updatedAt: string;
  /** A file of which days of this year are shown and that has not come in whole: it is on its way, or was cut short. */
  readonly unfinished: { readonly file: string; readonly source: string; readonly days: number } | null;
  /** The budget's newest version; 1 is the budget as adopted. */
  readonly version: number;
  /** Years that have a budget, the newest first. */
  readonly years: readonly number[];
  readonly asOf: AsOf;
};

/** The budget of a year, the newest that has begun by `today` (YYYY-MM-DD) unless told otherwise. */
export async function budgetOf(store: ReadStore, of: Collections, year: number | undefined, today: string) {
  const budgets = await store.find<BudgetDoc>(of('budgets'), {});
  const years = budgets.map((one) => one.year).sort((a, b) => b - a);
  const begun = years.find((one) => one <= Number(today.slice(0, 4)));
  const wanted = year ?? begun ?? years[0];
  return { budget: budgets.find((one) => one.year === wanted), years };
}

/** The lines of one year that are wanted. */
export async function linesOf(store: ReadStore, of: Collections, year: number, wanted: SpendingWanted) {
  const { area, programme, department, line } = wanted;
  const where: Record<string, Condition> = { year };
  if (line !== undefined) where.line = line;
  const found = await store.find<BudgetLineDoc>(of('budget-lines'), { where, sort: [['line', 1]] });
  return found.filter(
    (one) =>
      (area === undefined || one.area === area) &&
      (programme === undefined || one.programme.code === programme) &&
      (department === undefined || one.department.code === department),
  );
}

/** Plan and spending of a year, by whatever it is asked by. Undefined where there is no such budget, or no such part of it. */
export class Spending extends Query<Spent | undefined> {
  constructor(
    readonly wanted: SpendingWanted,
    /** YYYY-MM-DD. */
    readonly today: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { by = 'programme' } = this.wanted;
    const { budget, years } = await budgetOf(store, of, this.wanted.year, this.today);
    if (!budget) return undefined;
    const { year } = budget;
    const lines = await linesOf(store, of, year, this.wanted);
    const { programme, department, line } = this.wanted;
    if (lines.length === 0 && (programme ?? department ?? line) !== undefined) return undefined;
    const days = of('spending-days');
    const [last] = await store.find<SpendingDayDoc>(days, { where: { year }, sort: [['day', -1]], limit: 1 });
    const [newest] = await store.find<SpendingDayDoc>(days, { where: { year }, sort: [['position', -1]], limit: 1 });
    const month = by === 'day' ? (this.wanted.month ?? last?.month ?? `${year}-01`) : null;
    const items = month ? await this.byDay(store, days, month, lines) : rowsBy(by, year, lines);
    const updatedAt = newest && newest.at > budget.at ? newest.at : budget.at;
    const seen = asOf(Math.max(budget.position, newest?.position ?? 0));
    const unfinished = await unfinishedIn(store, of, year);
    const dated = { lastDay: last?.day ?? null, updatedAt, unfinished, version: budget.version, years, asOf: seen };
    return { year, by, month, items, total: rowOf(null, null, lines), ...dated };
  }

  private async byDay(store: ReadStore, days: string, month: string, lines: readonly BudgetLineDoc[]) {
    const found = await store.find<SpendingDayDoc>(days, { where: { month }, sort: [['day', 1]] });
    const wanted = new Set(lines.map(({ line }) => line));
    return found.map(({ day, lines: spent }) => {
      const sum = Object.entries(spent).reduce((total, [line, tetri]) => total + (wanted.has(line) ? tetri : 0), 0);
      return bare(day, sum);
    });
  }
}

/** Files that wait for their end, at the most: each is brought in again, or another says its days anew. */
const MOST_UNFINISHED = 20;

/** The newest of which some day is still shown as it said. */
async function unfinishedIn(store: ReadStore, of: Collections, year: number): Promise<Spent['unfinished']> {
  const find = { where: { whole: false }, sort: [['position', -1]] as const, limit: MOST_UNFINISHED };
  for (const { _id: file, source } of await store.find<SpendingFileDoc>(of('spending-files'), find)) {
    const days = await store.count(of('spending-days'), { year, file });
    if (days > 0) return { file, source, days };
  }
  return null;
}

const bare = (of: string, spent: number): SpendingRow => ({
  ...{ of, name: null, area: null, adopted: null, plan: null, spent, share: null },
});

function rowsBy(by: SpendingBy, year: number, lines: readonly BudgetLineDoc[]): SpendingRow[] {
  if (by === 'month')
    return Array.from({ length: 12 }, (_, i) => {
      const spent = lines.reduce((sum, { months }) => sum + months[i]!, 0);
      return bare(`${year}-${String(i + 1).padStart(2, '0')}`, spent);
    });
  const groups = new Map<string, BudgetLineDoc[]>();
  for (const one of lines) {
    const code = codeOf(one, by);
    groups.set(code, [...(groups.get(code) ?? []), one]);
  }
  return [...groups]
    .map(([code, group]) => ({
      ...rowOf(code, nameOf(group[0]!, by), group),
      area: by === 'line' ? group[0]!.area : null,
    }))
    .sort((a, b) => b.plan! - a.plan! || (a.of! < b.of! ? -1 : 1));
}

const codeOf = (one: BudgetLineDoc, by: SpendingBy): string =>
  by === 'programme' || by === 'department' ? one[by].code : by === 'district' ? one.area : one.line;

function nameOf(one: BudgetLineDoc, by: SpendingBy): Heading['name'] | null {
  if (by === 'line') return one.title;
  return by === 'programme' || by === 'department' ? one[by].name : null;
}

export function rowOf(of: string | null, name: Heading['name'] | null, lines: readonly BudgetLineDoc[]): SpendingRow {
  const sum = (field: 'adopted' | 'plan' | 'spent') => lines.reduce((total, one) => total + one[field], 0);
  const [adopted, plan, spent] = [sum('adopted'), sum('plan'), sum('spent')];
  return { of, name, area: null, adopted, plan, spent, share: plan === 0 ? null : spent / plan };
}
