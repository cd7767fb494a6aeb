import { budgetPlan, MOST_LINES } from '../../commands/budgeting/budget-plan.js';
import { daySpending, spendingFile } from '../../commands/budgeting/spending.js';
import {
  type AdoptBudget,
  RecordSpendingImport,
  type ReportSpending,
} from '../../commands/budgeting/spending-commands.js';
import type { Command } from '../../commands/command.js';
import { type Decider, isRefusal } from '../../commands/decider.js';
import type { Fact } from '../../events/envelope.js';
import type { BudgetEvent, BudgetLine, SpendingReported } from '../../events/spending.js';
import { NOW, spec, stateOf, wish } from '../support/given.js';
import { adopt, LINES, PARKS, paid, report, sha } from './spending-made-up.js';

/** The facts of a stream in which these were granted, one after the other. */
function granted<S, C extends Command, E extends Fact, G extends object>(
  decider: Decider<S, C, E, G>,
  world: G,
  commands: readonly C[],
): E[] {
  const past: E[] = [];
  for (const command of commands) {
    const decision = decider.decide(command, stateOf(decider, ...past), NOW, world);
    if (isRefusal(decision)) throw new Error(decision.refused);
    past.push(...decision);
  }
  return past;
}
const decided = (...commands: AdoptBudget[]): BudgetEvent[] => granted(budgetPlan, {}, commands);
const first = decided(adopt(LINES));

describe('the budget of a year', () => {
  const rules = spec(budgetPlan);

  it('is adopted line by line, and the fact that adopts it comes last', () => {
    rules
      .given()
      .when(adopt([...LINES].reverse()))
      .then(
        { type: 'BudgetLinesSet', data: { year: 2026, version: 1, lines: LINES as readonly BudgetLine[] } },
        {
          type: 'BudgetAdopted',
          data: {
            ...{ year: 2026, version: 1, lines: 3, changed: 3, plan: 4_500_050 },
            ...{ source: 'A made-up file', file: sha('budget 1') },
          },
        },
      );
  });

  it('goes into as many facts as it takes, each small enough for an entry of the public log', () => {
    const long = 'გ'.repeat(160);
    const name = { ka: long, en: long };
    const lines = Array.from({ length: MOST_LINES }, (_, n) => ({
      ...{ line: `${10_000 + n}.abcdefghij`, title: name, programme: { code: '02.abcdefghijklm', name } },
      ...{ department: { code: 'd'.repeat(40), name }, district: 'nadzaladevi', plan: 1_000_000_000_000 },
    }));
    const facts = decided(adopt(lines));
    expect(facts.flatMap(({ type, data }) => (type === 'BudgetLinesSet' ? data.lines : []))).toHaveLength(MOST_LINES);
    for (const { data } of facts) expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(62_000);
  });

  it('is amended by what is other than before: changed, new, left out', () => {
    const [pavements, , squares] = LINES;
    const fresh = { ...squares!, line: '05.02', plan: 7 };
    const amended = [pavements!, { ...squares!, plan: 600_000 }, fresh];
    rules
      .given(...first)
      .when(adopt(amended, 2))
      .then(
        {
          type: 'BudgetLinesSet',
          data: { year: 2026, version: 2, lines: [{ ...squares!, plan: 600_000 }, fresh] },
        },
        { type: 'BudgetLinesDropped', data: { year: 2026, version: 2, lines: ['02.02'] } },
        {
          type: 'BudgetAdopted',
          data: {
            ...{ year: 2026, version: 2, lines: 3, changed: 3, plan: 1_600_007 },
            ...{ source: 'A made-up file', file: sha('budget 2') },
          },
        },
      );
  });

  it('is the same for the same file, also after an amendment, and for another file that says the same', () => {
    const amended = decided(adopt(LINES), adopt(LINES.slice(1), 2));
    rules
      .given(...amended)
      .when(adopt(LINES, 3, { file: sha('budget 1') }))
      .thenNothing();
    rules
      .given(...first)
      .when(adopt(LINES, 2, { file: sha('another') }))
      .thenNothing();
    rules
      .given(...amended)
      .when(adopt(LINES, 3, { file: sha('third') }))
      .then(
        { type: 'BudgetLinesSet', data: { year: 2026, version: 3, lines: [LINES[0] as BudgetLine] } },
        expect.objectContaining({ type: 'BudgetAdopted' }),
      );
  });

  it('is refused where it contradicts itself, or came too late', () => {
    const change = (more: object) => [LINES[0]!, { ...LINES[1]!, ...more }];
    const two = { code: '02', name: { ka: 'ქუჩები', en: 'Streets' } };
    rules.given().when(adopt([])).refused('budget.empty');
    rules
      .given()
      .when(adopt(change({ line: '02.01' })))
      .refused('budget.same-line', { line: '02.01' });
    rules
      .given()
      .when(adopt(change({ programme: two })))
      .refused('budget.two-names', { line: '02.02', heading: '02' });
    rules
      .given()
      .when(adopt(change({ district: 'atlantis' })))
      .refused('budget.unknown-district');
    rules
      .given(...first)
      .when(adopt(LINES.slice(1), 1, { file: 'f' }))
      .refused('budget.not-later', { version: 1 });
    const many = Array.from({ length: MOST_LINES + 1 }, (_, n) => ({ ...LINES[0]!, line: `L${n}` }));
    rules.given().when(adopt(many)).refused('budget.too-many-lines');
  });
});

