import { readGeometry, readShape } from '../../src/map/geometry.js';

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

it('takes what a fact can hold, and no more', () => {
  const round = (n: number) => {
    const ring = Array.from({ length: n }, (_, i) => [
      44.8 + 0.05 * Math.cos((i / n) * 6.28),
      41.72 + 0.05 * Math.sin((i / n) * 6.28),
    ]);
    return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
  };
  expect(readGeometry(round(1_500))).toMatchObject({ type: 'Polygon' });
  expect(readGeometry(round(2_500))).toMatchObject({ refused: 'fact.too-large' });
});
