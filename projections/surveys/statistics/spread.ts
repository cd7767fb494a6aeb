import { by, type Ratio, ratio, times } from './exact.js';

/** How people of the file are divided for the variance, how many there are in each part, and what was lost when weights were evened out. */
export type Strata<Row> = {
  readonly of: (row: Row) => string;
  readonly sizes: ReadonlyMap<string, number>;
  /** At least 1: the variance is so many times larger. */
  readonly inflate: Ratio;
};

type Moments = { w: bigint; wy: bigint; w2: bigint; w2y: bigint; w2y2: bigint };

/**
 * The variance of a weighted mean of whole numbers (of a share: of 0 and 1) in a stratified sample, by Taylor series:
 *
 *   v = Σ_h n_h / (n_h − 1) · Σ_i∈h (z_i − z̄_h)²,  z_i = w_i (y_i − ȳ) / Σw, and z_i = 0 for whoever is not spoken of
 *
 * (Wolter, Introduction to Variance Estimation, 2nd ed. 2007, ch. 6; Lohr, Sampling: Design and Analysis, 2nd ed. 2010,
 * §9.1; without the correction for a finite population). What differs between strata is no part of it, so it is
 * smaller the more strata differ; unequal weights make it larger. n_h counts everybody of the stratum in the file.
 * A stratum of one person counts with its whole square. Coarser strata than those drawn from make it too large, never
 * too small on average. Gains from weighting to the frame beyond the strata are not reckoned.
 */
export function varianceOf<Row extends { readonly weight: number }>(
  people: readonly Row[],
  pointOf: (row: Row, i: number) => number,
  { of, sizes, inflate }: Strata<Row>,
): Ratio {
  const strata = new Map<string, Moments>();
  people.forEach((row, i) => {
    const [w, y] = [BigInt(row.weight), BigInt(pointOf(row, i))];
    const code = of(row);
    const sum = strata.get(code) ?? { w: 0n, wy: 0n, w2: 0n, w2y: 0n, w2y2: 0n };
    strata.set(code, {
      ...{ w: sum.w + w, wy: sum.wy + w * y },
      ...{ w2: sum.w2 + w * w, w2y: sum.w2y + w * w * y, w2y2: sum.w2y2 + w * w * y * y },
    });
  });
  const all = [...strata.values()];
  const weight = all.reduce((sum, { w }) => sum + w, 0n);
  const total = all.reduce((sum, { wy }) => sum + wy, 0n);
  if (weight === 0n) return ratio(0);
  // one denominator for strata of one size, so that numbers stay short
  const overs = new Map<number, bigint>();
  for (const [code, { w, wy, w2, w2y, w2y2 }] of strata) {
    const n = sizes.get(code) ?? 1;
    const first = weight * wy - total * w;
    const second = weight * weight * w2y2 - 2n * weight * total * w2y + total * total * w2;
    const over = n > 1 ? BigInt(n) * second - first * first : second;
    const under = Math.max(1, n - 1);
    overs.set(under, (overs.get(under) ?? 0n) + over);
  }
  const under = [...overs.keys()].reduce((product, one) => product * BigInt(one), 1n);
  const over = [...overs].reduce((sum, [one, part]) => sum + part * (under / BigInt(one)), 0n);
  return times({ over, under: under * weight ** 4n }, inflate);
}

/** How many people, asked by simple chance, would give a share with this variance; no more than were asked. */
export function effectiveFor(share: Ratio, variance: Ratio, n: number, otherwise: Ratio): Ratio {
  const { over, under } = share;
  if (variance.over === 0n || over === 0n || over === under) return otherwise;
  const found = by({ over: over * (under - over), under: under * under }, variance);
  return found.over > BigInt(n) * found.under ? ratio(n) : found;
}
