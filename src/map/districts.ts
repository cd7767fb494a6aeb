import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { District } from '../../events/districts.js';
import type { Place } from '../../events/places.js';
import { type DistrictFeature, SCHEMATIC } from './schematic.js';

/** The borders of the districts, and where a place lies by them. */
export class Districts {
  constructor(
    readonly features: readonly DistrictFeature[] = SCHEMATIC,
    /** Drawn by hand: what is counted by them says so. */
    readonly schematic = true,
  ) {}

  /** The district that a place lies in; undefined outside the city. */
  of({ lat, lon }: Place): District | undefined {
    return this.features.find(({ geometry }) => booleanPointInPolygon([lon, lat], geometry))?.id;
  }
}
