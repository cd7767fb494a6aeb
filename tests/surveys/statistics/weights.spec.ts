import { allocate } from '../../../projections/surveys/statistics/allocation.js';
import { designWeights } from '../../../projections/surveys/statistics/design-weights.js';
import { inMicro } from '../../../projections/surveys/statistics/exact.js';
import { frameOf } from '../../../projections/surveys/statistics/frame.js';
import { postStratify } from '../../../projections/surveys/statistics/post-stratification.js';
import { baseOf, designEffect } from '../../../projections/surveys/statistics/precision.js';
import { gapToFrame, rake } from '../../../projections/surveys/statistics/raking.js';
import { trim } from '../../../projections/surveys/statistics/trimming.js';
import { median, total, type Weighted } from '../../../projections/surveys/statistics/weighted.js';
import { weigh } from '../../../projections/surveys/statistics/weighting.js';
import { chance, respondents, shuffled, TBILISI, townFrame } from '../../support/respondents.js';

const many = (district: string, sex: string, age: string, n: number, weight = 1): Weighted[] =>
  Array.from({ length: n }, () => ({ cell: { district, sex, age }, weight }));
const margin = (sizes: Record<string, number>) => Object.entries(sizes).map(([code, count]) => ({ code, count }));
const town = townFrame();
const population = 1_108_717;
const STRATA = allocate(1200, TBILISI);
const sample = respondents(STRATA, 11);

describe('design weights', () => {
  const strata = (people: Record<string, number>) =>
    Object.entries(people).map(([code, population]) => ({ code, population }));

  it('are people by answers: 1,000 people by 4 who answered, of however many were asked', () => {
    const answered = ['a', 'a', 'b', 'a', 'a'].map((stratum) => ({ stratum }));
    expect(designWeights(answered, strata({ a: 1000, b: 300, c: 50 }))).toEqual([250, 250, 300, 250, 250]);
  });

  it('refuse a stratum that the frame does not have', () => {
    expect(() => designWeights([{ stratum: 'x' }], [])).toThrow('stratum x');
    expect(designWeights([], [])).toEqual([]);
  });
});

