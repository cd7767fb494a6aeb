/** Counts, one row per group and one column per answer; and which of them are not shown. */
export type Counts = readonly (readonly number[])[];
export type Hidden = readonly (readonly boolean[])[];

/**
 * Between which whole numbers a hidden count lies for somebody who knows all shown counts and all sums of rows and columns.
 *
 * Raising a cell by one lowers another of its row, which raises one of that column, and so on back to the cell's own
 * column: how far it can go is the largest flow from its row to its column over hidden cells (shrinking a cell takes
 * what it holds, growing has no limit), and whole numbers are enough because such a table is a network (Cox 1980, 1995;
 * Ford & Fulkerson 1956).
 */
export function boundsOf(counts: Counts, hidden: Hidden, row: number, column: number): { low: number; high: number } {
  const count = counts[row]![column]!;
  if (!hidden[row]![column]) return { low: count, high: count };
  return {
    low: count - flow(counts, hidden, row, column, 'grow', count),
    high: count + flow(counts, hidden, row, column, 'shrink', Number.POSITIVE_INFINITY),
  };
}

/**
 * The largest flow from row to column that avoids the cell itself. Steps from a row to a column change a cell in one way
 * (`first`), steps back in the other.
 */
function flow(
  counts: Counts,
  hidden: Hidden,
  row: number,
  column: number,
  first: 'grow' | 'shrink',
  most: number,
): number {
  const rows = counts.length;
  const columns = counts[0]!.length;
  const holds = counts.map((line) => [...line]);
  const isOpen = (i: number, j: number) => hidden[i]![j]! && !(i === row && j === column);
  /** What may still pass: a cell shrinks by what it holds. Every step is undone by the step the other way. */
  const room = (i: number, j: number, shrinks: boolean) => (shrinks ? holds[i]![j]! : Number.POSITIVE_INFINITY);

  let sent = 0;
  while (sent < most) {
    const from = new Map<number, number>([[row, -1]]);
    const queue = [row];
    for (let at = queue.shift(); at !== undefined && !from.has(rows + column); at = queue.shift()) {
      const isRow = at < rows;
      const shrinks = isRow === (first === 'shrink');
      for (let next = isRow ? rows : 0; next < (isRow ? rows + columns : rows); next += 1) {
        const [i, j] = isRow ? [at, next - rows] : [next, at - rows];
        if (from.has(next) || !isOpen(i, j) || room(i, j, shrinks) === 0) continue;
        from.set(next, at);
        queue.push(next);
      }
    }
    if (!from.has(rows + column)) return sent;
    const steps: { i: number; j: number; shrinks: boolean }[] = [];
    for (let at = rows + column; at !== row; at = from.get(at)!) {
      const before = from.get(at)!;
      const isRow = before < rows;
      const [i, j] = isRow ? [before, at - rows] : [at, before - rows];
      steps.push({ i, j, shrinks: isRow === (first === 'shrink') });
    }
    const by = Math.min(most - sent, ...steps.map(({ i, j, shrinks }) => room(i, j, shrinks)));
    for (const { i, j, shrinks } of steps) holds[i]![j]! += shrinks ? -by : by;
    sent += by;
  }
  return sent;
}
