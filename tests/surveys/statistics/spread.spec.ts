import { inUnits, type Ratio, ratio } from '../../../projections/surveys/statistics/exact.js';
import { halfWidth } from '../../../projections/surveys/statistics/precision.js';
import { effectiveFor, varianceOf } from '../../../projections/surveys/statistics/spread.js';

type One = { readonly stratum: string; readonly weight: number; readonly says: number };
const some = (n: number, stratum: string, weight: number, says: number): One[] =>
  Array.from({ length: n }, () => ({ stratum, weight, says }));
const variance = (people: readonly One[], sizes: Record<string, number>, inflate: Ratio = ratio(1)) =>
  varianceOf(people, ({ says }) => says, {
    of: ({ stratum }) => stratum,
    sizes: new Map(Object.entries(sizes)),
    inflate,
  });
const value = ({ over, under }: Ratio) => Number((over * 10n ** 12n) / under) / 1e12;

/** Eight of ten say yes in one stratum; two of ten in another, which is three times as large. */
const town = [...some(8, 'a', 1, 1), ...some(2, 'a', 1, 0), ...some(2, 'b', 3, 1), ...some(8, 'b', 3, 0)];

describe('the variance of a share in a stratified sample', () => {
  it('is the textbook’s Σ W_h² p_h (1 − p_h) / (n_h − 1) where all of a stratum weigh the same (Cochran 1977, §5.6)', () => {
    const textbook = (0.25 ** 2 * 0.8 * 0.2 + 0.75 ** 2 * 0.2 * 0.8) / 9;
    expect(value(variance(town, { a: 10, b: 10 }))).toBeCloseTo(textbook, 11);
    expect(halfWidth(variance(town, { a: 10, b: 10 }))).toBe(2_066);
  });

  it('is smaller than without the strata, by what differs between them', () => {
    const apart = variance(town, { a: 10, b: 10 });
    const together = variance(
      town.map((one) => ({ ...one, stratum: 'x' })),
      { x: 20 },
    );
    expect(value(together)).toBeCloseTo(0.013190789474, 11);
    expect(value(apart)).toBeLessThan(value(together));
  });

  it('of some of them counts the others as nothing, and not as absent', () => {
    const answered = [...some(4, 'a', 1, 1), ...some(1, 'a', 1, 0), ...some(2, 'b', 3, 1), ...some(8, 'b', 3, 0)];
    expect(value(variance(answered, { a: 10, b: 10 }))).toBeCloseTo(0.014386598177, 11);
  });

  it('grows with unequal weights, and by what evening them out has lost', () => {
    const even = [...some(5, 'a', 2, 1), ...some(5, 'a', 2, 0)];
    const uneven = even.map((one, i) => ({ ...one, weight: i % 2 ? 3 : 1 }));
    expect(value(variance(uneven, { a: 10 }))).toBeGreaterThan(value(variance(even, { a: 10 })));
    expect(value(variance(even, { a: 10 }, ratio(3, 2)))).toBeCloseTo(value(variance(even, { a: 10 })) * 1.5, 11);
  });

  it('of one in a stratum, of nobody and of all alike is finite', () => {
    expect(value(variance([...some(1, 'a', 1, 1), ...some(9, 'b', 1, 0)], { a: 1, b: 9 }))).toBeGreaterThan(0);
    expect(value(variance([], {}))).toBe(0);
    expect(value(variance(some(9, 'a', 1, 1), { a: 9 }))).toBe(0);
  });
});

it('an effective number follows from share and variance, is no larger than those asked, and falls back where there is no variance', () => {
  const share = ratio(35, 100);
  const strata = variance(town, { a: 10, b: 10 });
  expect(inUnits(effectiveFor(share, strata, 20, ratio(7)), 0)).toBe(20); // 20.475 by itself
  expect(inUnits(effectiveFor(share, strata, 30, ratio(7)), 3)).toBe(20_475);
  for (const one of [ratio(0), ratio(1)]) expect(effectiveFor(one, strata, 20, ratio(7))).toEqual(ratio(7));
  expect(effectiveFor(share, ratio(0), 20, ratio(7))).toEqual(ratio(7));
});