describe('raking', () => {
  // Found with samplics 0.6.1 (SampleWeight.rake, tolerance 1e-12); again as the dual of the entropy problem with scipy.
  it('of a 2 × 3 table is what samplics makes of it', () => {
    const n = { m: { a: 40, b: 30, c: 20 }, f: { a: 35, b: 15, c: 60 } };
    const people = Object.entries(n).flatMap(([sex, row]) =>
      Object.entries(row).flatMap(([district, count]) => many(district, sex, 'all', count)),
    );
    const frame = {
      district: margin({ a: 300, b: 300, c: 400 }),
      sex: margin({ m: 550, f: 450 }),
      age: margin({ all: 1000 }),
    };
    const found = rake(people, frame, { tolerance: 1e-12 });
    expect(found).toMatchObject({ converged: true, missing: [] });
    const firsts = [0, 40, 70, 90, 125, 140].map((i) => found.weights[i]!);
    const theirs = [4.754630254381, 7.519088631129, 6.712106544543, 3.137565423564, 4.961822737742, 4.429297818486];
    for (const [i, weight] of firsts.entries()) expect(weight).toBeCloseTo(theirs[i]!, 9);
  });

  it('of three margins with unequal first weights is what samplics makes of it, and so is Kish’s effect', () => {
    const rows: [string, string, string, number, number, number][] = [
      ['v', 'f', 'y', 4, 50, 48.32147888669],
      ['v', 'f', 'o', 9, 50, 36.24985740571],
      ['v', 'm', 'y', 3, 50, 71.17051012908],
      ['v', 'm', 'o', 5, 50, 53.39076748292],
      ['g', 'f', 'y', 6, 80, 82.70658123988],
      ['g', 'f', 'o', 10, 80, 62.04490933503],
      ['g', 'm', 'y', 2, 80, 121.81476464486],
      ['g', 'm', 'o', 7, 80, 91.38312713153],
      ['m', 'f', 'y', 1, 30, 38.8608316805],
      ['m', 'f', 'o', 6, 30, 29.15265922197],
      ['m', 'm', 'y', 2, 30, 57.23635282824],
      ['m', 'm', 'o', 4, 30, 42.93762683281],
    ];
    const people = rows.flatMap(([district, sex, age, n, start]) => many(district, sex, age, n, start));
    const frame = {
      district: margin({ v: 1000, g: 2000, m: 500 }),
      sex: margin({ f: 1850, m: 1650 }),
      age: margin({ y: 1300, o: 2200 }),
    };
    const { weights, converged } = rake(people, frame, { tolerance: 1e-13, most: 1000 });
    expect(converged).toBe(true);
    let at = 0;
    for (const [, , , n, , theirs] of rows) {
      expect(weights[at]!).toBeCloseTo(theirs, 9);
      at += n;
    }
    const { over, under } = designEffect(baseOf(weights.map(inMicro)));
    expect(Number((over * 10n ** 9n) / under) / 1e9).toBeCloseTo(1.1502481, 6);
  });

  it('says that it has not converged where a code has nobody', () => {
    const frame = { district: margin({ a: 60, b: 40 }), sex: margin({ f: 50, m: 50 }), age: margin({ all: 100 }) };
    const found = rake([...many('a', 'f', 'all', 3), ...many('a', 'm', 'all', 2)], frame);
    expect(found).toMatchObject({ converged: false, rounds: 200, missing: [{ dimension: 'district', code: 'b' }] });
    expect(found.gap).toBe(1);
  });

  it('says so where the margins contradict an empty pattern, however long it goes on', () => {
    // Only women in a and only men in b, but the frame wants 60 : 40 by district and 50 : 50 by sex.
    const frame = { district: margin({ a: 60, b: 40 }), sex: margin({ f: 50, m: 50 }), age: margin({ all: 100 }) };
    const found = rake([...many('a', 'f', 'all', 5), ...many('b', 'm', 'all', 5)], frame, { most: 50 });
    expect(found).toMatchObject({ converged: false, rounds: 50, missing: [] });
    expect(found.gap).toBeGreaterThan(0.1);
  });

  it('refuses people whom the frame does not have; of nobody there are no weights', () => {
    const frame = { district: margin({ a: 10, b: 0 }), sex: margin({ f: 10 }), age: margin({ all: 10 }) };
    expect(() => rake(many('b', 'f', 'all', 1), frame)).toThrow(RangeError);
    expect(() => rake(many('x', 'f', 'all', 1), frame)).toThrow(RangeError);
    expect(rake([], frame)).toMatchObject({ weights: [], converged: false, rounds: 0, gap: 1 });
  });
});

