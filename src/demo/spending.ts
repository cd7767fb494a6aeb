import { hash } from 'node:crypto';
import { AdoptBudget, RecordSpendingImport, ReportSpending } from '../../commands/budgeting/spending-commands.js';
import { dayOf, isWorkingDay } from '../../events/calendar.js';
import type { BudgetLine } from '../../events/spending.js';
import { demoLines } from './budget-lines.js';
import { chance } from './people.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
/** So many days ago the city has begun: what was spent before comes in then. */
const SINCE = 199;
const SOURCE = 'ხაზინის ამონაწერი (საჩვენებელი)';
const BUDGET_SOURCE = 'საკრებულოს დადგენილება (საჩვენებელი)';
/** Made up: no such organisations are paid. Their codes begin with 999, which no real one does. */
const PAYEES = ['შპს საჩვენებელი გზა', 'შპს მაგალითი მშენებელი', 'შპს ნიმუში ბაღი', 'შპს გამოგონილი სერვისი'].map(
  (name, n) => ({ code: `99900000${n}`, name }),
);
const digest = (...words: readonly string[]) => hash('sha256', ['demo spending', ...words].join(' '));

type Payment = ReportSpending['payments'][number];
type Day = { readonly day: string; readonly payments: readonly Payment[] };

/** What the city of the demonstration plans and spends: last year whole, this year day by day up to yesterday. */
export function spendingActs(stage: Stage, now: number): Act[] {
  const year = Number(dayOf(new Date(now).toISOString()).slice(0, 4));
  const begun = now - SINCE * DAY;
  const acts: Act[] = [];
  const adopt = (of: number, version: number, lines: readonly BudgetLine[], at: number) => {
    const said = { year: of, version, lines, source: BUDGET_SOURCE, file: digest('budget', `${of}`, `${version}`) };
    acts.push({ at: Math.max(begun, at), perform: stage.official('officer', new AdoptBudget(), said) });
  };
  const [last, plan] = [demoLines(0.92), demoLines(1)];
  adopt(year - 1, 1, last, begun);
  adopt(year, 1, plan, Date.UTC(year - 1, 11, 26, 8));
  const amended = Date.UTC(year, 6, 3, 8);
  if (amended < now - DAY) adopt(year, 2, plan.map(more), amended);
  const random = chance(4);
  const days = [
    ...daysOf(year - 1, last, now, random).filter((_, n, all) => n % 21 === 20 || n === all.length - 1),
    ...daysOf(year, plan, now, random),
  ];
  for (const [at, week] of weeks(days, begun, now)) acts.push(...broughtIn(stage, at, week));
  return acts;
}

/** A good summer: drains and squares get more, theatres a little less. */
const more = (line: BudgetLine): BudgetLine => {
  const factor = ({ '02.01': 1.25, '03.02': 1.1, '07.01': 0.9 } as Readonly<Record<string, number>>)[line.line] ?? 1;
  return factor === 1 ? line : { ...line, plan: Math.round(line.plan * factor) };
};

/** Each working day some lines are paid of: salaries and grants evenly, works mostly late in the year. */
function daysOf(year: number, plan: readonly BudgetLine[], now: number, random: () => number): Day[] {
  const days: Day[] = [];
  const left = new Map(plan.map(({ line, plan: tetri }) => [line, tetri]));
  const yesterday = dayOf(new Date(now - DAY).toISOString());
  for (let at = Date.UTC(year, 0, 1); ; at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > yesterday || !day.startsWith(`${year}`)) return days;
    if (!isWorkingDay(day)) continue;
    const numbers = day.slice(2).replaceAll('-', '');
    const payments = plan
      .filter(() => random() < 0.16)
      .map((line, n) => paymentOf(line, `${numbers}-${n + 1}`, random))
      .filter(({ line, tetri }) => tetri <= left.get(line)!); // nobody pays beyond the plan
    for (const { line, tetri } of payments) left.set(line, left.get(line)! - tetri);
    days.push({ day, payments });
  }
}

function paymentOf({ line, plan, district }: BudgetLine, number: string, random: () => number): Payment {
  const month = Number(number.slice(2, 4));
  const works = district !== null || line.startsWith('02');
  const pace = works ? 0.3 + month * 0.09 : 0.85 + random() * 0.2;
  // a line is paid of on one working day in six, about forty times a year
  const tetri = Math.max(1, Math.round((plan / 40) * pace * (0.6 + random() * 0.75)));
  const [contract, payee] = works
    ? [`CON26-${String(Math.floor(random() * 9_000) + 1_000)}`, PAYEES[Math.floor(random() * PAYEES.length)]!]
    : [null, null];
  return { number, line, tetri, contract, payee };
}

/** Files come in on the Monday after; those of before the beginning all at once. By the hour at which they do. */
function weeks(days: readonly Day[], begun: number, now: number): Map<number, Day[]> {
  const found = new Map<number, Day[]>();
  for (const one of days) {
    const at = Date.parse(`${one.day}T00:00:00.000Z`);
    const monday = at + ((8 - new Date(at).getUTCDay()) % 7 || 7) * DAY + 6 * 3_600_000;
    const hour = Math.max(begun, Math.min(monday, now - 3_600_000));
    found.set(hour, [...(found.get(hour) ?? []), one]);
  }
  return found;
}

function broughtIn(stage: Stage, at: number, days: readonly Day[]): Act[] {
  const file = digest(String(days[0]!.day), String(days.at(-1)!.day));
  const of = { source: SOURCE, file };
  const rows = days.flatMap(({ payments }) => payments);
  const reported = days.map(
    ({ day, payments }): Act => ({
      ...{ at, beside: true },
      perform: stage.official('officer', new ReportSpending(), { ...of, day, version: 1, payments }),
    }),
  );
  const whole = {
    ...{ ...of, rows: rows.length, days: days.length, from: days[0]!.day, to: days.at(-1)!.day },
    tetri: rows.reduce((sum, { tetri }) => sum + tetri, 0),
  };
  return [...reported, { at, perform: stage.official('officer', new RecordSpendingImport(), whole) }];
}
