/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];
/** Squares of a hundredth of a degree that are looked into one by one; a larger box is looked through in order of filing. */
const MOST_CELLS = 400;
/** The square that a place lies in. */
export const cellAt = (lat: number, lon: number): string =>
  `${Math.floor(Math.round(lat * 1e6) / 1e4)}_${Math.floor(Math.round(lon * 1e6) / 1e4)}`;

/** Every square that a box touches; undefined when there are too many. */
export function cellsIn([west, south, east, north]: Box): readonly string[] | undefined {
  const at = (degrees: number) => Math.floor(Math.round(degrees * 1e6) / 1e4);
  const [rows, columns] = [at(north) - at(south) + 1, at(east) - at(west) + 1];
  if (rows * columns > MOST_CELLS) return undefined;
  return Array.from(
    { length: rows * columns },
    (_, i) => `${at(south) + Math.floor(i / columns)}_${at(west) + (i % columns)}`,
  );
}

/** Along the earth's surface, on a sphere (haversine). */
export function metres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6_371_009 * Math.asin(Math.sqrt(h));
}
