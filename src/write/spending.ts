import { hash } from 'node:crypto';
import { type BudgetPlan, budgetPlan } from '../../commands/budgeting/budget-plan.js';
import { daySpending, spendingFile, yearOf } from '../../commands/budgeting/spending.js';
import { AdoptBudget, RecordSpendingImport, ReportSpending } from '../../commands/budgeting/spending-commands.js';
import type { Command } from '../../commands/command.js';
import { type Fold, isRefusal, type Refusal, refuse, streamOf } from '../../commands/decider.js';
import { refusals } from '../../commands/refusals.js';
import type { Clock } from '../clock.js';
import type { Caller } from '../identity/roles.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { readBudget } from '../spending/read-budget.js';
import { type ReadPayment, readPayments } from '../spending/read-payments.js';
import type { FaultyRow } from '../spending/wrong-rows.js';
import type { Receipt } from './decide.handler.js';
import type { Acting } from './desk.js';
import type { Offices } from './offices.js';

type Send = <C extends Command>(wish: C, supplied: Partial<C>, who: Acting | string) => Promise<unknown>;

/**
 * What an import did, or would do: lines of a budget, or days of payments, counted. `file`: its SHA-256; `tetri`: of all
 * its rows. Where a row is refused, nothing is done. `dropped`: lines that the budget had before and the file has not.
 */
export type SpendingImport = {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly dropped: number;
  readonly tetri: number;
  readonly file: string;
  readonly refused: readonly FaultyRow[];
  /** Of the last fact, where something was recorded. */
  readonly position?: number;
};
type Counts = Pick<SpendingImport, 'added' | 'changed' | 'unchanged' | 'dropped'>;
type Day = { readonly day: string; readonly rows: readonly ReadPayment[] };

const NOTHING: Counts = { added: 0, changed: 0, unchanged: 0, dropped: 0 };
/** The department whose officers bring in budget and spending. */
export const FINANCE = 'finance';
/** Days are sent so many at once, so that they share a commit. */
const AT_ONCE = 50;

export type SpendingFileSaid = { readonly csv: string; readonly source: string };
type How = { readonly dryRun?: boolean | undefined };

/** Brings in budgets and payments: all rows of a file, or none. */
export class SpendingImports {
  constructor(
    private readonly send: Send,
    private readonly log: Pick<EventLog, 'read'>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly offices: Pick<Offices, 'terms'>,
  ) {}

  /** @throws Refused for an officer whose office is bounded to another department, or to a district */
  async mustBeFinance({ person }: Caller): Promise<void> {
    const { department, district } = person === undefined ? {} : await this.offices.terms(person, 'officer');
    if ((department !== undefined && department.toLowerCase() !== FINANCE) || district !== undefined)
      throw new Refused(refuse('spending.not-finance', { department: department ?? '' }));
  }

  /** The whole budget of a year: its first version, or the next one. */
  async importBudget(
    { csv, source, year }: SpendingFileSaid & { readonly year: number },
    who: Acting | string,
    { dryRun = false }: How = {},
  ): Promise<SpendingImport> {
    const { lines, at, refused } = await readBudget(csv);
    const file = hash('sha256', csv);
    const state = await this.state(budgetPlan, String(year));
    const wish = Object.assign(new AdoptBudget(), { year, version: state.version + 1, lines, source, file });
    const decision = budgetPlan.decide(wish, state, this.nobody(), {});
    const wrong = [...refused];
    if (isRefusal(decision)) {
      if (refused.length === 0) wrong.push({ line: at.get(String(decision.because.line)) ?? 1, ...rowOf(decision) });
    }
    const counts = isRefusal(decision) ? NOTHING : budgetCounts(decision, state, lines.length);
    const tetri = lines.reduce((sum, { plan }) => sum + plan, 0);
    const summary = { dryRun, rows: lines.length + refused.length, tetri, file, refused: sorted(wrong) };
    if (wrong.length > 0) return { ...summary, ...(dryRun ? counts : NOTHING) };
    if (dryRun || counts.added + counts.changed + counts.dropped === 0) return { ...summary, ...counts };
    const { position } = (await this.send(wish, {}, who)) as Receipt;
    return { ...summary, ...counts, position };
  }

