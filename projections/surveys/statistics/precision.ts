import { by, DIGITS, inUnits, isBelow, minus, plus, type Ratio, ratio, root, times } from './exact.js';

/** z of a 95 % interval, as everybody prints it. */
const Z: Ratio = { over: 1_959_964n, under: 1_000_000n };
const ZERO = ratio(0);
const ONE = ratio(1);

/** What the weights of some people (whole numbers, micro-units) come to: how many, their sum, the sum of their squares. */
export type Base = { readonly n: number; readonly weight: bigint; readonly squares: bigint };

export function baseOf(weights: readonly number[]): Base {
  const whole = weights.map(BigInt);
  return {
    n: whole.length,
    weight: whole.reduce((sum, w) => sum + w, 0n),
    squares: whole.reduce((sum, w) => sum + w * w, 0n),
  };
}

/**
 * Kish's design effect of unequal weights, 1 + cv² = n Σw² / (Σw)² (Kish 1965 §11.7; 1992). It is 1 of nobody. It says what
 * weights cost; what strata win is in the variance (see `varianceOf`).
 */
export const designEffect = ({ n, weight, squares }: Base): Ratio =>
  weight === 0n ? ONE : { over: BigInt(n) * squares, under: weight * weight };

/** As many people, asked by simple chance, would know as much: n / deff. `floor` holds deff from below. */
export function effectiveSize(base: Base, floor: Ratio = ONE): Ratio {
  const own = designEffect(base);
  return by(ratio(base.n), isBelow(own, floor) ? floor : own);
}

/** Half the 95 % interval of a share or a mean, z √v, in ten-thousandths. */
export const halfWidth = (variance: Ratio): number => inUnits(times(Z, root(variance)), DIGITS);

/**
 * The 95 % interval of a share in a table, in ten-thousandths (Wilson 1927; with n_eff for n: Korn & Graubard 1998).
 * It stays inside 0 … 1 and does not shrink to a point at either end. Of nobody: everything from 0 to 1.
 */
export function wilson(share: Ratio, effective: Ratio): readonly [low: number, high: number] {
  const z2 = times(Z, Z);
  const under = plus(effective, z2);
  const middle = by(plus(times(effective, share), by(z2, ratio(2))), under);
  const inside = plus(times(effective, times(share, minus(ONE, share))), by(z2, ratio(4)));
  const half = by(times(Z, root(inside)), under);
  const low = minus(middle, half);
  const high = plus(middle, half);
  return [inUnits(isBelow(low, ZERO) ? ZERO : low), inUnits(isBelow(ONE, high) ? ONE : high)];
}
