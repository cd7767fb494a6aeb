import type { Condition, Where } from './store.js';

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];
/** How wide spots are, in millionths of a degree: about 200 m. */
const SPOT = 2_000;
/** So many spots are looked into one by one. */
const MOST_SPOTS = 1_000;

const at = (degrees: number) => Math.floor(Math.round(degrees * 1e6) / SPOT);
/** The spot that a place lies in. */
export const spotAt = (lat: number, lon: number): string => `${at(lat)}_${at(lon)}`;

/** Every spot that a box touches; undefined when there are too many. */
function spotsIn([west, south, east, north]: Box): readonly string[] | undefined {
  const [rows, columns] = [at(north) - at(south) + 1, at(east) - at(west) + 1];
  if (rows * columns > MOST_SPOTS) return undefined;
  return Array.from(
    { length: rows * columns },
    (_, i) => `${at(south) + Math.floor(i / columns)}_${at(west) + (i % columns)}`,
  );
}

/**
 * What holds for a report in a box, said so that an index finds it: by its spot where the box is small, in order of filing
 * where it is large.
 */
export function inBox(box: Box): Record<string, Condition> {
  const [west, south, east, north] = box;
  const exactly = { 'place.lat': { gte: south, lte: north }, 'place.lon': { gte: west, lte: east } };
  const spots = spotsIn(box);
  return spots ? { spot: { in: spots }, ...exactly } : exactly;
}

/** Whether it was said by spots, or by ids: then little fits, and it is put in order afterwards. */
export const isFew = (where: Where): boolean => 'spot' in where || '_id' in where;

/** Along the earth's surface, on a sphere (haversine). */
export function metres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6_371_009 * Math.asin(Math.sqrt(h));
}