  /** Payments, day by day: each day of the file is said anew, whole. A file that has come in before changes nothing. */
  async importSpending(
    { csv, source }: SpendingFileSaid,
    who: Acting | string,
    { dryRun = false }: How = {},
  ): Promise<SpendingImport> {
    const { payments, refused } = await readPayments(csv);
    const file = hash('sha256', csv);
    const days = byDay(payments);
    const tetri = payments.reduce((sum, { said }) => sum + said.tetri, 0);
    const known = await this.state(spendingFile, file);
    const told = known ? [] : await Promise.all(days.map((day) => this.wouldBe(day, { source, file })));
    const wrong = [...refused, ...told.flatMap((one) => ('refused' in one ? one.refused : []))];
    const wishes = told.flatMap((one) => ('wish' in one ? [one.wish] : []));
    const added = wishes.filter(({ version }) => version === 1).length;
    const changes = { added, changed: wishes.length - added, dropped: 0 };
    const counts = { ...changes, unchanged: known ? days.length : told.filter((one) => 'same' in one).length };
    const summary = { dryRun, rows: payments.length + refused.length, tetri, file, refused: sorted(wrong) };
    if (wrong.length > 0) return { ...summary, ...(dryRun ? counts : NOTHING) };
    if (dryRun || known) return { ...summary, ...counts };
    for (let from = 0; from < wishes.length; from += AT_ONCE)
      await Promise.all(wishes.slice(from, from + AT_ONCE).map((wish) => this.send(new ReportSpending(), wish, who)));
    const of = { file, source, rows: payments.length, days: days.length, tetri };
    const ends = { from: days[0]!.day, to: days.at(-1)!.day };
    const { position } = (await this.send(new RecordSpendingImport(), { ...of, ...ends }, who)) as Receipt;
    return { ...summary, ...counts, position };
  }

  /** What a day would do, by the rules themselves. */
  private async wouldBe(
    { day, rows }: Day,
    from: { readonly source: string; readonly file: string },
  ): Promise<
    { readonly refused: FaultyRow[] } | { readonly wish: Omit<ReportSpending, keyof Command> } | { readonly same: true }
  > {
    const [state, budget] = await Promise.all([
      this.state(daySpending, day),
      this.state(budgetPlan, String(yearOf(day))),
    ]);
    const version = state.version + 1;
    const wish = { ...from, day, version, payments: rows.map(({ said: { day: _, ...rest } }) => rest) };
    const asked = Object.assign(new ReportSpending(), wish);
    const decision = daySpending.decide(asked, state, this.nobody(), { budget });
    if (isRefusal(decision)) return { refused: lostRows(rows, budget, decision) };
    return decision.length === 0 ? { same: true } : { wish };
  }

  private async state<S>(fold: Fold<S, never>, id: string): Promise<S> {
    const facts = await this.log.read(streamOf(fold.category, id));
    return facts.reduce((state, fact) => fold.evolve(state, fact as never), fold.initial);
  }

  private nobody() {
    return { at: this.clock.now(), actor: '' };
  }
}

const sorted = (wrong: FaultyRow[]) => wrong.sort((a, b) => a.line - b.line);

function rowOf({ refused, because }: Refusal) {
  const about = because.heading ?? because.line ?? because.year ?? because.day ?? because.district;
  return { fault: refused, reason: refusals[refused].detail, ...(about !== undefined && { about: String(about) }) };
}

/** A refusal is told of each row that it is about: of one line of the budget those rows, of a day all of them. */
function lostRows(rows: readonly ReadPayment[], budget: BudgetPlan, refusal: Refusal): FaultyRow[] {
  if (refusal.refused !== 'spending.unknown-line') return rows.map(({ line }) => ({ line, ...rowOf(refusal) }));
  return rows
    .filter(({ said }) => !Object.hasOwn(budget.lines, said.line))
    .map(({ line, said }) => ({ line, ...rowOf(refuse('spending.unknown-line', { line: said.line })) }));
}

function byDay(payments: readonly ReadPayment[]): Day[] {
  const days = new Map<string, ReadPayment[]>();
  for (const one of payments) {
    const rows = days.get(one.said.day);
    if (rows) rows.push(one);
    else days.set(one.said.day, [one]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, rows]) => ({ day, rows }));
}

function budgetCounts(
  decision: readonly { readonly type: string; readonly data: object }[],
  state: BudgetPlan,
  rows: number,
): Counts {
  const codes = (type: string) =>
    decision
      .filter((fact) => fact.type === type)
      .flatMap(({ data }) => (data as { lines: readonly (string | { line: string })[] }).lines)
      .map((one) => (typeof one === 'string' ? one : one.line));
  const set = codes('BudgetLinesSet');
  const changed = set.filter((line) => state.lines[line]).length;
  const added = set.length - changed;
  return { added, changed, unchanged: rows - set.length, dropped: codes('BudgetLinesDropped').length };
}
