import type { Geometry, Position } from '../../events/map-layers.js';
import { chance } from '../../src/demo/people.js';
import { crossingOf } from '../../src/map/crossing.js';
import { drawingOf } from '../../src/map/drawing.js';
import { pointsOf, readShape } from '../../src/map/geometry.js';
import { borderRound } from '../support/borders.js';

const square = (west: number, south: number, size = 0.01) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const refused = (type: string, coordinates: unknown) =>
  (readShape({ type, coordinates }) as { refused?: string }).refused;

it('reads every shape of GeoJSON, to a millionth of a degree and without heights', () => {
  expect(readShape({ type: 'Point', coordinates: [44.80123456, 41.7, 480] })).toEqual({
    geometry: { type: 'Point', coordinates: [44.801235, 41.7] },
    place: { lat: 41.7, lon: 44.801235 },
    bounds: { west: 44.801235, south: 41.7, east: 44.801235, north: 41.7 },
  });
  for (const [type, coordinates] of [
    [
      'MultiPoint',
      [
        [44.8, 41.7],
        [44.81, 41.7],
      ],
    ],
    [
      'LineString',
      [
        [44.8, 41.7],
        [44.81, 41.7],
      ],
    ],
    [
      'MultiLineString',
      [
        [
          [44.8, 41.7],
          [44.81, 41.7],
        ],
      ],
    ],
    ['Polygon', [square(44.8, 41.7)]],
    ['MultiPolygon', [[square(44.8, 41.7)], [square(44.85, 41.7)]]],
  ] as const)
    expect(readShape({ type, coordinates })).toMatchObject({ geometry: { type }, bounds: { west: 44.8, south: 41.7 } });
});

it('says what is wrong with a shape', () => {
  expect(refused('Point', [41.7, 44.8])).toBe('geometry.swapped');
  expect(refused('Point', [41.6, 41.7])).toBe('geometry.outside-city');
  expect(refused('Point', [444.8, 41.7])).toBe('geometry.off-the-planet');
  expect(refused('Point', [Number.NaN, 41.7])).toBe('geometry.unreadable');
  expect(refused('Point', ['44.8', '41.7'])).toBe('geometry.unreadable');
  expect(refused('Point', [])).toBe('geometry.unreadable');
  expect(refused('LineString', [[44.8, 41.7]])).toBe('geometry.unreadable');
  expect(refused('Polygon', [square(44.8, 41.7).slice(0, 4)])).toBe('geometry.not-closed');
  expect(
    refused('Polygon', [
      [
        [44.8, 41.7],
        [44.8, 41.7],
      ],
    ]),
  ).toBe('geometry.unreadable');
  expect(refused('GeometryCollection', [])).toBe('geometry.unreadable');
  expect(refused('__proto__', [])).toBe('geometry.unreadable');
  const bow = [
    [44.8, 41.7],
    [44.81, 41.71],
    [44.81, 41.7],
    [44.8, 41.71],
    [44.8, 41.7],
  ];
  expect(refused('Polygon', [bow])).toBe('geometry.crosses-itself');
  expect(readShape(null)).toMatchObject({ refused: 'geometry.unreadable' });
});

it('takes long borders, and no endless ones', () => {
  expect(readShape(borderRound([44.8, 41.72], 20_000, 0.05))).toMatchObject({ geometry: { type: 'Polygon' } });
  const line = (points: number) => Array.from({ length: points }, (_, i) => [44.7 + i / 1e6, 41.7]);
  expect(readShape({ type: 'LineString', coordinates: line(100_000) })).toMatchObject({
    place: { lon: 44.75 },
    bounds: { west: 44.7, east: 44.799999 },
  });
  expect(refused('LineString', line(100_001))).toBe('geometry.too-large');
});

