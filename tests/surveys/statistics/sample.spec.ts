import { allocate } from '../../../projections/surveys/statistics/allocation.js';
import { faultsOf, frameOf } from '../../../projections/surveys/statistics/frame.js';
import { monitor, outsideThePlan, quotasFor } from '../../../projections/surveys/statistics/quotas.js';
import { draw, everyNth } from '../../../projections/surveys/statistics/selection.js';
import { chance, keys, shuffled, TBILISI, townFrame } from '../../support/respondents.js';

const sizes = (strata: readonly { readonly n: number }[]) => strata.map(({ n }) => n);
const strata = (...people: number[]) => people.map((count, i) => ({ code: 'abcdefghij'[i]!, count }));

describe('allocation', () => {
  it('spreads 1,200 over the ten districts as the published column of the census of 2014 does', () => {
    expect(sizes(allocate(1200, TBILISI))).toEqual([53, 121, 150, 42, 136, 192, 71, 76, 167, 192]);
  });

  it('spreads them otherwise by registered voters: whom the frame counts must be said', () => {
    const voters = [50_106, 93_014, 117_607, 41_118, 104_543, 132_697, 56_118, 65_226, 125_880, 132_358];
    const register = TBILISI.map(({ code }, i) => ({ code, count: voters[i]! }));
    expect(sizes(allocate(1200, register))).toEqual([65, 122, 154, 54, 137, 173, 73, 85, 164, 173]);
  });

  it('gives the House of 1790 the seats that Hamilton worked out (Balinski & Young, Fair Representation, table 3.1)', () => {
    const people = [
      236_841, 55_540, 70_835, 68_705, 278_514, 475_327, 141_822, 179_570, 331_589, 353_523, 432_879, 68_446, 206_236,
      85_533, 630_560,
    ];
    const states = people.map((count, i) => ({ code: String(i), count }));
    expect(sizes(allocate(120, states))).toEqual([8, 2, 2, 2, 9, 16, 5, 6, 11, 12, 14, 2, 7, 3, 21]);
  });

  it('breaks a tie for the larger stratum, then for the first', () => {
    expect(sizes(allocate(2, strata(10, 30, 10, 30)))).toEqual([0, 1, 0, 1]);
    expect(sizes(allocate(1, strata(10, 10)))).toEqual([1, 0]);
    expect(sizes(allocate(3, strata(15, 5, 20)))).toEqual([1, 0, 2]);
  });

  it('keeps a minimum, and takes it from the others in proportion', () => {
    expect(sizes(allocate(100, strata(900, 50, 50), 10))).toEqual([80, 10, 10]);
    expect(sizes(allocate(100, strata(900, 97, 3), 10))).toEqual([87, 10, 3]);
  });

  it('refuses what cannot be done', () => {
    expect(() => allocate(21, strata(10, 10))).toThrow(RangeError);
    expect(() => allocate(5, strata(10, 10), 3)).toThrow('5 is fewer than the minimums');
    expect(() => allocate(1.5, strata(10, 10))).toThrow(RangeError);
    expect(allocate(0, strata(10, 0))).toMatchObject([{ n: 0 }, { n: 0 }]);
  });

  it('always sums to n, stays within a seat of the share, and never asks for more than there are', () => {
    const next = chance(5);
    for (let run = 0; run < 300; run += 1) {
      const frame = strata(...Array.from({ length: 1 + Math.floor(next() * 9) }, () => Math.floor(next() * 500)));
      const people = frame.reduce((sum, { count }) => sum + count, 0);
      const n = Math.floor(next() * (people + 1));
      const found = allocate(n, frame);
      expect(sizes(found).reduce((sum, m) => sum + m, 0)).toBe(n);
      expect(
        found.every(
          ({ population, n: m }) => m <= population && Math.abs(m - (people && (n * population) / people)) < 1,
        ),
      ).toBe(true);
    }
  });
});

describe('frame', () => {
  it('of the town is sound', () => {
    expect(faultsOf(townFrame())).toEqual([]);
    expect(townFrame().district).toEqual(TBILISI);
  });

  it('says where its sums disagree', () => {
    const frame = frameOf([
      { district: 'vake', sex: 'female', age: '18+', count: 5 },
      { district: 'isani', sex: 'male', age: '18+', count: 7 },
    ]);
    const wrong = {
      ...frame,
      sex: [
        { code: 'female', count: 6 },
        { code: 'male', count: 7 },
      ],
      age: [{ code: '18+', count: -12 }],
    };
    expect(faultsOf(wrong)).toEqual([
      { fault: 'margins-differ', dimension: 'sex' },
      { fault: 'no-number-of-people', dimension: 'age', code: '18+' },
      { fault: 'margins-differ', dimension: 'age' },
      { fault: 'cells-differ', dimension: 'sex', code: 'female' },
      { fault: 'cells-differ', dimension: 'age', code: '18+' },
    ]);
  });

  it('says which code or cell stands there twice, and which code only the cells have', () => {
    const cell = { district: 'vake', sex: 'female', age: '18+', count: 5 };
    const frame = frameOf([cell]);
    expect(faultsOf({ ...frame, district: [...frame.district, { code: 'vake', count: 0 }] })).toEqual([
      { fault: 'code-twice', dimension: 'district', code: 'vake' },
    ]);
    expect(faultsOf(frameOf([cell, cell]))).toEqual([{ fault: 'cell-twice', dimension: 'district', code: 'vake' }]);
    expect(faultsOf({ ...frame, cells: [cell, { ...cell, sex: 'male', count: 1 }] })).toContainEqual({
      fault: 'cells-differ',
      dimension: 'sex',
      code: 'male',
    });
  });
});

