import type { AnswerFile, CrossTable, Table } from '../../../projections/surveys/statistics/published-file.js';
import { type Results, resultsOf } from '../../../projections/surveys/statistics/results.js';
import { roomBySums, roomOf } from '../../../projections/surveys/statistics/suppression.js';
import { interviews, published, QUESTIONS, unpublished } from '../../support/town-survey.js';

type Range = { low: number; high: number };
const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);
const kindOf = (question: string) => QUESTIONS.find(({ code }) => code === question)!.kind;
const isSeveral = (question: string) => ['multiple', 'long', 'short'].includes(kindOf(question));
const totalsOf = ({ tables }: Results, { question, row }: CrossTable): Table =>
  tables.find((table) => table.question === question && table.row === row)!;
const nOf = (cell: CrossTable['groups'][number]['cells'][number]) => ('hidden' in cell ? undefined : cell.n);

/** Narrows ranges by one sum that they must make, from both sides; whether anything moved. */
function narrow(ranges: readonly Range[], least: number, most: number): boolean {
  let moved = false;
  for (const range of ranges) {
    const low = Math.max(range.low, least - (sum(ranges.map(({ high }) => high)) - range.high));
    const high = Math.min(range.high, most - (sum(ranges.map((other) => other.low)) - range.low));
    if (low === range.low && high === range.high) continue;
    Object.assign(range, { low, high });
    moved = true;
  }
  return moved;
}

/**
 * Reads a published table with the table of all beside it and closes in on every hidden count from all sides until
 * nothing moves (shuttle algorithm: Buzzigoli & Giusti 1999).
 */
function attack(results: Results, table: CrossTable): Range[][] {
  const totals = totalsOf(results, table);
  const { most } = QUESTIONS.find(({ code }) => code === table.question)!;
  const ranges = table.groups.map(({ n, cells }) =>
    cells.map((cell) => ({ low: nOf(cell) ?? 0, high: nOf(cell) ?? n })),
  );
  for (let moved = true; moved; ) {
    moved = false;
    for (const [j, { n }] of totals.lines.entries())
      moved =
        narrow(
          ranges.map((row) => row[j]!),
          n,
          n,
        ) || moved;
    for (const [i, { n }] of table.groups.entries()) {
      if (!isSeveral(table.question)) moved = narrow(ranges[i]!, n, n) || moved;
      else if (kindOf(table.question) === 'multiple')
        moved = narrow(ranges[i]!, n, (most ?? ranges[i]!.length) * n) || moved;
    }
  }
  return ranges;
}

/** The true counts behind a table, from the file. */
function truth({ rows }: AnswerFile, { question, row, by, groups }: CrossTable): number[][] {
  return groups.map(({ codes, cells }) =>
    cells.map(({ code }) => {
      const gave = rows.filter((one) => {
        const answer = one.answers[question];
        const value = row === undefined ? answer : (answer as Record<string, string> | undefined)?.[row];
        if (!codes.includes(one[by])) return false;
        if (kindOf(question) === 'order') return (value as string[] | undefined)?.[0] === code;
        return Array.isArray(value) ? value.includes(code) : value === code;
      });
      return gave.length;
    }),
  );
}