describe('post-stratification', () => {
  const frame = frameOf([
    ...[40, 30, 20, 10].map((count, i) => ({ district: 'a', sex: 'f', age: `${i}`, count })),
    ...[10, 20, 30, 40].map((count, i) => ({ district: 'a', sex: 'm', age: `${i}`, count })),
    { district: 'b', sex: 'f', age: '0', count: 100 },
    { district: 'c', sex: 'f', age: '0', count: 50 },
  ]);
  const cellsOf = (strata: ReturnType<typeof postStratify>['strata']) =>
    strata.map(({ cells }) => cells.map(({ district, sex, age }) => district + sex + age).join(' '));

  it('gives each cell its people', () => {
    const people = [0, 1, 2, 3].flatMap((age) => [...many('a', 'f', `${age}`, 2), ...many('a', 'm', `${age}`, 4)]);
    const all = [...people, ...many('b', 'f', '0', 5), ...many('c', 'f', '0', 2)];
    const { weights, strata } = postStratify(all, frame, 2);
    expect(weights.slice(0, 6)).toEqual([20, 20, 2.5, 2.5, 2.5, 2.5]);
    expect(strata).toHaveLength(10);
    expect(total(weights)).toBeCloseTo(350, 9);
  });

  it('joins neighbouring ages first: the emptiest cell goes to the neighbour with fewer people, a tie to the younger', () => {
    const n = { f: [5, 1, 3, 9], m: [2, 0, 2, 9] };
    const people = Object.entries(n).flatMap(([sex, ages]) =>
      ages.flatMap((many_, age) => many('a', sex, `${age}`, many_)),
    );
    const { strata } = postStratify([...people, ...many('b', 'f', '0', 3), ...many('c', 'f', '0', 3)], frame, 2);
    expect(cellsOf(strata)).toEqual(['af0', 'af1 af2', 'af3', 'am0 am1', 'am2', 'am3', 'bf0', 'cf0']);
  });

  it('then the district, then the next district; the last goes to the one before', () => {
    const people = [...many('a', 'f', '0', 9), ...many('a', 'm', '3', 1), ...many('b', 'f', '0', 9)];
    const { strata, weights } = postStratify(people, frame, 2);
    expect(cellsOf(strata)).toEqual(['af0 af1 af2 af3 am0 am1 am2 am3', 'bf0 cf0']);
    expect(weights).toEqual([...Array(10).fill(20), ...Array(9).fill(150 / 9)]);
    expect(cellsOf(postStratify(many('a', 'f', '0', 1), frame, 5).strata)).toHaveLength(1);
  });

  it('keeps what the first weights say inside a cell', () => {
    const people = [...many('b', 'f', '0', 1, 30), ...many('b', 'f', '0', 1, 10)];
    const small = frameOf([{ district: 'b', sex: 'f', age: '0', count: 100 }]);
    expect(postStratify(people, small, 1).weights).toEqual([75, 25]);
  });

  it('refuses nobody, a frame without cells, and a cell that is not there', () => {
    expect(() => postStratify([], frame)).toThrow('nobody answered');
    const { district, sex, age } = frame;
    expect(() => postStratify(many('a', 'f', '0', 1), { district, sex, age })).toThrow('no cells');
    expect(() => postStratify(many('c', 'm', '0', 1), frame)).toThrow(RangeError);
  });

  it('weighs one respondent per cell by the cell', () => {
    const cells = town.cells!.map(({ count, ...cell }) => ({ cell, weight: 1 }));
    expect(postStratify(cells, town, 1).weights).toEqual(town.cells!.map(({ count }) => count));
  });
});

describe('trimming', () => {
  it('by hand: 1, 1, 2, 2, 14 around a median of 2', () => {
    // 14 is cut to 6, the 8 cut off are spread over 1, 1, 2, 2 (× 14/6): 2⅓, 2⅓, 4⅔, 4⅔, all within 0.6 … 6.
    const { weights, trimmed, settled } = trim([1, 1, 2, 2, 14], { around: 'median' });
    expect({ trimmed, settled }).toEqual({ trimmed: 1, settled: true });
    const byHand = [7 / 3, 7 / 3, 14 / 3, 14 / 3, 6];
    for (const [i, weight] of byHand.entries()) expect(weights[i]!).toBeCloseTo(weight, 12);
  });

  it('by hand: 1, 1, 2, 2, 14 around a mean of 4', () => {
    // 1, 1 lie below 1.2 and 14 above 12. With 12 fixed, 8 are left for 1, 1, 2, 2: × 4/3, and all are inside.
    const { weights, trimmed } = trim([1, 1, 2, 2, 14]);
    expect(trimmed).toBe(3);
    for (const [i, weight] of [4 / 3, 4 / 3, 8 / 3, 8 / 3, 12].entries()) expect(weights[i]!).toBeCloseTo(weight, 12);
  });

  it('by hand: some are lifted and some are cut', () => {
    // Mean 10, bounds 3 … 30: 40 is cut to 30, 1, 1 are lifted to 3; 14 are left for 4, 4: × 7/4.
    const { weights } = trim([1, 1, 4, 4, 40]);
    for (const [i, weight] of [3, 3, 7, 7, 30].entries()) expect(weights[i]!).toBeCloseTo(weight, 12);
  });

  it('changes nothing inside the bounds, and nothing of nobody', () => {
    expect(trim([1, 2, 2.5])).toEqual({ weights: [1, 2, 2.5], trimmed: 0, settled: true });
    expect(trim([])).toEqual({ weights: [], trimmed: 0, settled: true });
  });

  it('says where the bounds leave no room for the sum', () => {
    const { weights, settled } = trim([1, 1, 1, 100], { low: 0.9, high: 1.1, around: 'median' });
    expect(settled).toBe(false);
    expect(Math.max(...weights)).toBeLessThanOrEqual(1.1);
  });

  it('keeps sum and bounds, whatever the weights', () => {
    const next = chance(3);
    for (let run = 0; run < 200; run += 1) {
      const weights = Array.from({ length: 2 + Math.floor(next() * 40) }, () => 0.05 + next() ** 4 * 20);
      for (const around of ['mean', 'median'] as const) {
        const found = trim(weights, { around });
        if (around === 'mean') expect(found.settled).toBe(true);
        if (!found.settled) continue;
        const middle = around === 'mean' ? total(weights) / weights.length : median(weights);
        expect(total(found.weights)).toBeCloseTo(total(weights), 8);
        expect(Math.min(...found.weights)).toBeGreaterThanOrEqual(0.3 * middle - 1e-12);
        expect(Math.max(...found.weights)).toBeLessThanOrEqual(3 * middle + 1e-12);
      }
    }
  });
});