describe('quotas', () => {
  const plan = [
    { cell: { district: 'vake', sex: 'female' }, target: 2 },
    { cell: { district: 'vake', sex: 'male' }, target: 1 },
    { cell: { age: '65+' }, target: 1 },
  ];
  const interview = (district: string, sex: string, age: string) => ({ cell: { district, sex, age } });

  it('counts an interview in each quota that it fits', () => {
    const done = [interview('vake', 'male', '65+'), interview('vake', 'male', '18-24')];
    expect(monitor(plan, done).map(({ achieved, open, over }) => [achieved, open, over])).toEqual([
      [0, 2, 0],
      [2, 0, 1],
      [1, 0, 0],
    ]);
  });

  it('for 1,200 in town: each district keeps its allocation, each cell is within a person of its share', () => {
    const town = townFrame();
    const quotas = quotasFor(1200, town);
    expect(quotas).toHaveLength(120);
    for (const { code, n } of allocate(1200, TBILISI)) {
      const inside = quotas.filter(({ cell }) => cell.district === code);
      expect(inside.reduce((sum, { target }) => sum + target, 0)).toBe(n);
      for (const { cell, target } of inside) {
        const { count } = town.cells!.find(
          (one) => one.district === code && one.sex === cell.sex && one.age === cell.age,
        )!;
        expect(Math.abs(target - (n * count) / TBILISI.find((one) => one.code === code)!.count)).toBeLessThan(1);
      }
    }
    const { district, sex, age } = town;
    expect(() => quotasFor(1, { district, sex, age })).toThrow('no cells');
  });

  it('tells interviews that no quota waits for', () => {
    expect(outsideThePlan(plan, [interview('vake', 'male', '65+'), interview('didi', 'male', '18-24')])).toBe(1);
    expect(monitor([], [])).toEqual([]);
  });
});

describe('selection', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `house-${i}`);

  it('is the same for the same seed, in whatever order the list stands', () => {
    const list = (of: readonly string[]) => [{ stratum: 'vake', ids: of, n: 7 }];
    const [first] = draw(list(ids), keys(3));
    expect(draw(list(shuffled(ids, 8)), keys(3))).toEqual([first]);
    expect(draw(list(ids), keys(4))).not.toEqual([first]);
    expect([...first!.drawn, ...first!.reserve].sort()).toEqual([...ids].sort());
    expect(first!.drawn).toHaveLength(7);
  });

  it('takes the smallest keys, and equal keys by id', () => {
    const order = (id: string) => ({ a: '2', b: '1', c: '2', d: '3' })[id]!;
    expect(draw([{ stratum: 's', ids: ['d', 'c', 'b', 'a'], n: 2 }], order)).toEqual([
      { stratum: 's', drawn: ['b', 'a'], reserve: ['c', 'd'] },
    ]);
  });

  it('gives everybody the same chance', () => {
    const drawn = new Map(ids.map((id) => [id, 0]));
    for (let seed = 1; seed <= 2000; seed += 1) {
      for (const id of draw([{ stratum: 's', ids, n: 10 }], keys(seed * 7919))[0]!.drawn)
        drawn.set(id, drawn.get(id)! + 1);
    }
    // 2,000 draws at 1/4: five standard deviations are 97.
    for (const times of drawn.values()) expect(Math.abs(times - 500)).toBeLessThan(97);
  });

  it('every n-th: each place has n starts of N, by counting all of them', () => {
    const list = ids.slice(0, 11);
    const starts = list.flatMap((_, start) => everyNth(list, 4, start));
    for (const id of list) expect(starts.filter((other) => other === id)).toHaveLength(4);
    expect(everyNth(list, 4, 0)).toEqual(['house-0', 'house-2', 'house-5', 'house-8']);
    expect(new Set(everyNth(list, 11, 10)).size).toBe(11);
    expect(everyNth([], 0, 0)).toEqual([]);
  });

  it('refuses a list that is too short, an id twice, and a start outside', () => {
    expect(() => draw([{ stratum: 's', ids: ['a'], n: 2 }], keys(1))).toThrow('s: 2 of 1 cannot be drawn');
    expect(() => draw([{ stratum: 's', ids: ['a', 'a'], n: 1 }], keys(1))).toThrow('s: an id twice');
    expect(() => everyNth(['a'], 2, 0)).toThrow(RangeError);
    expect(() => everyNth(['a'], 1, 1)).toThrow(RangeError);
  });
});
