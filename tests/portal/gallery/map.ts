import type { MapObjectView } from '../../../read-models/map-objects.js';
import { Districts } from '../../../src/map/districts.js';
import type { MapLayer } from '../../../src/portal/components/map/map-data.js';
import { day, id } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const both = (ka: string, en: string) => ({ ka, en });
const CUTTING = both('ხეების მოჭრის ნებართვები', 'Tree cutting permits');
/** The layers of a made-up city. */
export const LAYERS: readonly MapLayer[] = [
  { code: 'reports', name: both('შეტყობინებები', 'Reports'), source: 'reports', count: 240 },
  { code: 'petitions', name: both('პეტიციები', 'Petitions'), source: 'petitions', count: 4 },
  { code: 'city-projects', name: both('ქალაქის პროექტები', 'City projects'), source: 'objects', count: 12 },
  { code: 'tree-cutting-permits', name: CUTTING, source: 'objects', count: 0 },
];

export const street: MapObjectView = {
  ...{ id: id(800), layer: 'city-projects', external: null, version: 1, retired: false },
  title: both('ქუჩის განახლება', 'A street made anew'),
  geometry: {
    type: 'LineString',
    coordinates: [
      [44.76, 41.71],
      [44.77, 41.712],
    ],
  },
  place: { lat: 41.711, lon: 44.765 },
  period: { from: '2026-03-01', to: '2026-12-31' },
  ...{ budget: 125_000_050, permit: null, placedAt: day(-40), changedAt: day(-2) },
};
export const tree: MapObjectView = {
  ...{ ...street, id: id(801), layer: 'tree-cutting-permits', budget: null },
  title: both('ორი ხმელი ჭადრის მოჭრა', 'Two dead plane trees are cut'),
  geometry: { type: 'Point', coordinates: [44.8, 41.7] },
  place: { lat: 41.7, lon: 44.8 },
  period: { from: '2026-11-01', to: null },
  permit: { number: '17-2026', kind: 'მოჭრა', issuer: 'გარემოს დაცვის სამსახური', validUntil: '2026-12-01' },
};
const park: MapObjectView = {
  ...{ ...street, id: id(802), retired: true, period: null, budget: null },
  geometry: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [44.9, 41.9],
          [44.91, 41.9],
          [44.91, 41.91],
          [44.9, 41.9],
        ],
      ],
    ],
  },
  place: { lat: 41.9, lon: 44.9 },
};

/** What the city does and allows, on the map. */
export function mapPages({ MapObjectsPage, MapObjectPage }: Pages, at: At): Record<string, Shown> {
  const asOf = { position: 48_213, size: null, root: null };
  const layers = LAYERS.filter(({ source }) => source === 'objects');
  const one =
    (object: MapObjectView): Shown =>
    (lang) => {
      const frame = at(`/map/objects/${object.id}`);
      const layer = layers.find(({ code }) => code === object.layer);
      return MapObjectPage({ frame, object, layer, districts: new Districts() }, lang);
    };
  return {
    'map-objects': (lang) => {
      const found = { items: [street, tree], total: 30, next: 'cursor', asOf };
      return MapObjectsPage({ frame: at('/map/objects'), layers, found }, lang);
    },
    'map-objects-none': (lang) => {
      const found = { items: [], total: 0, next: null, asOf };
      return MapObjectsPage({ frame: at('/map/objects'), layers, layer: layers[1], cursor: 'c', found }, lang);
    },
    'map-object-line': one(street),
    'map-object-large': one({
      ...street,
      exact: { digest: '5f'.repeat(32), bytes: 73_112, mediaType: 'application/geo+json' },
    }),
    'map-object-permit': one(tree),
    'map-object-gone': one(park),
  };
}