describe('a border that crosses or touches itself', () => {
  /** Every side against every other: slow, and without a thought. */
  const crosses = (ring: readonly Position[]) =>
    ring.slice(1).some((to, i) =>
      ring.slice(1).some((end, k) => {
        if (Math.abs(i - k) < 2 || Math.abs(i - k) === ring.length - 2) return false;
        const [[x1, y1], [x2, y2], [x3, y3], [x4, y4]] = [ring[i]!, to, ring[k]!, end];
        const side = (x: number, y: number) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
        const other = (x: number, y: number) => Math.sign((x4 - x3) * (y - y3) - (y4 - y3) * (x - x3));
        return side(x3, y3) * side(x4, y4) <= 0 && other(x1, y1) * other(x2, y2) <= 0;
      }),
    );

  it('is found wherever somebody who looks at every pair finds it', () => {
    const random = chance(7);
    let found = 0;
    for (let n = 0; n < 400; n++) {
      const corners = Array.from({ length: 4 + (n % 12) }, (): Position => [random(), random()]);
      const round = corners.toSorted(([a, b], [c, d]) => Math.atan2(b - 0.5, a - 0.5) - Math.atan2(d - 0.5, c - 0.5));
      for (const some of [corners, round]) {
        const ring = [...some, some[0]!];
        expect([n, crossingOf([ring]) !== undefined]).toEqual([n, crosses(ring)]);
        if (crosses(ring)) found++;
      }
    }
    expect([found > 100, found < 700]).toEqual([true, true]);
  });

  it('is found across its rings, and a place that is said twice is none', () => {
    const outer = square(44.8, 41.7) as unknown as Position[];
    expect(crossingOf([outer, square(44.803, 41.703, 0.004) as unknown as Position[]])).toBeUndefined();
    expect(crossingOf([outer, square(44.805, 41.705) as unknown as Position[]])).toEqual([44.805, 41.71]);
    const [first, second, ...rest] = outer as [Position, Position, ...Position[]];
    expect(crossingOf([[first, first, second, second, second, ...rest]])).toBeUndefined();
  });
});

describe('a drawing', () => {
  const pointsIn = (geometry: Geometry) => pointsOf(geometry).length;

  it('has few points, all of them of the shape, and nowhere lies far from it', () => {
    const { coordinates } = borderRound([44.8, 41.72], 20_000);
    const drawn = drawingOf({ type: 'Polygon', coordinates });
    expect([drawn.type, drawn.coordinates.length, pointsIn(drawn) <= 200]).toEqual(['Polygon', 1, true]);
    const ring: readonly Position[] = drawn.coordinates[0]!;
    expect(ring[0]).toEqual(ring.at(-1));
    const all = new Set(coordinates[0]!.map(String));
    expect(ring.filter((point) => !all.has(String(point)))).toEqual([]);
    const farFrom = ([x, y]: readonly number[]) =>
      Math.min(
        ...ring.slice(1).map(([x2, y2], i) => {
          const [x1, y1] = ring[i]!;
          const t = ((x! - x1) * (x2 - x1) + (y! - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
          const at = Math.max(0, Math.min(1, t));
          return Math.hypot(x! - x1 - at * (x2 - x1), y! - y1 - at * (y2 - y1));
        }),
      );
    expect(Math.max(...coordinates[0]!.filter((_, i) => i % 50 === 0).map(farFrom))).toBeLessThan(0.002);
  });

  it('is itself what is small already', () => {
    for (const geometry of [
      { type: 'Point', coordinates: [44.8, 41.7] },
      { type: 'Polygon', coordinates: borderRound([44.8, 41.7], 150).coordinates },
    ] as const)
      expect(drawingOf(geometry as Geometry)).toEqual(geometry);
  });

  it('of many parts shows the largest, closed and whole, with the holes that are seen', () => {
    const small = Array.from({ length: 5_000 }, (_, i) => [square(44.7 + (i % 100) / 1e3, 41.7 + i / 1e5, 0.0004)]);
    const parts = [...small, [square(44.8, 41.78, 0.05), square(44.81, 41.79, 0.02)]];
    const drawn = drawingOf({ type: 'MultiPolygon', coordinates: parts } as unknown as Geometry & {
      type: 'MultiPolygon';
    });
    expect(drawn.coordinates.length).toBeLessThanOrEqual(40);
    expect(drawn.coordinates).toContainEqual(parts.at(-1));
    for (const ring of drawn.coordinates.flat()) expect([ring.length >= 4, ring.at(-1)]).toEqual([true, ring[0]]);
    expect(pointsIn(drawn)).toBeLessThanOrEqual(200);
  });

  it('of lines and of many places is of the same kind', () => {
    const line = Array.from({ length: 9_000 }, (_, i): Position => [44.7 + i / 1e5, 41.7 + Math.sin(i / 90) / 100]);
    const one = drawingOf({ type: 'LineString', coordinates: line });
    expect([one.coordinates[0], one.coordinates.at(-1)]).toEqual([line[0], line.at(-1)]);
    const many = drawingOf({ type: 'MultiLineString', coordinates: [line, line.slice(0, 2)] });
    expect(many.coordinates[1]).toEqual(line.slice(0, 2));
    const places = drawingOf({ type: 'MultiPoint', coordinates: line });
    for (const drawn of [one, many, places]) expect(pointsIn(drawn)).toBeLessThanOrEqual(200);
  });
});
