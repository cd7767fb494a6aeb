import { boundsOf, type Counts, type Hidden } from '../../../projections/surveys/statistics/bounds.js';
import { roomBySums, roomOf, suppress } from '../../../projections/surveys/statistics/suppression.js';
import { suppressOptions } from '../../../projections/surveys/statistics/suppression-of-options.js';
import { chance, shuffled } from '../../support/respondents.js';

const cellsOf = (counts: Counts) => counts.flatMap((line, i) => line.map((n, j) => ({ i, j, n })));
const sumsOf = (counts: Counts) => ({
  rows: counts.map((line) => line.reduce((sum, n) => sum + n, 0)),
  columns: counts[0]!.map((_, j) => counts.reduce((sum, line) => sum + line[j]!, 0)),
});

/** An attacker without cleverness: writes down every table that fits what is shown and the sums. */
function everyTable(counts: Counts, hidden: Hidden): Counts[] {
  const { rows, columns } = sumsOf(counts);
  const cells = cellsOf(counts);
  const found: number[][][] = [];
  const table = counts.map((line) => line.map(() => 0));
  const fill = (at: number, row: number[], column: number[]): void => {
    if (at === cells.length) {
      if (row.every((n) => n === 0) && column.every((n) => n === 0)) found.push(table.map((line) => [...line]));
      return;
    }
    const { i, j, n } = cells[at]!;
    const most = Math.min(row[i]!, column[j]!);
    const [from, to] = hidden[i]![j] ? [j === counts[0]!.length - 1 ? row[i]! : 0, most] : [n, Math.min(n, most)];
    for (let value = from; value <= to; value += 1) {
      table[i]![j] = value;
      fill(at + 1, row.with(i, row[i]! - value), column.with(j, column[j]! - value));
    }
  };
  fill(0, rows, columns);
  return found;
}

const random = (next: () => number, rows: number, columns: number, most: number): Counts =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(next() ** 2 * most)));

describe('what a hidden count can be', () => {
  it('by hand: a square of four is known up to one number', () => {
    const counts = [
      [3, 20, 9],
      [15, 2, 9],
      [9, 9, 9],
    ];
    const hidden = [
      [true, true, false],
      [true, true, false],
      [false, false, false],
    ];
    expect(boundsOf(counts, hidden, 0, 0)).toEqual({ low: 1, high: 18 });
    expect(boundsOf(counts, hidden, 1, 1)).toEqual({ low: 0, high: 17 });
    expect(boundsOf(counts, hidden, 2, 2)).toEqual({ low: 9, high: 9 });
  });

  it('one hidden count in a row is no secret', () => {
    const counts = [
      [3, 20],
      [15, 12],
    ];
    expect(
      boundsOf(
        counts,
        [
          [true, false],
          [false, false],
        ],
        0,
        0,
      ),
    ).toEqual({ low: 3, high: 3 });
    expect(
      boundsOf(
        counts,
        [
          [true, false],
          [true, false],
        ],
        0,
        0,
      ),
    ).toEqual({ low: 3, high: 3 });
  });

  it('is exactly what writing down every table finds', () => {
    const next = chance(21);
    for (let run = 0; run < 150; run += 1) {
      const counts = random(next, 2 + Math.floor(next() * 2), 2 + Math.floor(next() * 2), 7);
      const hidden = counts.map((line) => line.map(() => next() < 0.6));
      const tables = everyTable(counts, hidden);
      for (const { i, j } of cellsOf(counts)) {
        const values = tables.map((table) => table[i]![j]!);
        expect(boundsOf(counts, hidden, i, j)).toEqual({ low: Math.min(...values), high: Math.max(...values) });
      }
    }
  });
});

