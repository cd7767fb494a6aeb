import { median, total } from './weighted.js';

export type Trimmed = {
  readonly weights: readonly number[];
  /** How many weights were cut or lifted to a bound. */
  readonly trimmed: number;
  /** False when the bounds leave no room for the sum: then the weights are at the bounds and their sum is short or over. */
  readonly settled: boolean;
};

/**
 * Holds weights between `low` and `high` times their median; what is cut off is spread over those in between, in
 * proportion, until all are inside and the sum is what it was (Potter 1990; Battaglia, Hoaglin & Frankel 2009). It trades a
 * little bias for less variance.
 */
export function trim(weights: readonly number[], { low = 0.3, high = 3 } = {}): Trimmed {
  const sum = total(weights);
  const middle = median(weights);
  const [least, most] = [low * middle, high * middle];
  const result = [...weights];
  const cut = new Set<number>();
  for (;;) {
    const beyond = result.flatMap((weight, i) => (!cut.has(i) && (weight < least || weight > most) ? [i] : []));
    if (beyond.length === 0) break;
    for (const i of beyond) {
      result[i] = Math.min(most, Math.max(least, result[i]!));
      cut.add(i);
    }
    const inside = result.flatMap((_, i) => (cut.has(i) ? [] : [i]));
    const held = total([...cut].map((i) => result[i]!));
    const free = total(inside.map((i) => result[i]!));
    if (inside.length === 0 || sum <= held) return { weights: result, trimmed: cut.size, settled: false };
    const factor = (sum - held) / free;
    for (const i of inside) result[i]! *= factor;
  }
  return { weights: result, trimmed: cut.size, settled: true };
}
