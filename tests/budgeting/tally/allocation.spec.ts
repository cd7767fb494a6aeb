import * as fc from 'fast-check';
import { allocation, type Division } from '../../../projections/budgeting/tally/allocation.js';
import { WrongElection } from '../../../projections/budgeting/tally/election.js';

const THEMES = [
  { id: 'streets', topics: ['pavements', 'lights'] },
  { id: 'green', topics: ['trees', 'parks', 'water'] },
  { id: 'culture', topics: [] },
];
const of = (...amounts: number[]): Division => ({ amounts });

it('themes and their sub-topics have a mean and a median, and the number of people', () => {
  const counted = allocation(THEMES, [of(10, 20, 30, 0, 0, 40), of(0, 50, 0, 25, 25, 0), of(0, 0, 0, 0, 0, 100)]);
  expect(counted).toEqual({
    n: 3,
    weight: 3,
    themes: [
      {
        ...{ id: 'streets', mean: '26.666666', median: '30' },
        topics: [
          { id: 'pavements', mean: '3.333333', median: '0' },
          { id: 'lights', mean: '23.333333', median: '20' },
        ],
      },
      {
        ...{ id: 'green', mean: '26.666666', median: '30' },
        topics: [
          { id: 'trees', mean: '10', median: '0' },
          { id: 'parks', mean: '8.333333', median: '0' },
          { id: 'water', mean: '8.333333', median: '0' },
        ],
      },
      { id: 'culture', mean: '46.666666', median: '40', topics: [] },
    ],
  });
});

it('between the middle two the median is halved', () => {
  const two = [
    { id: 'a', topics: [] },
    { id: 'b', topics: [] },
  ];
  expect(allocation(two, [of(10, 90), of(15, 85)]).themes).toMatchObject([{ median: '12.5' }, { median: '87.5' }]);
});

it('a weight counts like so many people, and the number of people stays', () => {
  const [a, b] = [of(100, 0, 0, 0, 0, 0), of(0, 0, 0, 0, 0, 100)];
  const weighed = allocation(THEMES, [{ ...a, weight: 3 }, b]);
  expect([weighed.n, weighed.weight]).toEqual([2, 4]);
  expect(weighed.themes).toEqual(allocation(THEMES, [a, a, a, b]).themes);
});

it.each([
  ['99', of(9, 20, 30, 0, 0, 40)],
  ['101', of(11, 20, 30, 0, 0, 40)],
  ['less than nothing', of(-10, 40, 30, 0, 0, 40)],
  ['a part of a lari', of(9.5, 20.5, 30, 0, 0, 40)],
  ['too few amounts', of(60, 0, 0, 0, 40)],
  ['too many amounts', of(60, 0, 0, 0, 0, 40, 0)],
  ['no number', of(Number.NaN, 20, 30, 0, 0, 50)],
  ['no weight', { ...of(10, 20, 30, 0, 0, 40), weight: 0 }],
])('refuses %s', (_, division) => {
  expect(() => allocation(THEMES, [division])).toThrow(WrongElection);
});

it('nobody divided anything: all is zero', () => {
  expect(allocation(THEMES, [])).toMatchObject({ n: 0, themes: [{ mean: '0' }, { mean: '0' }, { mean: '0' }] });
});

it('in whatever order, means come to the whole but for what was cut off', () => {
  const cut = fc.uniqueArray(fc.integer({ min: 1, max: 104 }), { minLength: 5, maxLength: 5 });
  const division = cut.map((bars) => {
    const at = [0, ...bars.sort((a, b) => a - b), 105];
    return of(...Array.from({ length: 6 }, (_, i) => at[i + 1]! - at[i]! - (i === 0 ? 0 : 1)));
  });
  fc.assert(
    fc.property(fc.array(division, { minLength: 1, maxLength: 40 }), (divisions) => {
      const counted = allocation(THEMES, divisions);
      expect(allocation(THEMES, [...divisions].reverse())).toEqual(counted);
      const millionths = counted.themes.reduce((sum, { mean }) => sum + Math.round(Number(mean) * 1e6), 0);
      expect(100_000_000 - millionths).toBeGreaterThanOrEqual(0);
      expect(100_000_000 - millionths).toBeLessThan(THEMES.length);
    }),
  );
});
