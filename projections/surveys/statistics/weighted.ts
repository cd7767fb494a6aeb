import type { Cell } from './questionnaire.js';

/** Somebody's cell and how many people of the population they stand for. */
export type Weighted = { readonly cell: Cell; readonly weight: number };

/** A sum that does not depend on the order of its terms: the smallest are added first. */
export function total(values: readonly number[]): number {
  return Float64Array.from(values)
    .sort()
    .reduce((sum, value) => sum + value, 0);
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
