import { boundsOf, type Counts, type Hidden } from './bounds.js';

/**
 * Which counts of a table of groups by answers are not shown, so that no small one can be worked out.
 *
 * Small is fewer than `threshold` respondents, nobody included; in a column that is empty in all there is nothing to hide.
 * Then, as long as somebody who knows all shown counts and the sums of rows and columns could place a hidden count
 * within fewer than `threshold` numbers, more is hidden: the cheapest rectangle through it that gives enough room
 * (hypercube method: Repsilber 1994; Hundepool et al., Statistical Disclosure Control, 2012, ch. 4), proven each time by
 * exact bounds. Where the sums alone leave less room than that, no more is asked than they leave.
 *
 * Weighted shares follow the same pattern, and a hidden count that can move is a weighted share that can move.
 * Not guarded against: who re-runs this very rule on every table that could be (minimality attack), or counts the file.
 */
export function suppress(counts: Counts, threshold: number, before?: Hidden): boolean[][] {
  const sums = sumsOf(counts);
  const isFixed = (i: number, j: number) => freeRoom(sums, i, j) === 0;
  const hidden = counts.map((line, i) => line.map((n, j) => before?.[i]?.[j] || (n < threshold && !isFixed(i, j))));
  // Hiding more never narrows what is hidden already, so each cell is settled once.
  const open = hidden.flatMap((line, i) => line.flatMap((is, j) => (is ? [[i, j] as const] : [])));
  for (let next = open.pop(); next; next = open.pop()) {
    const [i, j] = next;
    const needed = Math.min(threshold, freeRoom(sums, i, j));
    while (roomOf(counts, hidden, i, j) < needed) {
      const added = rectangle(counts, hidden, i, j, needed);
      if (!added) break;
      for (const [a, b] of added) hidden[a]![b] = true;
      open.push(...added);
    }
  }
  return hidden;
}

/** How many numbers above its lowest a count may still be. */
export function roomOf(counts: Counts, hidden: Hidden, i: number, j: number): number {
  const { low, high } = boundsOf(counts, hidden, i, j);
  return high - low;
}

/** The room of a count when only the sums of rows and columns are known (Fréchet bounds). */
export const roomBySums = (counts: Counts, i: number, j: number): number => freeRoom(sumsOf(counts), i, j);

type Sums = { readonly rows: readonly number[]; readonly columns: readonly number[]; readonly all: number };

function sumsOf(counts: Counts): Sums {
  const rows = counts.map((line) => line.reduce((sum, n) => sum + n, 0));
  const columns = (counts[0] ?? []).map((_, j) => counts.reduce((sum, line) => sum + line[j]!, 0));
  return { rows, columns, all: rows.reduce((sum, n) => sum + n, 0) };
}

function freeRoom({ rows, columns, all }: Sums, i: number, j: number): number {
  return Math.min(rows[i]!, columns[j]!) - Math.max(0, rows[i]! + columns[j]! - all);
}

/**
 * What to hide besides: of the rectangles with this cell as a corner that hide something new, the one with the fewest
 * respondents among those that give the room needed, else the one that gives most. Ties: the first. While there is too
 * little room some rectangle always gives some, so none goes through an answer that nobody gave.
 */
function rectangle(
  counts: Counts,
  hidden: Hidden,
  i: number,
  j: number,
  needed: number,
): (readonly [number, number])[] | undefined {
  let best: { cells: (readonly [number, number])[]; enough: boolean; room: number; cost: number } | undefined;
  for (let a = 0; a < counts.length; a += 1) {
    for (let b = 0; b < counts[a]!.length; b += 1) {
      if (a === i || b === j) continue;
      const corners = [
        [i, b],
        [a, j],
        [a, b],
      ] as const;
      const cells = corners.filter(([x, y]) => !hidden[x]![y]);
      if (cells.length === 0) continue;
      const up = Math.min(counts[i]![b]!, counts[a]![j]!);
      const room = up + Math.min(counts[i]![j]!, counts[a]![b]!);
      const found = {
        cells,
        enough: room >= needed,
        room,
        cost: cells.reduce((sum, [x, y]) => sum + counts[x]![y]!, 0),
      };
      if (!best || isBetter(found, best)) best = found;
    }
  }
  return best?.cells;
}

type Rated = { readonly enough: boolean; readonly room: number; readonly cost: number };

function isBetter(a: Rated, b: Rated): boolean {
  if (a.enough !== b.enough) return a.enough;
  if (a.enough || a.room === b.room) return a.cost < b.cost;
  return a.room > b.room;
}
