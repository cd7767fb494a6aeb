import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import type { MapLayerDoc, MapObjectDoc } from './map-documents.js';
import { type Collections, Query } from './query.js';
import type { Box } from './report-places.js';
import { queryTokens, tokensOf } from './search.js';
import type { Condition, ReadStore } from './store.js';

export type MapObjectsWanted = Paging & {
  readonly layer?: string | undefined;
  readonly bbox?: Box | undefined;
  readonly q?: string | undefined;
  /** Also what was taken off the map. */
  readonly retiredToo?: boolean;
};

/** What the city does or allows at a place, with its shape. */
export type MapObjectView = Omit<MapObjectDoc, '_id' | 'position' | 'place' | 'bounds'> & {
  readonly id: string;
  readonly place: MapObjectDoc['place'];
};
const viewOf = ({ _id, position: _, bounds: __, ...rest }: MapObjectDoc): MapObjectView => ({ id: _id, ...rest });

/** Objects that are looked through for a word. */
const MOST_FOUND = 10_000;

/** What stands on the map, the newest first. */
export class MapObjects extends Query<Listed<MapObjectView>> {
  constructor(readonly wanted: MapObjectsWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { layer, bbox, q, retiredToo = false } = this.wanted;
    const where: Record<string, Condition> = retiredToo ? {} : { retired: false };
    if (layer !== undefined) where.layer = layer;
    if (bbox) {
      const [west, south, east, north] = bbox;
      Object.assign(where, { 'bounds.west': { lte: east }, 'bounds.east': { gte: west } });
      Object.assign(where, { 'bounds.south': { lte: north }, 'bounds.north': { gte: south } });
    }
    if (q !== undefined && q.trim() !== '') {
      const found = await store.find<MapObjectDoc>(of('objects'), { where, limit: MOST_FOUND });
      where._id = { in: found.filter(({ title }) => speaksOf(title, q)).map(({ _id }) => _id) };
    }
    const listing = {
      name: 'map-objects',
      collection: of('objects'),
      where,
      sort: [['placedAt', -1]],
      kinds: ['string'],
    };
    return told(await page<MapObjectDoc>(store, listing as never, this.wanted), viewOf);
  }
}

/** Whether a title holds every word that is looked for, in whatever form. */
function speaksOf({ ka, en }: MapObjectDoc['title'], q: string): boolean {
  const tokens = tokensOf(`${ka} ${en}`);
  return queryTokens(q).every((ways) => ways.some((way) => tokens.some((token) => token.startsWith(way))));
}

/** One of them, also when it was taken off the map. */
export class MapObjectById extends Query<(MapObjectView & { readonly asOf: AsOf }) | undefined> {
  constructor(readonly id: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<MapObjectDoc>(of('objects'), this.id);
    return found && { ...viewOf(found), asOf: asOf(found.position) };
  }
}

export type MapLayerView = Pick<MapLayerDoc, 'name' | 'version' | 'retired'> & { readonly code: string };
/** The kinds of objects that the city has made layers of, also those that were retired. */
export class MapLayers extends Query<readonly MapLayerView[]> {
  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<MapLayerDoc>(of('layers'), {});
    return found.map(({ _id, name, version, retired }) => ({ code: _id, name, version, retired }));
  }
}
