import { type Square, squareOf } from './grid.js';
import type { Pin } from './pin.js';

/** Pins of one layer that lie in one square; `pins` holds them where there is but one. */
export type Group = {
  readonly layer: string;
  readonly count: number;
  readonly lat: number;
  readonly lon: number;
  readonly pin: Pin | undefined;
};

/** Places are summed in millionths of a degree, so that what is taken away leaves nothing behind. */
export const FINE = 1_000_000;

/** Slots are summed, too: where one pin is left, the sum is its slot. */
export type Sum = { count: number; lat: number; lon: number; slots: number };

export const fine = (degrees: number) => Math.round(degrees * FINE);

export function add(to: Sum, { count, lat, lon, slots }: Sum): Sum {
  to.count += count;
  to.lat += lat;
  to.lon += lon;
  to.slots += slots;
  return to;
}

/** The same by looking at each pin: for the deepest zooms, and to hold the sums against. */
export function grouped(pins: Iterable<Pin>, zoom: number): Group[] {
  const found = new Map<string, { sum: Sum; square: Square; pin: Pin }>();
  for (const pin of pins) {
    const square = squareOf(pin.lat, pin.lon, zoom);
    const key = `${square.y}/${square.x}/${pin.layer}`;
    const sum = { count: 1, lat: fine(pin.lat), lon: fine(pin.lon), slots: 0 };
    const so = found.get(key);
    if (so) add(so.sum, sum);
    else found.set(key, { sum, square, pin });
  }
  return [...found.values()]
    .sort((a, b) => a.square.y - b.square.y || a.square.x - b.square.x)
    .map(({ sum: { count, lat, lon }, pin }) => {
      const middle = { lat: lat / count / FINE, lon: lon / count / FINE };
      return { layer: pin.layer, count, ...middle, pin: count === 1 ? pin : undefined };
    });
}
