import { countOf, keyOf, type Square, type Squares, squareOf, squaresAt } from './grid.js';
import type { Pin } from './pin.js';

/** Squares of this zoom hold their pins. */
export const LEAF = 15;

/** A place in the order of lists: the newest first, those of one moment by their ids. */
export type Place = Pick<Pin, 'at' | 'id'>;
export const inOrder = (a: Place, b: Place): number => {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
};

/** Which pins of a list are looked for: so many at the most, behind a place in the order. */
export type Stretch = {
  readonly limit: number;
  readonly behind?: Place | undefined;
  readonly since?: string | undefined;
};

/** Pins by the square that they lie in, each square's in the order of lists. */
export class Leaves {
  private readonly held = new Map<number, Pin[]>();

  put(pin: Pin): void {
    const leaf = leafOf(pin);
    const pins = this.held.get(leaf);
    if (pins) pins.splice(before(pins, pin), 0, pin);
    else this.held.set(leaf, [pin]);
  }

  /** @param pin the very one that was put there */
  remove(pin: Pin): void {
    const leaf = leafOf(pin);
    const pins = this.held.get(leaf)!;
    pins.splice(pins.indexOf(pin, before(pins, pin)), 1);
    if (pins.length === 0) this.held.delete(leaf);
  }

  /** What lies in a square, and came there at a moment or later. */
  in(square: Square, since?: string): readonly Pin[] {
    const pins = this.held.get(keyOf(square, LEAF)) ?? [];
    return since === undefined ? pins : pins.slice(0, before(pins, { at: since, id: AFTER_ALL }));
  }

  /** The first that are good of all that lie in some squares. */
  first(squares: Iterable<Square>, good: (pin: Pin) => boolean, { limit, behind, since }: Stretch): Pin[] {
    const found: Pin[] = [];
    for (const square of squares) {
      const pins = this.in(square, since);
      for (let i = behind ? before(pins, behind) : 0; i < pins.length; i++) {
        const pin = pins[i]!;
        if (found.length === limit && inOrder(pin, found[limit - 1]!) > 0) break; // so are all that follow
        if (!good(pin) || (behind && inOrder(pin, behind) <= 0)) continue;
        found.splice(before(found, pin), 0, pin);
        if (found.length > limit) found.pop();
      }
    }
    return found;
  }

  /** The leaves within, or around, squares of a zoom: one by one where they are few, else those that hold something. */
  *touched(asked: Squares, zoom: number): Iterable<Square> {
    const shift = 2 ** (LEAF - zoom);
    const leaf = (from: number, to: number) => [Math.floor(from * shift), Math.ceil((to + 1) * shift) - 1] as const;
    const [west, east] = leaf(asked.west, asked.east);
    const [north, south] = leaf(asked.north, asked.south);
    if (countOf({ west, north, east, south }) <= this.held.size) {
      for (let y = north; y <= south; y++) for (let x = west; x <= east; x++) yield { x, y };
      return;
    }
    const n = squaresAt(LEAF);
    for (const key of this.held.keys()) {
      const [x, y] = [key % n, Math.floor(key / n)];
      if (x >= west && x <= east && y >= north && y <= south) yield { x, y };
    }
  }
}

/** No id comes behind it. */
const AFTER_ALL = '\uffff';
const leafOf = ({ lat, lon }: Pin) => keyOf(squareOf(lat, lon, LEAF), LEAF);

/** How many come before a place, of pins that are in order. */
function before(pins: readonly Pin[], place: Place): number {
  let [low, high] = [0, pins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(pins[middle]!, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
