import type { Margin } from './frame.js';

export type Allocation = readonly {
  readonly code: string;
  readonly population: number;
  readonly n: number;
}[];

/**
 * Spreads `n` interviews over strata in proportion to their size by the largest remainder (Hamilton; proportional
 * allocation: Neyman 1934, Cochran, Sampling Techniques, 3rd ed., §5.5).
 *
 * A stratum whose share falls below `least` gets `least` (or everybody, if it is smaller); the others share what is left,
 * and no share is ever above its stratum. Equal remainders: the larger stratum first, then the one
 * that stands first. Exact in whole numbers while n × population stays below 2^53.
 * RangeError: n is no whole number, more than the population, or fewer than the minimums ask for.
 */
export function allocate(n: number, strata: Margin, least = 0): Allocation {
  const population = strata.reduce((sum, { count }) => sum + count, 0);
  const floors = strata.map(({ count }) => Math.min(least, count));
  if (!Number.isInteger(n) || n < 0 || n > population) throw new RangeError(`${n} of ${population} cannot be drawn`);
  if (floors.reduce((sum, floor) => sum + floor, 0) > n) throw new RangeError(`${n} is fewer than the minimums`);

  const fixed = new Map<number, number>();
  for (;;) {
    const shared = share(n, strata, fixed);
    const low = strata.flatMap((_, i) => (shared[i]! < floors[i]! ? [i] : []));
    if (low.length === 0) return strata.map(({ code, count }, i) => ({ code, population: count, n: shared[i]! }));
    for (const i of low) fixed.set(i, floors[i]!);
  }
}

/** Largest remainder over the strata that are not fixed. */
function share(n: number, strata: Margin, fixed: ReadonlyMap<number, number>): number[] {
  const open = strata.flatMap((_, i) => (fixed.has(i) ? [] : [i]));
  const seats = n - [...fixed.values()].reduce((sum, m) => sum + m, 0);
  const people = open.reduce((sum, i) => sum + strata[i]!.count, 0);
  const result = strata.map((_, i) => fixed.get(i) ?? 0);
  if (people === 0) return result;
  for (const i of open) result[i] = Math.floor((seats * strata[i]!.count) / people);
  const left = seats - open.reduce((sum, i) => sum + result[i]!, 0);
  const remainder = (i: number) => (seats * strata[i]!.count) % people;
  open.sort((a, b) => remainder(b) - remainder(a) || strata[b]!.count - strata[a]!.count || a - b);
  for (const i of open.slice(0, left)) result[i]! += 1;
  return result;
}
