import type { MapLayerEvent } from '../../events/map-layers.js';
import type { MapLayerDoc } from '../../read-models/map-documents.js';
import type { Projection } from '../projection.js';

/** The kinds of objects on the map, and those that once were. */
export const mapLayers: Projection<MapLayerDoc, MapLayerEvent> = {
  name: 'layers',
  version: 1,
  handles: ['MapLayerAdopted', 'MapLayerRetired'],
  indexes: [],
  keys: (e) => [e.data.layer],

  fold(doc, e, key) {
    if (e.type === 'MapLayerAdopted') {
      const { version, name } = e.data;
      return { _id: key, version, name: { ...name }, retired: false, position: e.position };
    }
    return doc && e.type === 'MapLayerRetired' ? Object.assign(doc, { retired: true, position: e.position }) : doc;
  },
};
