import { dayOf } from '../../events/calendar.js';
import type { LineSpending, Payment, SpendingImported, SpendingReported } from '../../events/spending.js';
import { type Decider, refuse } from '../decider.js';
import { type BudgetPlan, budgetPlan, hasLine } from './budget-plan.js';
import { RecordSpendingImport, ReportSpending } from './spending-commands.js';

/** So many payments, or lines, go into one fact: it stays well within an entry of the public log. */
const PAYMENTS_A_FACT = 40;

export type DaySpending = {
  /** 0 while nothing is known of the day. */
  readonly version: number;
  /** By line: what was spent in all, in tetri, and the payments as text. */
  readonly lines: Readonly<Record<string, { readonly tetri: number; readonly payments: string }>>;
};

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** `spending-<day>`: a day is said whole. What is said anew takes the place of what was said before; both stay in the log. */
export const daySpending: Decider<DaySpending, ReportSpending, SpendingReported, { budget: BudgetPlan }> = {
  category: 'spending',
  usuallyNew: true,
  handles: [ReportSpending],
  id: ({ day }) => day,
  given: { budget: { fold: budgetPlan as never, id: ({ day }) => day.slice(0, 4) } },
  initial: { version: 0, lines: {} },

  evolve(state, { type, data }) {
    if (type !== 'SpendingReported') return state;
    const lines = data.part === 1 ? {} : { ...state.lines };
    for (const { line, now, payments } of data.lines)
      if (now > 0) lines[line] = { tetri: now, payments: joined(lines[line]?.payments, payments) };
    return { version: data.version, lines };
  },

  decide({ day, version, payments, source, file }, state, { at }, { budget }) {
    if (budget.version === 0) return refuse('spending.no-budget', { year: yearOf(day) });
    if (day > dayOf(at)) return refuse('spending.future-day', { day });
    const lost = payments.find(({ line }) => !hasLine(budget, line));
    if (lost) return refuse('spending.unknown-line', { line: lost.line });
    const numbers = new Set(payments.map(({ number }) => number));
    if (numbers.size < payments.length) return refuse('spending.same-number', { day });
    const lines = byLine(payments);
    if (isSame(lines, state)) return [];
    if (version !== state.version + 1) return refuse('spending.not-later', { version: state.version });
    const parts = partsOf(changesOf(lines, state));
    return parts.map((part, i) => ({
      type: 'SpendingReported',
      data: { day, version, part: i + 1, parts: parts.length, lines: part, source, file },
    }));
  },
};

/** `spendingfile-<SHA-256>`: each file comes in once. */
export const spendingFile: Decider<boolean, RecordSpendingImport, SpendingImported> = {
  category: 'spendingfile',
  handles: [RecordSpendingImport],
  id: ({ file }) => file,
  initial: false,
  evolve: (known, { type }) => known || type === 'SpendingImported',
  decide: ({ file, source, rows, days, from, to, tetri }, known) =>
    known ? [] : [{ type: 'SpendingImported', data: { file, source, rows, days, from, to, tetri } }],
};

type Said = ReportSpending['payments'][number];
const paymentOf = ({ number, tetri, contract, payee }: Said): Payment => ({
  ...{ number, tetri, contract: contract ?? null },
  payee: payee ? { code: payee.code, name: payee.name } : null,
});

/** In one order, whatever order they came in. */
function byLine(said: readonly Said[]): ReadonlyMap<string, Payment[]> {
  const lines = new Map<string, Payment[]>();
  for (const one of [...said].sort((a, b) => order(a.line, b.line) || order(a.number, b.number)))
    lines.set(one.line, [...(lines.get(one.line) ?? []), paymentOf(one)]);
  return lines;
}
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Payments as text, one a line of it: what a fold can put together part by part. */
const textOf = (payments: readonly Payment[]) => payments.map((one) => JSON.stringify(one)).join('\n');
const joined = (before: string | undefined, payments: readonly Payment[]) =>
  before === undefined ? textOf(payments) : `${before}\n${textOf(payments)}`;

const isSame = (lines: ReadonlyMap<string, Payment[]>, state: DaySpending) =>
  state.version > 0 &&
  lines.size === Object.keys(state.lines).length &&
  [...lines].every(([line, payments]) => state.lines[line]?.payments === textOf(payments));

function changesOf(lines: ReadonlyMap<string, Payment[]>, state: DaySpending): LineSpending[] {
  const before = (line: string) => state.lines[line]?.tetri ?? 0;
  const gone = Object.keys(state.lines).filter((line) => !lines.has(line));
  return [
    ...[...lines].map(([line, payments]) => {
      const now = payments.reduce((sum, { tetri }) => sum + tetri, 0);
      return { line, was: before(line), now, payments };
    }),
    ...gone.sort().map((line) => ({ line, was: before(line), now: 0, payments: [] })),
  ];
}

/** As many facts as it takes: a line that does not fit goes on in the next, where its sum is what it is already. */
function partsOf(changes: readonly LineSpending[]): LineSpending[][] {
  const parts: LineSpending[][] = [[]];
  let room = PAYMENTS_A_FACT;
  for (const { payments, ...of } of changes) {
    let was = of.was;
    for (let from = 0; from === 0 || from < payments.length; ) {
      if (room === 0) {
        parts.push([]);
        room = PAYMENTS_A_FACT;
      }
      const some = payments.slice(from, from + room);
      parts.at(-1)!.push({ ...of, was, payments: some });
      was = of.now;
      room -= Math.max(1, some.length);
      from += Math.max(1, some.length);
    }
  }
  return parts;
}