describe('weighing a sample of 1,200 over ten districts', () => {
  const plans = [
    { by: 'raking', strata: STRATA },
    { by: 'raking', trim: { low: 0.7, high: 1.4 } },
    { by: 'post-stratification', strata: STRATA },
  ] as const;

  it.each(plans)('%j: the weights are the population', (plan) => {
    const { weights } = weigh(sample, town, plan);
    expect(total(weights) / population).toBeCloseTo(1, 9);
  });

  it('raking hits every margin within a thousand-millionth when no bound is in the way', () => {
    const found = weigh(sample, town, { by: 'raking', strata: STRATA });
    expect(found).toMatchObject({ converged: true, trimmed: 0, missing: [], collapsed: [] });
    expect(found.gap).toBeLessThan(1e-9);
    expect(
      gapToFrame(
        sample.map(({ cell }, i) => ({ cell, weight: found.weights[i]! })),
        town,
      ),
    ).toBe(found.gap);
  });

  it('fits only the margins that the plan names, and cells of only these', () => {
    const byAge = weigh(sample, town, { by: 'raking', margins: ['age'] });
    for (const { code, count } of town.age) {
      const weights = sample.flatMap(({ cell }, i) => (cell.age === code ? [byAge.weights[i]!] : []));
      expect(total(weights)).toBeCloseTo(count, 5);
    }
    expect(new Set(byAge.weights.map((weight) => weight.toFixed(6))).size).toBe(town.age.length);
    const crossed = weigh(sample, town, { by: 'post-stratification', margins: ['district', 'sex'] });
    expect(crossed).toMatchObject({ converged: true, trimmed: 0, collapsed: [] });
    expect(new Set(crossed.weights.map((weight) => weight.toFixed(6))).size).toBeLessThanOrEqual(20);
    expect(crossed.gap).toBeLessThan(1e-9);
  });

  it('says how far trimming has moved the margins when it has', () => {
    const found = weigh(sample, town, { by: 'raking', trim: { low: 0.7, high: 1.4 } });
    expect(found.trimmed).toBeGreaterThan(0);
    expect(found).toMatchObject({ converged: true, missing: [] });
    expect(found.gap).toBeLessThanOrEqual(1e-9);
    const tight = weigh(sample, town, { by: 'raking', trim: { low: 0.97, high: 1.03 } });
    expect(tight.converged).toBe(false);
    expect(tight.gap).toBeGreaterThan(0.01);
  });

  it('post-stratification hits every cell that is not collapsed, and names those that are', () => {
    const found = weigh(sample, town, { by: 'post-stratification', trim: { low: 0, high: 100 } });
    const collapsed = new Set(found.collapsed.flatMap(({ cells }) => cells.map((cell) => JSON.stringify(cell))));
    expect(collapsed.size).toBeGreaterThan(0);
    for (const { count, ...cell } of town.cells!) {
      const weights = sample.flatMap((one, i) =>
        JSON.stringify(one.cell) === JSON.stringify(cell) ? [found.weights[i]!] : [],
      );
      if (!collapsed.has(JSON.stringify(cell))) expect(total(weights)).toBeCloseTo(count, 6);
    }
  });

  it.each(plans)('%j: each weight is the same bit for bit in whatever order the interviews came in', (plan) => {
    const here = weigh(sample, town, plan).weights;
    const other = shuffled(sample, 77);
    const there = weigh(other, town, plan).weights;
    const byId = new Map(other.map(({ id }, i) => [id, there[i]]));
    expect(sample.map(({ id }) => byId.get(id))).toEqual(here);
  });
});
