import fc from 'fast-check';
import type { Box } from '../../read-models/report-places.js';
import { ClusterIndex } from '../../src/map/cluster-index.js';
import { boundsOf, countOf, squareOf, squaresIn } from '../../src/map/grid.js';
import { type Group, grouped } from '../../src/map/groups.js';
import type { Pin, PinFilter } from '../../src/map/pin.js';

const CITY: Box = [44.5961, 41.621, 45.0176, 41.8434];
const WORLD: Box = [-180, -90, 180, 90];
const LAYERS = ['reports', 'petitions', 'city-projects'];

const pin = fc.record({
  layer: fc.constantFrom(...LAYERS),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  lat: fc.integer({ min: 41_621, max: 41_843 }).map((n) => n / 1_000),
  lon: fc.integer({ min: 44_597, max: 45_017 }).map((n) => n / 1_000),
  kind: fc.constantFrom('holes', 'litter'),
  status: fc.constantFrom('submitted', 'resolved', null),
  district: fc.constantFrom('vake', 'gldani', null),
  at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'),
}) as fc.Arbitrary<Pin>;
const act = fc.oneof(
  { weight: 3, arbitrary: pin.map((one) => ({ put: one })) },
  { weight: 1, arbitrary: pin.map(({ layer, id }) => ({ remove: { layer, id } })) },
);
const filter = fc.record({
  layers: fc.subarray(LAYERS, { minLength: 1 }),
  category: fc.constantFrom(undefined, 'holes'),
  statuses: fc.constantFrom(undefined, ['submitted']),
  district: fc.constantFrom(undefined, 'vake'),
  since: fc.constantFrom(undefined, '2026-03-01T00:00:00.000Z'),
}) as fc.Arbitrary<PinFilter>;

const fits = (one: Pin, wanted: PinFilter) =>
  wanted.layers.includes(one.layer) &&
  (wanted.district === undefined || one.district === wanted.district) &&
  (wanted.since === undefined || one.at >= wanted.since) &&
  (one.layer !== 'reports' ||
    ((wanted.category === undefined || one.kind === wanted.category) &&
      (wanted.statuses === undefined || wanted.statuses.includes(one.status!))));

const plainly = (groups: readonly Group[]) =>
  groups
    .map(({ layer, count, lat, lon, pin: only }) =>
      [layer, count, lat.toFixed(5), lon.toFixed(5), only?.id ?? ''].join(' '),
    )
    .sort();

const inOrder = (a: Pin, b: Pin) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id);
const later = (pins: readonly Pin[], behind: Pin) => pins.filter((one) => inOrder(one, behind) > 0).slice(0, 4);
/** Things on different layers may have one id and one moment: between them there is no order. */
const namesOf = (pins: readonly Pin[]) => pins.map(({ at, id }) => `${at} ${id}`);

it('after whatever came, moved, changed and went, its sums are those of a recount', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), filter, fc.integer({ min: 0, max: 19 }), (acts, wanted, zoom) => {
      const index = new ClusterIndex();
      const there = new Map<string, Pin>();
      for (const one of acts)
        if ('put' in one) {
          index.put(one.put);
          there.set(`${one.put.layer}/${one.put.id}`, one.put);
        } else {
          index.remove(one.remove.layer, one.remove.id);
          there.delete(`${one.remove.layer}/${one.remove.id}`);
        }
      const fitting = [...there.values()].filter((one) => fits(one, wanted));
      expect(plainly(index.groups(CITY, zoom, wanted))).toEqual(plainly(grouped(fitting, zoom)));
      expect(index.within(WORLD, wanted)).toBe(fitting.length);
      for (const layer of LAYERS)
        expect(index.on(layer)).toBe([...there.values()].filter((one) => one.layer === layer).length);
      expect([...index.all()].length).toBe(there.size);
      const [newest, behind] = [fitting.sort(inOrder), fitting[3]];
      expect(namesOf(index.newest(WORLD, wanted, 4))).toEqual(namesOf(newest.slice(0, 4)));
      if (behind) expect(namesOf(index.newest(WORLD, wanted, 4, behind))).toEqual(namesOf(later(newest, behind)));
    }),
    { numRuns: 300 },
  );
});

it('counts what lies in a box and nothing beside it', () => {
  const edge = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(pin, { maxLength: 40 }), filter, edge, edge, edge, edge, (pins, wanted, a, b, c, d) => {
      const index = new ClusterIndex();
      for (const one of pins) index.put(one);
      const across = (share: number) => CITY[0] + share * (CITY[2] - CITY[0]);
      const up = (share: number) => CITY[1] + share * (CITY[3] - CITY[1]);
      const box: Box = [
        ...([across(Math.min(a, b)), up(Math.min(c, d))] as const),
        ...([across(Math.max(a, b)), up(Math.max(c, d))] as const),
      ];
      const inside = [...index.all()].filter(
        ({ lat, lon }) => lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3],
      );
      expect(index.within(box, wanted)).toBe(inside.filter((one) => fits(one, wanted)).length);
    }),
  );
});

it('is empty again when all has gone', () => {
  const index = new ClusterIndex();
  const pins = fc.sample(pin, 50);
  for (const one of pins) index.put(one);
  for (const { layer, id } of pins) index.remove(layer, id);
  for (let zoom = 0; zoom <= 19; zoom++) expect(index.groups(CITY, zoom, { layers: LAYERS })).toEqual([]);
  expect([...index.all()]).toEqual([]);
});

it('a square spans what lies in it', () => {
  for (const zoom of [0, 7, 15, 19]) {
    const square = squareOf(41.7, 44.8, zoom);
    const [west, south, east, north] = boundsOf(square, zoom);
    expect(west <= 44.8 && 44.8 <= east && south <= 41.7 && 41.7 <= north).toBe(true);
    expect(countOf(squaresIn([44.8, 41.7, 44.8, 41.7], zoom))).toBe(1);
  }
  expect(countOf(squaresIn(CITY, 12))).toBeLessThan(100);
});
