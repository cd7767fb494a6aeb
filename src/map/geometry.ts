import { inCity } from '../../commands/city.js';
import { type Refusal, refuse } from '../../commands/decider.js';
import type { AreaGeometry, Geometry, MapObjectSaid, Position } from '../../events/map-layers.js';
import { crossingOf } from './crossing.js';

/** A border of a country has fewer. */
const MOST_POINTS = 100_000;
/** How deep the coordinates of each type lie; rings are the innermost lists of polygons. */
const DEPTH = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;

export type Shape = Pick<MapObjectSaid, 'geometry' | 'place' | 'bounds'>;
const isRefusal = (found: object): found is Refusal => 'refused' in found;

/** A shape as somebody sent it, read and looked through: what it spans, and where its mark stands; or why it is refused. */
export function readShape(raw: unknown): Shape | Refusal {
  const geometry = readGeometry(raw);
  if (isRefusal(geometry)) return geometry;
  const points = pointsOf(geometry);
  if (!points.every(isHere)) return refuse(points.every(isHereSwapped) ? 'geometry.swapped' : 'geometry.outside-city');
  return { geometry, place: markOf(geometry), bounds: boundsOf(points) };
}

export function boundsOf(points: readonly Position[]): Shape['bounds'] {
  const [[lon, lat], ...others] = points as [Position, ...Position[]];
  const bounds = { west: lon, south: lat, east: lon, north: lat };
  for (const [x, y] of others) {
    if (x < bounds.west) bounds.west = x;
    if (x > bounds.east) bounds.east = x;
    if (y < bounds.south) bounds.south = y;
    if (y > bounds.north) bounds.north = y;
  }
  return bounds;
}

/** An area that belongs to the city; its borders may reach beyond the rectangle around it. */
export function readArea(raw: unknown): AreaGeometry | Refusal {
  const geometry = readGeometry(raw);
  if (isRefusal(geometry)) return geometry;
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return refuse('geometry.unreadable');
  const points = pointsOf(geometry);
  if (points.some(isHere)) return geometry;
  return refuse(points.some(isHereSwapped) ? 'geometry.swapped' : 'geometry.outside-city');
}

/** The same anywhere on earth: its type, its coordinates, its rings. */
export function readGeometry(raw: unknown): Geometry | Refusal {
  const { type, coordinates } = (raw ?? {}) as { type?: keyof typeof DEPTH; coordinates?: unknown };
  if (type === undefined || !Object.hasOwn(DEPTH, type)) return refuse('geometry.unreadable');
  const read = positions(coordinates, DEPTH[type]);
  if (read === undefined) return refuse('geometry.unreadable');
  const geometry = { type, coordinates: read } as Geometry;
  const points = pointsOf(geometry);
  if (points.length > MOST_POINTS) return refuse('geometry.too-large', { most: MOST_POINTS });
  const off = points.find(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90);
  if (off) return refuse('geometry.off-the-planet', { lon: off[0], lat: off[1] });
  return wrongLines(geometry) ?? geometry;
}

/** To a millionth of a degree, heights left out; undefined where it is no position of this depth. */
function positions(raw: unknown, depth: number): unknown {
  if (!Array.isArray(raw) || raw.length === 0) return undefined;
  if (depth === 0) {
    const [lon, lat] = raw;
    const good =
      raw.length <= 3 && [lon, lat].every((degrees) => typeof degrees === 'number' && Number.isFinite(degrees));
    return good ? [fine(lon), fine(lat)] : undefined;
  }
  const inside = raw.map((one) => positions(one, depth - 1));
  return inside.includes(undefined) ? undefined : inside;
}
const fine = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export function pointsOf({ coordinates }: Geometry): Position[] {
  const flat = (inside: unknown): Position[] =>
    typeof (inside as number[])[0] === 'number' ? [inside as Position] : (inside as unknown[]).flatMap(flat);
  return flat(coordinates);
}

const isHere = ([lon, lat]: Position) => inCity({ lat, lon });
const isHereSwapped = ([lon, lat]: Position) => inCity({ lat: lon, lon: lat });

function wrongLines(geometry: Geometry): Refusal | undefined {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : [];
  const parts = geometry.type === 'MultiLineString' ? geometry.coordinates : lines;
  if (parts.some((line) => line.length < 2)) return refuse('geometry.unreadable');
  const rings = ringsOf(geometry);
  if (rings.some((ring) => ring.length < 4)) return refuse('geometry.unreadable');
  const isClosed = (ring: readonly Position[]) => String(ring[0]) === String(ring.at(-1));
  if (!rings.every(isClosed)) return refuse('geometry.not-closed');
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return undefined;
  const crossing = crossingOf(rings);
  return crossing && refuse('geometry.crosses-itself', { lon: crossing[0], lat: crossing[1] });
}

function ringsOf(geometry: Geometry): readonly (readonly Position[])[] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/** A point where it is, a line at its middle point, an area at the middle of its first border. */
function markOf(geometry: Geometry): { lat: number; lon: number } {
  const [ring] = ringsOf(geometry);
  if (!ring) {
    const points = pointsOf(geometry);
    const [lon, lat] = points[Math.floor(points.length / 2)]!;
    return { lat, lon };
  }
  const corners = ring.slice(1);
  const middle = (i: 0 | 1) => fine(corners.reduce((sum, point) => sum + point[i], 0) / corners.length);
  return { lat: middle(1), lon: middle(0) };
}
