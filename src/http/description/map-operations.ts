import { DISTRICTS } from '../../../events/districts.js';
import {
  anything,
  either,
  flag,
  list,
  named,
  object,
  one,
  orNull,
  page,
  saying,
  sha256,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const degrees = { type: 'number' };
const cluster = saying(
  { type: 'array', prefixItems: [degrees, degrees, whole, text], minItems: 4, maxItems: 4 },
  'Longitude, latitude, how many, on which layer',
);
const point = object({
  ...{ layer: text, id: uuid, lon: degrees, lat: degrees },
  kind: saying(text, 'A report’s category, `petition`, or the layer of an object'),
  status: orNull(text),
  title: orNull(either(text, both)),
});
const layer = object({
  ...{ code: text, name: both, source: one('reports', 'petitions', 'objects') },
  ...{ count: saying(whole, 'How many stand on it now'), retired: flag, version: whole },
});
const base = either(
  object({ kind: one('schematic') }),
  object({ kind: one('raster', 'pmtiles'), url: text, attribution: text }),
);
const exact = saying(
  object({ digest: sha256, bytes: whole, mediaType: text }),
  'The whole shape, where it is large: at `/log/content/<digest>`',
);
const objectFields = {
  ...{ id: uuid, layer: text, external: saying(orNull(text), 'Its number where it was imported from') },
  ...{ title: both, geometry: saying(anything, 'GeoJSON'), place: object({ lat: degrees, lon: degrees }) },
  period: orNull(object({ from: text, to: orNull(text) })),
  budget: saying(orNull(whole), 'In tetri'),
  permit: orNull(object({ number: text, kind: text, issuer: text, validUntil: orNull(text) })),
  ...{ version: whole, retired: flag, placedAt: text, changedAt: text },
};
const feature = object({ type: one('Feature'), id: uuid, geometry: anything, properties: anything });
const collection = object(
  { type: one('FeatureCollection'), features: list(feature) },
  { next: orNull(text), total: whole, asOf: named('AsOf') },
);
const imported = {
  ...{ dryRun: flag, rows: whole, added: whole, changed: whole, unchanged: whole },
  refused: saying(
    list(object({ line: whole, fault: text, reason: text }, { about: text })),
    'Rows that are not in order; where there is one, nothing was done',
  ),
};
const imports = (says: string, schema: ReturnType<typeof object>) => ({
  says,
  answers: {
    201: { says: 'Recorded', schema },
    200: { says: 'Nothing was to be done, or it was to be tried only', schema },
    422: { says: 'A row is not in order: nothing was done', schema },
  },
});

/** What is said of the map and of what stands on it. */
export const MAP_OPERATIONS: Operations = {
  'GET /api/v1/map/clusters': answers(
    'What stands in a box, counted in squares of 128 pixels; what is alone in its square is told itself',
    object({
      z: saying(whole, 'The zoom that was answered: a lower one where the box holds too many squares'),
      total: saying(whole, 'How many stand in the squares that the box touches'),
      ...{ clusters: list(cluster), points: list(point), asOf: named('AsOf') },
    }),
    { fails: [503] },
  ),
  'GET /api/v1/map/layers': answers('What can be shown on the map', object({ items: list(layer), base })),
  'GET /api/v1/map/objects': answers(
    'What the city does or allows at places, the newest first; with Accept: application/geo+json as a FeatureCollection. Large shapes are drawings of those that `exact` names',
    either(page(object(objectFields, { exact })), collection),
  ),
  'GET /api/v1/map/objects/{id}': answers(
    'One of them, its shape whole',
    object({ ...objectFields, asOf: named('AsOf') }, { exact }),
    { fails: [404, 503] },
  ),
  'POST /api/v1/map/objects': records('Puts something on the map', receiptWith({ id: uuid })),
  'POST /api/v1/map/objects/{id}/revise': records('Says it anew, whole', named('Receipt'), { fails: [404] }),
  'POST /api/v1/map/objects/{id}/retire': records('Takes it off the map', named('Receipt'), { fails: [404] }),
  'POST /api/v1/map/import': imports(
    'A file of objects for one layer, GeoJSON or CSV: all of it, or nothing. What was imported before is revised',
    object(imported, { position: whole }),
  ),
  'POST /api/v1/map/layers': records('Adopts the next version of a layer'),
  'POST /api/v1/map/layers/retire': records('A layer takes no more objects; those that are there stay'),
  'POST /api/v1/map/districts': imports(
    `Adopts the borders of the districts (${DISTRICTS.join(', ')}), all at once`,
    object({ ...imported, version: whole }, { position: whole, eventId: text }),
  ),
};
