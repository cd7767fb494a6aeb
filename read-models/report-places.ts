import type { Condition, Where } from './store.js';

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];
/** How wide squares are, in millionths of a degree: a cell is about a kilometre, a spot about 200 m. */
export const CELL = 10_000;
export const SPOT = 2_000;
/** So many squares are looked into one by one. */
const MOST_SQUARES = 1_000;
/** Where more lie in a box, the newest of them are found soonest in order of filing. */
const FEW = 1_800;

const at = (degrees: number, size: number) => Math.floor(Math.round(degrees * 1e6) / size);
/** The square that a place lies in. */
export const squareAt = (lat: number, lon: number, size: number): string => `${at(lat, size)}_${at(lon, size)}`;

/** Every square that a box touches; undefined when there are too many. */
export function squaresIn([west, south, east, north]: Box, size: number): readonly string[] | undefined {
  const [rows, columns] = [at(north, size) - at(south, size) + 1, at(east, size) - at(west, size) + 1];
  if (rows * columns > MOST_SQUARES) return undefined;
  return Array.from(
    { length: rows * columns },
    (_, i) => `${at(south, size) + Math.floor(i / columns)}_${at(west, size) + (i % columns)}`,
  );
}

/**
 * What holds for a report in a box, said so that an index finds it: by its square where few lie in the box, in order of
 * filing where many do. `crowd`: how many there are, where somebody has counted.
 */
export function inBox(box: Box, crowd?: number): Record<string, Condition> {
  const [west, south, east, north] = box;
  const exactly = { 'place.lat': { gte: south, lte: north }, 'place.lon': { gte: west, lte: east } };
  if (crowd !== undefined && crowd > FEW) return exactly;
  const spots = squaresIn(box, SPOT);
  if (spots) return { spot: { in: spots }, ...exactly };
  const cells = crowd === undefined ? undefined : squaresIn(box, CELL);
  return cells ? { cell: { in: cells }, ...exactly } : exactly;
}

/** Whether it was said by squares, or by ids: then little fits, and it is put in order afterwards. */
export const isFew = (where: Where): boolean => 'spot' in where || 'cell' in where || '_id' in where;

/** Along the earth's surface, on a sphere (haversine). */
export function metres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6_371_009 * Math.asin(Math.sqrt(h));
}
