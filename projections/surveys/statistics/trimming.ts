import { median, total } from './weighted.js';

export type Trimmed = {
  readonly weights: readonly number[];
  /** How many weights lay outside the bounds. */
  readonly trimmed: number;
  /** False when the bounds leave no room for the sum: then all weights stand at one bound, and the sum is another. */
  readonly settled: boolean;
};

/**
 * Holds weights between `low` and `high` times their mean (or their median) and keeps their sum: each is multiplied by
 * the one factor with which, cut off at the bounds, they make the old sum again. Those in between keep their proportions
 * (Potter 1990; Battaglia, Hoaglin & Frankel 2009). It trades a little bias for less variance. Around the mean, bounds on
 * either side of 1 always leave room.
 */
export function trim(
  weights: readonly number[],
  { low = 0.3, high = 3, around = 'mean' }: { low?: number; high?: number; around?: 'mean' | 'median' } = {},
): Trimmed {
  const sum = total(weights);
  const middle = around === 'mean' ? sum / weights.length : median(weights);
  const [least, most] = [low * middle, high * middle];
  const trimmed = weights.filter((weight) => weight < least || weight > most).length;
  if (trimmed === 0) return { weights, trimmed, settled: true };

  const cutAt = (factor: number) => weights.map((weight) => Math.min(most, Math.max(least, factor * weight)));
  const settled = least * weights.length <= sum && sum <= most * weights.length;
  return { weights: cutAt(factorFor(sum, weights, least, most, cutAt)), trimmed, settled };
}

/** The sum grows with the factor in straight pieces; each begins where a weight reaches a bound. */
function factorFor(
  sum: number,
  weights: readonly number[],
  least: number,
  most: number,
  cutAt: (factor: number) => readonly number[],
): number {
  const bends = weights
    .filter((weight) => weight > 0)
    .flatMap((weight) => [least / weight, most / weight])
    .sort((a, b) => a - b);
  let [from, to] = [0, bends.length];
  while (from < to) {
    const half = (from + to) >> 1;
    if (total(cutAt(bends[half]!)) < sum) from = half + 1;
    else to = half;
  }
  const [begin, end] = [bends[from - 1] ?? 0, bends[from] ?? bends.at(-1)!];
  const isInside = (weight: number) => weight > 0 && least / weight <= begin && end <= most / weight;
  const inside = weights.filter(isInside);
  if (inside.length === 0) return end;
  const held = total(cutAt(begin).filter((_, i) => !isInside(weights[i]!)));
  return (sum - held) / total(inside);
}
