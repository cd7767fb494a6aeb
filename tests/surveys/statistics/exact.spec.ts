import { inMicro, inUnits, nearest, ratio, wholeRoot } from '../../../projections/surveys/statistics/exact.js';
import {
  baseOf,
  designEffect,
  effectiveSize,
  halfWidth,
  wilson,
} from '../../../projections/surveys/statistics/precision.js';

describe('rounding', () => {
  it.each([
    [5, 2, 2],
    [7, 2, 4],
    [-5, 2, -2],
    [-7, 2, -4],
    [-7, 3, -2],
    [8, 3, 3],
    [0, 9, 0],
  ])('%i / %i is nearest to %i, halves to even', (over, under, whole) => {
    expect(nearest(ratio(over, under))).toBe(BigInt(whole));
  });

  it('shares have four digits, weights six', () => {
    expect(inUnits(ratio(1, 3))).toBe(3333);
    expect(inUnits(ratio(1, 20_000))).toBe(0);
    expect(inUnits(ratio(3, 20_000))).toBe(2);
    expect([0, 1, 1 / 3, 2 / 3, 0.5e-6, 1.5e-6].map(inMicro)).toEqual([0, 1_000_000, 333_333, 666_667, 0, 2]);
  });

  it('whole roots are exact beyond what floats hold', () => {
    for (const n of [0n, 1n, 2n, 3n, 4n, 99n, 10n ** 40n + 7n, 2n ** 107n - 1n]) {
      const root = wholeRoot(n);
      expect(root * root <= n && n < (root + 1n) * (root + 1n)).toBe(true);
    }
    expect(() => wholeRoot(-1n)).toThrow(RangeError);
  });
});

describe('design effect', () => {
  it('is 1 of equal weights and of nobody', () => {
    expect(inUnits(designEffect(baseOf([7, 7, 7])))).toBe(10_000);
    expect(inUnits(designEffect(baseOf([])))).toBe(10_000);
  });

  it('by hand: weights 1 and 3 have mean 2 and cv² = 1/4', () => {
    expect(inUnits(designEffect(baseOf([1, 3])))).toBe(12_500);
    expect(inUnits(effectiveSize(baseOf([1, 3])))).toBe(16_000);
  });

  it('is what samplics 0.6.1 gives (calculate_deff_weight)', () => {
    const weights = [1.5, 0.5, 1, 2, 0.75, 0.25, 1].map(inMicro);
    expect(inUnits(designEffect(baseOf(weights)), 9)).toBe(1_303_571_429);
  });

  it('is held from below', () => {
    expect(inUnits(effectiveSize(baseOf([7, 7, 7]), ratio(15, 10)))).toBe(20_000);
    expect(inUnits(effectiveSize(baseOf([1, 3]), ratio(1)))).toBe(16_000);
  });
});

describe('margins of error at 95 %', () => {
  it.each([
    [400, 490],
    [800, 346],
    [1068, 300],
    [1200, 283],
    [1500, 253],
  ])('n = %i, a half: ± %i ten-thousandths, as printed everywhere', (n, half) => {
    expect(halfWidth(ratio(1, 4 * n))).toBe(half);
  });

  it('grow by √deff, and are nothing without a variance', () => {
    // 1.959964 × √(0.25 × 1.44 / 1200) = 1.959964 × 0.0173205
    expect([halfWidth(ratio(144, 480_000)), halfWidth(ratio(0))]).toEqual([339, 0]);
  });
});

describe('Wilson’s interval', () => {
  it('of 15 in 148 is Newcombe’s worked example (Statistics in Medicine 17, 1998, table I): 0.0624 … 0.1605', () => {
    expect(wilson(ratio(15, 148), ratio(148))).toEqual([624, 1605]);
  });

  // statsmodels 0.15.0, proportion_confint(method='wilson')
  it.each([
    [0, 10, 0, 2775],
    [1, 10, 179, 4042],
    [5, 10, 2366, 7634],
    [10, 10, 7225, 10_000],
    [600, 1200, 4718, 5282],
    [37, 42, 7500, 9481],
    [0, 42, 0, 838],
  ])('of %i in %i is what statsmodels gives', (count, n, low, high) => {
    expect(wilson(ratio(count, n), ratio(n))).toEqual([low, high]);
  });

  it('takes an effective number that is not whole, as statsmodels does', () => {
    expect(wilson(ratio(3, 10), ratio(8125, 10))).toEqual([2695, 3324]);
    expect(wilson(ratio(1, 2), ratio(12_000, 14))).toEqual([4666, 5334]);
  });

  it('of nobody is everything', () => {
    expect(wilson(ratio(0), ratio(0))).toEqual([0, 10_000]);
  });
});
