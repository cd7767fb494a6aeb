import type { MapObjectEvent, MapObjectSaid } from '../../events/map-layers.js';
import type { MapObjectDoc } from '../../read-models/map-documents.js';
import type { Projection } from '../projection.js';

/** What stands on the map beside what people report. */
export const mapObjects: Projection<MapObjectDoc, MapObjectEvent> = {
  name: 'objects',
  version: 1,
  handles: ['MapObjectPlaced', 'MapObjectRevised', 'MapObjectRetired'],
  indexes: [
    ['retired', 'placedAt'],
    ['layer', 'retired', 'placedAt'],
    ['retired', 'bounds.west'],
  ],
  keys: (e) => [e.data.object],

  fold(doc, e, key) {
    if (e.type === 'MapObjectPlaced') {
      const { layer, external } = e.data;
      const since = { version: 1, retired: false, placedAt: e.at, changedAt: e.at, position: e.position };
      return { _id: key, layer, external, ...said(e.data), ...since };
    }
    if (!doc) return doc;
    const now = { changedAt: e.at, position: e.position };
    if (e.type === 'MapObjectRevised') {
      if (!e.data.exact) delete doc.exact;
      return Object.assign(doc, said(e.data), { version: doc.version + 1, retired: false }, now);
    }
    return e.type === 'MapObjectRetired' ? Object.assign(doc, { retired: true }, now) : doc;
  },
};

const said = ({ title, geometry, exact, place, bounds, period, budget, permit }: MapObjectSaid) => ({
  ...{ title: { ...title }, geometry, ...(exact && { exact: { ...exact } }) },
  ...{ place: { ...place }, bounds: { ...bounds } },
  ...{ period: period && { ...period }, budget, permit: permit && { ...permit } },
});
