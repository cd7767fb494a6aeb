import { apart, beside, sizeOf } from '../../src/portal/islands/behaviours/map/apart.js';

const spot = (x: number, y: number, count = 1, layer = 'reports') => ({ x, y, count, layer });
const nearest = (spots: readonly { x: number; y: number; count: number }[]) =>
  Math.min(
    ...spots.flatMap((a, i) =>
      spots
        .slice(i + 1)
        .map((b) => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) - (sizeOf(a.count) + sizeOf(b.count)) / 2),
    ),
  );

it('marks that have room stay where they are', () => {
  const spots = [spot(0, 0, 20), spot(100, 0), spot(0, 100, 3, 'petitions')];
  expect(apart(spots, true).toSorted((a, b) => a.x - b.x || a.y - b.y)).toEqual([spots[0], spots[2], spots[1]]);
});

it('marks of one layer that cover each other become one, and none is lost', () => {
  const spots = [spot(0, 0, 20), spot(20, 0, 5), spot(10, 10), spot(200, 0), spot(205, 0)];
  const made = apart(spots, true);
  expect(made).toEqual([spot(0, 0, 26), spot(200, 0, 2)]);
});

it('marks of different layers move aside', () => {
  const made = apart([spot(0, 0, 20), spot(10, 0, 1, 'petitions'), spot(0, 0, 1, 'city-projects')], true);
  expect(made.map(({ layer }) => layer).sort()).toEqual(['city-projects', 'petitions', 'reports']);
  expect(made.find(({ layer }) => layer === 'reports')).toMatchObject({ x: 0, y: 0 });
  expect(nearest(made)).toBeGreaterThan(-0.5);
});

it('what cannot be brought nearer is never joined', () => {
  const made = apart([spot(0, 0), spot(0, 0), spot(1, 0)], false);
  expect(made).toHaveLength(3);
  expect(nearest(made)).toBeGreaterThan(-0.5);
});

it('a mark under the buttons of the map stands beside them', () => {
  const [from, corner] = [
    { x: 100, y: 50 },
    { width: 60, height: 104 },
  ];
  expect(beside(spot(165, 100), from, corner)).toMatchObject({ x: 174, y: 100 });
  for (const free of [spot(180, 100), spot(120, 200), spot(120, 20)]) expect(beside(free, from, corner)).toEqual(free);
});
