import fc from 'fast-check';
import { RecordSpendingImport } from '../../commands/budgeting/spending-commands.js';
import { budgetLines } from '../../projections/budgeting/budget-lines.js';
import { budgets } from '../../projections/budgeting/budgets.js';
import { payments } from '../../projections/budgeting/payments.js';
import { spendingDays } from '../../projections/budgeting/spending-days.js';
import { spendingFiles } from '../../projections/budgeting/spending-files.js';
import { SPENDING_BY, Spending, type SpendingWanted } from '../../read-models/spending.js';
import { AllPayments, BudgetLines, SpendingFiles } from '../../read-models/spending-lines.js';
import { spendingTables } from '../../src/open-data/tables/spending.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { rowsOf } from '../open-data/rows-of.js';
import { wish } from '../support/given.js';
import { Town } from '../support/town.js';
import { adopt, LINES, paid, report, sha } from './spending-made-up.js';

const PROJECTIONS = [budgets, budgetLines, payments, spendingDays, spendingFiles];
const TODAY = '2026-06-10';

async function storeOf(town: Town): Promise<MemoryStore> {
  const store = new MemoryStore();
  const position = town.events.length;
  await store.save(
    PROJECTIONS.map((one) => ({ collection: one.name, docs: town.fold(one as never) as never, position })),
  );
  return store;
}
const imported = (more: Partial<RecordSpendingImport>) =>
  wish(
    RecordSpendingImport,
    { file: '', source: 'The treasury', rows: 2, days: 2, from: '2026-05-07', to: '2026-05-08', tetri: 11 },
    more,
  );
const ask = async (town: Town, wanted: SpendingWanted) =>
  new Spending(wanted, TODAY).answer(await storeOf(town), (name) => name);
const told = ({ items = [] }: { items?: readonly { of: string | null; plan: number | null; spent: number }[] } = {}) =>
  items.map(({ of, plan, spent }) => [of, plan, spent]);

function city(): Town {
  const town = new Town('2026-06-10T08:00:00.000Z');
  town.do(adopt(LINES), 'clerk');
  town.do(report([paid('P-1', '02.01', 100_000), paid('P-2', '02.02', 20), paid('P-3', '05.01', 3)]), 'clerk');
  town.do(report([paid('P-4', '02.01', 7)], 1, { day: '2026-04-30' }), 'clerk');
  return town;
}

it('a file of which days are shown is not whole before its closing fact, nor once its days are said anew', async () => {
  const town = city();
  const half = sha('a file that was cut short');
  town.do(report([paid('H-1', '02.01', 5)], 1, { day: '2026-05-07', file: half }), 'clerk');
  town.do(report([paid('H-2', '02.01', 6)], 1, { day: '2026-05-08', file: half }), 'clerk');
  for (const one of ['day 1', 'another day']) town.do(imported({ file: sha(one) }), 'clerk');
  expect((await ask(town, {}))?.unfinished).toEqual({ file: half, source: 'The treasury', days: 2 });
  town.do(report([paid('H-1', '02.01', 7)], 2, { day: '2026-05-07', file: sha('another day') }), 'clerk');
  expect((await ask(town, {}))?.unfinished?.days).toBe(1);
  town.do(imported({ file: half }), 'clerk');
  expect((await ask(town, {}))?.unfinished).toBeNull();
  const files = await new SpendingFiles().answer(await storeOf(town), (name) => name);
  expect(files.items.map(({ file }) => file)).toEqual([half, sha('another day'), sha('day 1')]);
});

it('a year is told by programme, department, district, line, month and day, and each adds up to the whole', async () => {
  const town = city();
  expect(told(await ask(town, {}))).toEqual([
    ['02', 4_000_000, 100_027],
    ['05', 500_050, 3],
  ]);
  expect(told(await ask(town, { by: 'department' }))).toEqual([
    ['works', 4_000_000, 100_027],
    ['greenery', 500_050, 3],
  ]);
  expect(told(await ask(town, { by: 'district' }))).toEqual([
    ['city', 3_000_000, 20],
    ['vake', 1_500_050, 100_010],
  ]);
  expect(told(await ask(town, { by: 'line', area: 'vake' }))).toEqual([
    ['02.01', 1_000_000, 100_007],
    ['05.01', 500_050, 3],
  ]);
  expect(told(await ask(town, { by: 'month', programme: '02' })).filter(([, , spent]) => spent !== 0)).toEqual([
    ['2026-03', null, 100_020],
    ['2026-04', null, 7],
  ]);
  expect(told(await ask(town, { by: 'day' }))).toEqual([['2026-04-30', null, 7]]);
  expect(told(await ask(town, { by: 'day', month: '2026-03', area: 'city' }))).toEqual([['2026-03-02', null, 20]]);
  const { total, lastDay, years, version, asOf } = (await ask(town, {}))!;
  expect([total.plan, total.spent, total.share]).toEqual([4_500_050, 100_030, 100_030 / 4_500_050]);
  expect([lastDay, years, version, asOf.position]).toEqual(['2026-04-30', [2026], 1, 4]);
  expect(await ask(town, { year: 2025 })).toBeUndefined();
  expect(await ask(town, { programme: '77' })).toBeUndefined();
  expect((await ask(town, { area: 'gldani' }))!.total).toMatchObject({ plan: 0, spent: 0, share: null });
});

