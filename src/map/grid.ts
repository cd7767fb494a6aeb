import type { Box } from '../../read-models/report-places.js';

/** Web Mercator, as every tiled map has it: beyond this the earth has no tiles (degrees). */
const NORTH_END = 85.05112878;
/** A square of clusters is half a tile wide: 128 pixels on screen at its zoom. */
const SQUARES_A_TILE = 2;

export type Square = { readonly x: number; readonly y: number };
/** From the first to the last square, both in. */
export type Squares = { readonly west: number; readonly north: number; readonly east: number; readonly south: number };

/** How many squares lie round the earth at a zoom. */
export const squaresAt = (zoom: number): number => SQUARES_A_TILE * 2 ** zoom;

/** The square that a place lies in. Rows count from the north, as tiles do. */
export function squareOf(lat: number, lon: number, zoom: number): Square {
  const n = squaresAt(zoom);
  const held = Math.max(-NORTH_END, Math.min(NORTH_END, lat)) * (Math.PI / 180);
  const down = (1 - Math.asinh(Math.tan(held)) / Math.PI) / 2;
  const within = (share: number) => Math.max(0, Math.min(n - 1, Math.floor(share * n)));
  return { x: within((lon + 180) / 360), y: within(down) };
}

export function squaresIn([west, south, east, north]: Box, zoom: number): Squares {
  const first = squareOf(north, west, zoom);
  const last = squareOf(south, east, zoom);
  return { west: first.x, north: first.y, east: last.x, south: last.y };
}

export const countOf = ({ west, north, east, south }: Squares): number => (east - west + 1) * (south - north + 1);
/** One number for a square of a zoom. */
export const keyOf = ({ x, y }: Square, zoom: number): number => y * squaresAt(zoom) + x;

/** Degrees that a square spans. */
export function boundsOf({ x, y }: Square, zoom: number): Box {
  const n = squaresAt(zoom);
  const lon = (at: number) => (at / n) * 360 - 180;
  const lat = (at: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * at) / n))) * 180) / Math.PI;
  return [lon(x), lat(y + 1), lon(x + 1), lat(y)];
}
