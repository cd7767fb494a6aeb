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
export const fine = (degrees: number) => Math.round(degrees * FINE);

/** Slots are summed, too: where one pin is left, the sum is its slot. */
export type Sum = { count: number; lat: number; lon: number; slots: number };

export function add(to: Sum, { count, lat, lon, slots }: Sum): Sum {
  to.count += count;
  to.lat += lat;
  to.lon += lon;
  to.slots += slots;
  return to;
}

export const middleOf = ({ count, lat, lon }: Omit<Sum, 'slots'>) => ({
  lat: lat / count / FINE,
  lon: lon / count / FINE,
});

/** The same by looking at each pin: for the deepest zooms, and to hold the sums against. */
export const grouped = (pins: Iterable<Pin>, zoom: number): Group[] =>
  summed([...pins].map((pin) => [squareOf(pin.lat, pin.lon, zoom), pin]));

/** Adds up pins by the squares that they come with. */
export function summed(pins: Iterable<readonly [Square, Pin]>): Group[] {
  const found = new Map<string, { sum: Sum; square: Square; pin: Pin }>();
  for (const [square, pin] of pins) {
    const key = `${square.y}/${square.x}/${pin.layer}`;
    const sum = { count: 1, lat: fine(pin.lat), lon: fine(pin.lon), slots: 0 };
    const so = found.get(key);
    if (so) add(so.sum, sum);
    else found.set(key, { sum, square, pin });
  }
  return [...found.values()]
    .sort((a, b) => a.square.y - b.square.y || a.square.x - b.square.x)
    .map(({ sum: { count, lat, lon }, pin }) => {
      return { layer: pin.layer, count, ...middleOf({ count, lat, lon }), pin: count === 1 ? pin : undefined };
    });
}