describe.each([
  [1200, 17],
  [1200, 18],
  [600, 19],
  [300, 20],
  [90, 21],
])('the published tables of %i interviews (seed %i)', (n, seed) => {
  const people = interviews(n, seed);
  const file = unpublished(people); // who attacks does not have it
  const results = resultsOf(published(people));
  const withCells = results.crossTables.filter(({ groups }) => groups.some(({ cells }) => cells.length > 0));

  it('show cells and groups of ten and more only, and add up to the table of all', () => {
    expect(withCells.length).toBeGreaterThan(3);
    for (const table of results.crossTables) {
      if (table.groups.length === 0) continue;
      expect(sum(table.groups.map((group) => group.n))).toBe(totalsOf(results, table).base.answered);
      for (const group of table.groups) {
        expect(group.n).toBeGreaterThanOrEqual(10);
        for (const [j, cell] of group.cells.entries()) {
          const isEmptyInAll = totalsOf(results, table).lines[j]!.n === 0;
          if (!('hidden' in cell) && !isEmptyInAll) expect(cell.n).toBeGreaterThanOrEqual(10);
        }
      }
    }
  });

  it('let nobody who has all of them close in on a hidden count', () => {
    let hiddenCounts = 0;
    for (const table of withCells) {
      const counts = truth(file, table);
      const ranges = attack(results, table);
      for (const [i, group] of table.groups.entries()) {
        for (const [j, cell] of group.cells.entries()) {
          const count = counts[i]![j]!;
          if (!('hidden' in cell)) {
            expect(cell.n).toBe(count);
            continue;
          }
          hiddenCounts += 1;
          const option = counts.map((row, k) => [row[j]!, table.groups[k]!.n - row[j]!]);
          const free = isSeveral(table.question) ? roomBySums(option, i, 0) : roomBySums(counts, i, j);
          const { low, high } = ranges[i]![j]!;
          expect(low <= count && count <= high).toBe(true);
          expect(high - low).toBeGreaterThanOrEqual(Math.min(10, free));
          expect(high - low).toBeGreaterThan(0);
        }
      }
    }
    expect(hiddenCounts).toBeGreaterThan(0);
  });

  it('stand the exact attack as well: the bounds of every single choice as a linear programme', () => {
    for (const table of withCells.filter(({ question }) => !isSeveral(question))) {
      const counts = truth(file, table);
      const hidden = table.groups.map(({ cells }) => cells.map((cell) => 'hidden' in cell));
      for (const [i, row] of hidden.entries()) {
        for (const [j, is] of row.entries()) {
          if (is) expect(roomOf(counts, hidden, i, j)).toBeGreaterThanOrEqual(Math.min(10, roomBySums(counts, i, j)));
        }
      }
    }
  });

  it('hide a weighted share only together with another of its row and another of its column', () => {
    for (const { groups, question } of withCells) {
      const hidden = groups.map(({ cells }) => cells.map((cell) => 'hidden' in cell));
      for (const [i, row] of hidden.entries()) {
        for (const [j, is] of row.entries()) {
          if (!is) continue;
          expect(hidden.filter((other, k) => k !== i && other[j]).length).toBeGreaterThan(0);
          if (!isSeveral(question)) expect(row.filter((other, k) => k !== j && other).length).toBeGreaterThan(0);
        }
      }
    }
  });

  it('break a question with a filter down only where the filter’s own table shows the whole row', () => {
    for (const table of withCells) {
      const [test] = QUESTIONS.find(({ code }) => code === table.question)!.when?.conditions ?? [];
      if (!test) continue;
      const parent = results.crossTables.find(({ question, by }) => question === test.question && by === table.by)!;
      for (const { codes } of table.groups.filter((group) => group.codes.length === 1)) {
        const row = parent.groups.find((group) => group.codes.join() === codes.join())!;
        expect(row.cells.some((cell) => 'hidden' in cell)).toBe(false);
      }
    }
  });

  it('tell means of scales by group, and not the cells', () => {
    const byDistrict = results.crossTables.find(({ question, by }) => question === 'trust' && by === 'district')!;
    expect(byDistrict.groups.every(({ cells }) => cells.length === 0)).toBe(true);
    expect(byDistrict.groups.every(({ mean }) => mean!.mean > 20_000 && mean!.mean < 80_000)).toBe(true);
  });
});

it('text without codes and questions without a table have no groups', () => {
  const results = resultsOf(published(interviews(300, 20)));
  for (const { question, groups } of results.crossTables) if (question === 'name') expect(groups).toEqual([]);
  expect(resultsOf(published(interviews(18, 2))).crossTables.every(({ groups }) => groups.length < 3)).toBe(true);
});

it('where all gave one answer there is nothing to hide: every group shows it', () => {
  const people = interviews(1200, 17).map((one) => ({ ...one, answers: { transport: 'bus' } }));
  const { tables, crossTables } = resultsOf(published(people, { questions: QUESTIONS.slice(0, 1) }));
  expect(tables[0]!.lines[0]).toMatchObject({ n: 1200, share: 10_000, margin: 0 });
  expect(tables[0]!.lines[0]!.interval![0]).toBeGreaterThan(9900);
  for (const { groups } of crossTables) {
    expect(groups.every(({ n, cells }) => cells.every((cell, j) => nOf(cell) === (j === 0 ? n : 0)))).toBe(true);
  }
});

describe('means of a scale by group', () => {
  const withTrust = (trust: (district: string, i: number) => number) =>
    resultsOf(
      published(
        interviews(1200, 17).map((one, i) => ({ ...one, answers: { trust: trust(one.cell.district, i) } })),
        { questions: QUESTIONS.filter(({ code }) => code === 'trust') },
      ),
    ).crossTables.find(({ by }) => by === 'district')!.groups;

  it('are held back where all stand at one end, and then for a second group too', () => {
    const groups = withTrust((district, i) => (district === 'vake' ? 10 : i % 11));
    const held = groups.filter(({ mean }) => mean === undefined).map(({ codes }) => codes.join());
    expect(held).toContain('vake');
    expect(held).toHaveLength(2);
  });

  it('are held back for a third where two stand at one end together', () => {
    const ends = ['vake', 'gldani'];
    const groups = withTrust((district, i) => (ends.includes(district) ? 10 : i % 11));
    const held = groups.filter(({ mean }) => mean === undefined).map(({ codes }) => codes.join());
    expect(held).toEqual(expect.arrayContaining(ends));
    expect(held).toHaveLength(3);
  });

  it('are all held back where everybody stands at one end', () => {
    expect(withTrust(() => 0).every(({ mean }) => mean === undefined)).toBe(true);
  });
});
