import { type DistrictFeature, outlineOf } from '../../../map/districts.js';

type LonLat = readonly number[];
type Point = readonly [x: number, y: number];

/** A degree of longitude is shorter than one of latitude here. */
const NARROWER = Math.cos((41.72 * Math.PI) / 180);

/** The city on a sheet of a given width: where a place lies on it, and how high the sheet is. */
export class Sketch {
  readonly height: number;
  private readonly west: number;
  private readonly north: number;
  private readonly scale: number;

  constructor(
    features: readonly DistrictFeature[],
    readonly width: number,
  ) {
    const corners = features.flatMap(outlineOf);
    const [lons, lats] = [corners.map(([lon]) => lon!), corners.map(([, lat]) => lat!)];
    this.west = Math.min(...lons);
    this.north = Math.max(...lats);
    this.scale = width / ((Math.max(...lons) - this.west) * NARROWER);
    this.height = Math.ceil((this.north - Math.min(...lats)) * this.scale);
  }

  at([lon, lat]: LonLat): Point {
    return [(lon! - this.west) * NARROWER * this.scale, (this.north - lat!) * this.scale];
  }

  /** A line of places as SVG's `points`, to a tenth of a pixel; of places that fall together one is enough. */
  points(line: readonly LonLat[]): string {
    return [
      ...new Set(
        line.map((place) =>
          this.at(place)
            .map((n) => n.toFixed(1))
            .join(','),
        ),
      ),
    ].join(' ');
  }

  /** The centre of the area within a ring (shoelace formula). */
  middleOf(ring: readonly LonLat[]): Point {
    let [area, x, y] = [0, 0, 0];
    const corners = ring.map((place) => this.at(place));
    for (const [i, [x0, y0]] of corners.entries()) {
      const [x1, y1] = corners[(i + 1) % corners.length]!;
      const cross = x0 * y1 - x1 * y0;
      area += cross / 2;
      x += ((x0 + x1) * cross) / 6;
      y += ((y0 + y1) * cross) / 6;
    }
    return [x / area, y / area];
  }
}