describe('what was spent on a day', () => {
  const world = { budget: stateOf(budgetPlan, ...first) };
  const rules = spec(daySpending, world);
  const roads = paid('P-1', '02.01', 150_025, { contract: 'CON-7', payee: { code: '123456789', name: 'შპს გზა' } });
  const days = (...commands: ReportSpending[]): SpendingReported[] => granted(daySpending, world, commands);

  it('is told line by line, in one order', () => {
    rules
      .given()
      .when(report([paid('P-3', '05.01', 3), paid('P-2', '02.01', 5), roads]))
      .then({
        type: 'SpendingReported',
        data: {
          ...{ day: '2026-03-02', version: 1, part: 1, parts: 1, source: 'The treasury', file: sha('day 1') },
          lines: [
            {
              ...{ line: '02.01', was: 0, now: 150_030 },
              payments: [
                { number: 'P-1', tetri: 150_025, contract: 'CON-7', payee: { code: '123456789', name: 'შპს გზა' } },
                { number: 'P-2', tetri: 5, contract: null, payee: null },
              ],
            },
            { line: '05.01', was: 0, now: 3, payments: [{ number: 'P-3', tetri: 3, contract: null, payee: null }] },
          ],
        },
      });
  });

  it('is corrected by a later version, which says what each line was and is; the same again is nothing', () => {
    const before = days(report([roads, paid('P-3', '05.01', 3)]));
    rules
      .given(...before)
      .when(report([paid('P-3', '05.01', 3), roads], 2))
      .thenNothing();
    rules
      .given(...before)
      .when(report([paid('P-3', '05.01', 4)], 2))
      .then({
        type: 'SpendingReported',
        data: {
          ...{ day: '2026-03-02', version: 2, part: 1, parts: 1, source: 'The treasury', file: sha('day 2') },
          lines: [
            { line: '05.01', was: 3, now: 4, payments: [{ number: 'P-3', tetri: 4, contract: null, payee: null }] },
            { line: '02.01', was: 150_025, now: 0, payments: [] },
          ],
        },
      });
    const corrected = [...before, ...days(report([roads, paid('P-3', '05.01', 3)]), report([roads], 2)).slice(1)];
    rules
      .given(...corrected)
      .when(report([roads], 3))
      .thenNothing();
    rules
      .given(...before)
      .when(report([roads], 1))
      .refused('spending.not-later', { version: 1 });
  });

  it('goes into as many facts as it takes; the sums of the lines come out once', () => {
    const name = 'გ'.repeat(160);
    const many = Array.from({ length: 95 }, (_, n) =>
      paid(`${n}`.padStart(40, 'გ'), n < 50 ? '02.01' : '02.02', 10, {
        contract: 'გ'.repeat(40),
        payee: { code: '123456789', name },
      }),
    );
    const facts = days(report(many));
    expect(facts.map(({ data: { part, parts } }) => [part, parts])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const sums: Record<string, number> = {};
    for (const { data } of facts) {
      expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(62_000);
      for (const { line, was, now } of data.lines) sums[line] = (sums[line] ?? 0) + now - was;
    }
    expect(sums).toEqual({ '02.01': 500, '02.02': 450 });
    rules
      .given(...facts)
      .when(report([...many].reverse(), 2))
      .thenNothing();
    expect(days(report(many), report([], 2)).at(-1)!.data.lines).toEqual([
      { line: '02.01', was: 500, now: 0, payments: [] },
      { line: '02.02', was: 450, now: 0, payments: [] },
    ]);
  });

  it('is refused without a budget, for an unknown line, for a day to come, and for one number twice', () => {
    spec(daySpending, { budget: budgetPlan.initial })
      .given()
      .when(report([roads]))
      .refused('spending.no-budget');
    rules
      .given()
      .when(report([paid('P-1', '99', 1)]))
      .refused('spending.unknown-line', { line: '99' });
    rules
      .given()
      .when(report([roads], 1, { day: '2026-06-11' }))
      .refused('spending.future-day');
    rules
      .given()
      .when(report([roads, paid('P-1', '02.02', 1)]))
      .refused('spending.same-number');
    // in Tbilisi it is the eleventh already
    rules
      .given()
      .when(report([roads], 1, { day: '2026-06-11' }), { at: '2026-06-10T20:30:00.000Z' })
      .then(expect.objectContaining({ type: 'SpendingReported' }));
  });

  it('may be on a line that an amendment has left out: it was spent all the same', () => {
    const amended = stateOf(budgetPlan, ...decided(adopt(LINES), adopt([{ ...LINES[2]!, programme: PARKS }], 2)));
    spec(daySpending, { budget: amended })
      .given()
      .when(report([roads]))
      .then(expect.objectContaining({ type: 'SpendingReported' }));
  });
});

it('a file of payments comes in once', () => {
  const command = wish(RecordSpendingImport, {
    ...{ file: sha('f'), source: 'The treasury', rows: 3, days: 2, from: '2026-03-02', to: '2026-03-03', tetri: 7 },
  });
  const fact = { type: 'SpendingImported' as const, data: { ...command } };
  spec(spendingFile).given().when(command).then(fact);
  spec(spendingFile).given(fact).when(command).thenNothing();
});