describe('suppression', () => {
  it('shows all where all are large enough, and an answer that nobody gave', () => {
    expect(
      suppress(
        [
          [10, 12, 0],
          [30, 11, 0],
        ],
        10,
      ),
    ).toEqual([
      [false, false, false],
      [false, false, false],
    ]);
  });

  it('by hand: one small count takes the cheapest rectangle with it', () => {
    // 4 needs three others: 20 in its row and 30 in its column are forced into 40; 25 and 12 would cost 15 fewer.
    const counts = [
      [4, 20, 25],
      [30, 40, 50],
      [22, 30, 12],
    ];
    expect(suppress(counts, 10)).toEqual([
      [true, false, true],
      [false, false, false],
      [true, false, true],
    ]);
  });

  it('also hides that nobody of a group gave an answer, and that all of a group gave one', () => {
    const hidden = suppress(
      [
        [50, 0],
        [30, 20],
      ],
      10,
    );
    expect(hidden).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('leaves nothing to hide where all gave one answer, or there is one group', () => {
    expect(
      suppress(
        [
          [50, 0],
          [30, 0],
        ],
        10,
      ),
    ).toEqual([
      [false, false],
      [false, false],
    ]);
    expect(suppress([[50, 3]], 10)).toEqual([[false, false]]);
    expect(suppress([], 10)).toEqual([]);
  });

  it('does not pretend to hide anything in an answer that nobody gave', () => {
    const next = chance(13);
    for (let run = 0; run < 300; run += 1) {
      const counts = random(next, 4, 3, 14).map(([a, b]) => [a!, 0, b!]);
      expect(suppress(counts, 10).map((line) => line[1])).toEqual([false, false, false, false]);
    }
  });

  it('keeps hidden what was hidden before', () => {
    const before = [
      [true, false],
      [false, false],
    ];
    const hidden = suppress(
      [
        [40, 40],
        [40, 40],
      ],
      10,
      before,
    );
    expect(hidden).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('no attacker who writes down every table gets a hidden count within fewer than the threshold', () => {
    const next = chance(34);
    let narrow = 0;
    for (let run = 0; run < 120; run += 1) {
      const counts = random(next, 3, 3, 9);
      const hidden = suppress(counts, 3);
      const tables = everyTable(counts, hidden);
      for (const { i, j, n } of cellsOf(counts)) {
        const free = roomBySums(counts, i, j);
        if (n < 3 && free > 0) expect(hidden[i]![j]).toBe(true);
        if (!hidden[i]![j]) continue;
        const values = tables.map((table) => table[i]![j]!);
        const room = Math.max(...values) - Math.min(...values);
        expect(room).toBeGreaterThanOrEqual(Math.min(3, free));
        expect(room).toBeGreaterThan(0);
        if (free < 3) narrow += 1;
      }
    }
    expect(narrow).toBeGreaterThan(0);
  });

  it('the same attack succeeds when only the small counts are hidden: the test can fail', () => {
    const counts = [
      [4, 20, 25],
      [30, 40, 50],
      [22, 30, 12],
    ];
    const onlySmall = counts.map((line) => line.map((n) => n < 10));
    expect(new Set(everyTable(counts, onlySmall).map((table) => table[0]![0])).size).toBe(1);
  });

  it('holds for ten districts by eleven answers, and hides fewer than two more per district', () => {
    const next = chance(55);
    for (let run = 0; run < 40; run += 1) {
      const counts = random(next, 10, 11, 80);
      const hidden = suppress(counts, 10);
      for (const { i, j, n } of cellsOf(counts)) {
        const needed = Math.min(10, roomBySums(counts, i, j));
        if (hidden[i]![j]) expect(roomOf(counts, hidden, i, j)).toBeGreaterThanOrEqual(needed);
        if (n < 10) expect(hidden[i]![j] || needed === 0).toBe(true);
      }
      const small = cellsOf(counts).filter(({ n }) => n < 10).length;
      const all = hidden.flat().filter(Boolean).length;
      expect(all - small).toBeLessThan(2 * counts.length);
    }
  });

  it('agrees with linear programmes that another program solved', () => {
    // scipy 1.17.1, linprog (HiGHS): least and greatest value of each hidden count in turn, sums and shown counts given.
    expect(hiddenBounds(TOWN, 10)).toEqual(BY_HIGHS);
  });
});

describe('options of which one may choose several', () => {
  /** Writes down every way the hidden counts can be, knowing besides that everybody chose 1 … `most` options. */
  function everyWay(counts: Counts, sizes: readonly number[], hidden: Hidden, most: number): Counts[] {
    const ways = counts[0]!.map((_, j) => {
      const option = counts.map((line, i) => [line[j]!, sizes[i]! - line[j]!]);
      const both = hidden.map((line) => [line[j]!, line[j]!]);
      return everyTable(option, both).map((table) => table.map(([chosen]) => chosen!));
    });
    const joined = ways.reduce<number[][][]>(
      (all, way) => all.flatMap((one) => way.map((next) => [...one, next])),
      [[]],
    );
    return joined
      .map((byOption) => sizes.map((_, i) => byOption.map((column) => column[i]!)))
      .filter((table) =>
        table.every((line, i) => {
          const marks = line.reduce((sum, n) => sum + n, 0);
          return marks >= sizes[i]! && marks <= most * sizes[i]!;
        }),
      );
  }

  it('no attacker who also counts marks closes in on a hidden count', () => {
    const next = chance(89);
    let hiddenCounts = 0;
    for (let run = 0; run < 400; run += 1) {
      const sizes = [4, 5, 6].map((least) => least + Math.floor(next() * 3));
      const most = 1 + Math.floor(next() * 3);
      const counts = sizes.map((size) => {
        const line = [0, 0, 0];
        for (let person = 0; person < size; person += 1) {
          const marks = 1 + Math.floor(next() * most);
          const order = shuffled([0, 1, 2], 1 + Math.floor(next() * 1e6));
          for (const option of order.slice(0, marks)) line[option]! += 1;
        }
        return line;
      });
      const question = { code: 'q', kind: 'multiple', most } as const;
      const hidden = suppressOptions(counts, sizes, question, 3);
      const ways = everyWay(counts, sizes, hidden, most);
      for (const { i, j, n } of cellsOf(counts)) {
        const option = counts.map((line, k) => [line[j]!, sizes[k]! - line[j]!]);
        const free = roomBySums(option, i, 0);
        if ((n < 3 || sizes[i]! - n < 3) && free > 0) expect(hidden[i]![j]).toBe(true);
        if (!hidden[i]![j]) continue;
        hiddenCounts += 1;
        const values = ways.map((way) => way[i]![j]!);
        expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(Math.min(3, free));
      }
    }
    expect(hiddenCounts).toBeGreaterThan(50);
  });
});

/** Ten districts by five answers of one made-up question. */
const TOWN: Counts = [
  [31, 12, 6, 3, 1],
  [60, 31, 14, 9, 7],
  [82, 30, 21, 11, 6],
  [20, 12, 5, 4, 1],
  [70, 33, 17, 11, 5],
  [95, 48, 26, 15, 8],
  [38, 15, 11, 4, 3],
  [37, 20, 10, 6, 3],
  [80, 44, 22, 13, 8],
  [99, 46, 25, 13, 9],
];

function hiddenBounds(counts: Counts, threshold: number): Record<string, [number, number]> {
  const hidden = suppress(counts, threshold);
  return Object.fromEntries(
    cellsOf(counts).flatMap(({ i, j }) => {
      if (!hidden[i]![j]) return [];
      const { low, high } = boundsOf(counts, hidden, i, j);
      return [[`${i},${j}`, [low, high] as [number, number]]];
    }),
  );
}

const BY_HIGHS: Record<string, [number, number]> = {
  '0,2': [0, 10],
  '0,3': [0, 10],
  '0,4': [0, 10],
  '1,2': [0, 30],
  '1,3': [0, 30],
  '1,4': [0, 30],
  '2,3': [0, 17],
  '2,4': [0, 17],
  '3,2': [0, 10],
  '3,3': [0, 10],
  '3,4': [0, 10],
  '4,3': [0, 16],
  '4,4': [0, 16],
  '5,3': [0, 23],
  '5,4': [0, 23],
  '6,2': [0, 18],
  '6,3': [0, 18],
  '6,4': [0, 18],
  '7,2': [0, 19],
  '7,3': [0, 19],
  '7,4': [0, 19],
  '8,3': [0, 21],
  '8,4': [0, 21],
  '9,3': [0, 22],
  '9,4': [0, 22],
};
