import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Content } from '../../events/content.js';
import type { District } from '../../events/districts.js';
import type { AreaGeometry, DistrictDrawn, DistrictForms } from '../../events/map-layers.js';
import type { Place } from '../../events/places.js';
import type { Contents } from '../content/contents.js';
import type { EventLog } from '../log/event-log.js';
import { callDistricts, shippedNames } from './district-names.js';
import { boundsOf, pointsOf } from './geometry.js';
import { SCHEMATIC } from './schematic.js';

/** The fact behind which other borders count, and the stream that holds them. */
export const ADOPTION = 'DistrictsAdopted';
const STREAM = 'districts-city';

export type Names = { readonly ka: DistrictForms; readonly en: DistrictForms };
/** A district as GeoJSON has it. `exact`: its border, where that is large and `geometry` is a drawing of it. */
export type DistrictFeature = {
  readonly type: 'Feature';
  readonly id: District;
  readonly properties: { readonly code: District; readonly names: Names; readonly exact?: Content };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
};

const SHIPPED: readonly DistrictFeature[] = SCHEMATIC.map((feature) => ({
  ...feature,
  properties: { code: feature.id, names: shippedNames(feature.id) },
}));

type Area = DistrictFeature['geometry'] & { readonly id: District; readonly bbox: [number, number, number, number] };

/** The borders of the districts as they are now, and where a place lies by them. Version 0 is drawn by hand. */
export class Districts {
  /** As they are drawn. */
  features: readonly DistrictFeature[] = SHIPPED;
  version = 0;
  /** Where the borders are from; empty for those that Ghia ships. */
  source = '';
  /** Why no place is told to lie in a district: a border that was adopted cannot be read. A drawing of it decides nothing. */
  trouble: Error | undefined;
  private areas = SHIPPED.map(({ id, geometry }) => areaOf(id, geometry));
  private again: Promise<void> | undefined;
  private log: Pick<EventLog, 'read'> | undefined;

  constructor(private readonly contents?: Pick<Contents, 'json'>) {}

  /** Drawn by hand: what is counted by them says so. */
  get schematic(): boolean {
    return this.version === 0;
  }

  /** The district that a place lies in; undefined outside the city. @throws Unavailable while there is trouble */
  of({ lat, lon }: Place): District | undefined {
    if (this.trouble) throw this.readAgain(this.trouble);
    return this.areas.find((area) => booleanPointInPolygon([lon, lat], area))?.id;
  }

  /** Takes over the borders that were adopted last, and the names in them. */
  async read(log: Pick<EventLog, 'read'>): Promise<void> {
    this.log = log;
    const facts = await log.read(STREAM);
    const adopted = facts.findLast(({ type }) => type === ADOPTION);
    if (!adopted) return;
    const { version, source } = adopted.data as { version: number; source: string };
    const drawn = facts
      .filter(({ type }) => type === 'DistrictDrawn')
      .map(({ data }) => data as DistrictDrawn['data'])
      .filter((data) => data.version === version);
    const areas = await this.areasOf(drawn).catch((error: Error) => error);
    this.trouble = areas instanceof Error ? areas : undefined;
    this.areas = areas instanceof Error ? [] : areas;
    this.features = drawn.map(({ district, names, geometry, exact }) => ({
      type: 'Feature',
      id: district as District,
      properties: { code: district as District, names, ...(exact && { exact }) },
      geometry: geometry as unknown as DistrictFeature['geometry'],
    }));
    callDistricts(this.features.map(({ id, properties }) => [id, properties.names]));
    this.version = version;
    this.source = source;
  }

  private areasOf(drawn: readonly DistrictDrawn['data'][]): Promise<Area[]> {
    return Promise.all(
      drawn.map(async ({ district, geometry, exact }) => {
        const whole = exact ? await this.contents!.json<AreaGeometry>(exact) : geometry;
        return areaOf(district as District, whole as unknown as DistrictFeature['geometry']);
      }),
    );
  }

  /** A store that was away comes back, a lost file out of a backup: whoever asks next may be answered. */
  private readAgain(trouble: Error): Error {
    this.again ??= this.read(this.log!)
      .catch(() => undefined)
      .finally(() => {
        this.again = undefined;
      });
    return trouble;
  }
}

/** With the box round it, so that most places need no look at its border. */
function areaOf(id: District, geometry: DistrictFeature['geometry']): Area {
  const { west, south, east, north } = boundsOf(pointsOf(geometry as unknown as AreaGeometry));
  return { ...geometry, id, bbox: [west, south, east, north] };
}

/** The outer border of a district, of its largest part where it has several. */
export function outlineOf({ geometry }: DistrictFeature): number[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates[0]!;
  return geometry.coordinates.map(([outer]) => outer!).sort((a, b) => b.length - a.length)[0]!;
}