it('an amendment changes the plan and not what was spent; a line that is left out keeps its spending', async () => {
  const town = city();
  town.do(adopt([{ ...LINES[1]!, plan: 10 }, LINES[2]!], 2), 'clerk');
  const lines = await new BudgetLines({}, TODAY).answer(await storeOf(town), (name) => name);
  expect(lines!.items.map(({ line, adopted, plan, spent, dropped }) => [line, adopted, plan, spent, dropped])).toEqual([
    ['02.01', 1_000_000, 0, 100_007, true],
    ['02.02', 3_000_000, 10, 20, false],
    ['05.01', 500_050, 500_050, 3, false],
  ]);
  expect((await ask(town, {}))!.total).toMatchObject({ adopted: 4_500_050, plan: 500_060, spent: 100_030 });
  town.do(adopt([{ ...LINES[0]!, plan: 5 }, LINES[1]!, LINES[2]!], 3), 'clerk');
  expect(town.fold(budgetLines).get('2026_02.01')).toMatchObject({ plan: 5, dropped: false, spent: 100_007 });
});

it('the newest year that has begun is meant where none is named', async () => {
  const town = city();
  for (const year of [2025, 2027]) town.do(adopt(LINES, 1, { year, file: sha(`${year}`) }), 'clerk');
  expect(await ask(town, {})).toMatchObject({ year: 2026, years: [2027, 2026, 2025] });
});

const days = ['2026-01-05', '2026-01-06', '2026-02-02'];
const step = fc.record({
  day: fc.constantFrom(...days),
  amounts: fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 90 }),
  shift: fc.nat(2),
});

it('whatever is corrected how often: the documents are those of what was said last of each day', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const town = new Town('2026-06-10T08:00:00.000Z');
      town.do(adopt(LINES), 'clerk');
      const last = new Map<string, ReturnType<typeof paid>[]>();
      const versions = new Map<string, number>();
      for (const [n, { day, amounts, shift }] of steps.entries()) {
        const said = amounts.map((tetri, i) => paid(`${i}`, LINES[(i + shift) % (1 + shift)]!.line, tetri));
        const version = (versions.get(day) ?? 0) + 1;
        const facts = town.do(report(said, version, { day, file: sha(`${n}`) }), 'clerk');
        if (facts.length > 0) versions.set(day, version);
        last.set(day, said);
      }
      const all = [...last].flatMap(([day, said]) => said.map((one) => ({ ...one, day })));
      const sum = (of: (one: (typeof all)[number]) => boolean) =>
        all.filter(of).reduce((total, { tetri }) => total + tetri, 0);
      for (const { line, spent, months } of town.fold(budgetLines).values()) {
        expect(spent).toBe(sum((one) => one.line === line));
        expect(months[1]).toBe(sum((one) => one.line === line && one.day.startsWith('2026-02')));
      }
      const paidNow = [...town.fold(payments).values()].flatMap((doc) => doc.payments.map(({ tetri }) => tetri));
      expect(paidNow.sort()).toEqual(all.map(({ tetri }) => tetri).sort());
      for (const [day, doc] of town.fold(spendingDays)) {
        expect(Object.values(doc.lines).reduce((a, b) => a + b, 0)).toBe(sum((one) => one.day === day));
        expect(doc.payments).toBe(all.filter((one) => one.day === day).length);
      }
    }),
    { numRuns: 60 },
  );
});

it('every grouping of any part holds the same sum', async () => {
  const town = city();
  for (const part of [{}, { area: 'vake' }, { programme: '02' }, { department: 'greenery' }, { line: '02.01' }])
    for (const by of SPENDING_BY.filter((one) => one !== 'day')) {
      const { items, total } = (await ask(town, { ...part, by }))!;
      expect([part, by, items.reduce((sum, { spent }) => sum + spent, 0)]).toEqual([part, by, total.spent]);
    }
});

it('all of it goes out as open data: each line of each budget, each payment', async () => {
  const reading = { store: await storeOf(city()), of: (name: string) => name };
  const [lines, paid] = await Promise.all(spendingTables.map((table) => rowsOf(table, reading)));
  expect(lines!.map((row) => [row[1], ...row.slice(-3)])).toEqual([
    ['02.01', 1_000_000, 1_000_000, 100_007],
    ['02.02', 3_000_000, 3_000_000, 20],
    ['05.01', 500_050, 500_050, 3],
  ]);
  expect(paid!.map(([number, day, line, tetri]) => [number, day, line, tetri])).toEqual([
    ['P-1', '2026-03-02', '02.01', 100_000],
    ['P-2', '2026-03-02', '02.02', 20],
    ['P-3', '2026-03-02', '05.01', 3],
    ['P-4', '2026-04-30', '02.01', 7],
  ]);
  for (const [i, rows] of [lines!, paid!].entries())
    for (const row of rows) expect(row).toHaveLength(spendingTables[i]!.columns.length);
});

it('payments are answered without pages unless they are too many', async () => {
  const store = await storeOf(city());
  const all = async (wanted: object, most?: number) =>
    (await new AllPayments({ year: 2026, ...wanted }, most).answer(store, (name) => name))?.map(
      ({ day, line }) => `${day} ${line}`,
    );
  expect(await all({})).toEqual(['2026-04-30 02.01', '2026-03-02 02.01', '2026-03-02 02.02', '2026-03-02 05.01']);
  expect(await all({ month: '2026-03', line: '02.02' })).toEqual(['2026-03-02 02.02']);
  expect(await all({}, 3)).toBeUndefined();
});
