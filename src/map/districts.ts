import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { District } from '../../events/districts.js';
import type { DistrictDrawn, DistrictForms } from '../../events/map-layers.js';
import type { Place } from '../../events/places.js';
import type { EventLog } from '../log/event-log.js';
import { callDistricts, shippedNames } from './district-names.js';
import { SCHEMATIC } from './schematic.js';

/** The fact behind which other borders count, and the stream that holds them. */
export const ADOPTION = 'DistrictsAdopted';
const STREAM = 'districts-city';

export type Names = { readonly ka: DistrictForms; readonly en: DistrictForms };
/** A district as GeoJSON has it. */
export type DistrictFeature = {
  readonly type: 'Feature';
  readonly id: District;
  readonly properties: { readonly code: District; readonly names: Names };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
};

const SHIPPED: readonly DistrictFeature[] = SCHEMATIC.map((feature) => ({
  ...feature,
  properties: { code: feature.id, names: shippedNames(feature.id) },
}));

/** The borders of the districts as they are now, and where a place lies by them. Version 0 is drawn by hand. */
export class Districts {
  features: readonly DistrictFeature[] = SHIPPED;
  version = 0;
  /** Where the borders are from; empty for those that Ghia ships. */
  source = '';

  /** Drawn by hand: what is counted by them says so. */
  get schematic(): boolean {
    return this.version === 0;
  }

  /** The district that a place lies in; undefined outside the city. */
  of({ lat, lon }: Place): District | undefined {
    return this.features.find(({ geometry }) => booleanPointInPolygon([lon, lat], geometry))?.id;
  }

  /** Takes over the borders that were adopted last, and the names in them. */
  async read(log: Pick<EventLog, 'read'>): Promise<void> {
    const facts = await log.read(STREAM);
    const adopted = facts.findLast(({ type }) => type === ADOPTION);
    if (!adopted) return;
    const { version, source } = adopted.data as { version: number; source: string };
    const drawn = facts
      .filter(({ type }) => type === 'DistrictDrawn')
      .map(({ data }) => data as DistrictDrawn['data'])
      .filter((data) => data.version === version);
    this.features = drawn.map(({ district, names, geometry }) => ({
      type: 'Feature',
      id: district as District,
      properties: { code: district as District, names },
      geometry: geometry as unknown as DistrictFeature['geometry'],
    }));
    callDistricts(this.features.map(({ id, properties }) => [id, properties.names]));
    this.version = version;
    this.source = source;
  }
}

/** The outer border of a district, of its largest part where it has several. */
export function outlineOf({ geometry }: DistrictFeature): number[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates[0]!;
  return geometry.coordinates.map(([outer]) => outer!).sort((a, b) => b.length - a.length)[0]!;
}
