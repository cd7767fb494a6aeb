import type { Box } from '../../read-models/report-places.js';
import { boundsOf, keyOf, type Square, squareOf, squaresIn } from './grid.js';
import { add, fine, type Group, grouped, middleOf, type Sum, summed } from './groups.js';
import { LEAF, Leaves, type Place } from './leaves.js';
import { type Facet, fits, lies, type Pin, type PinFilter } from './pin.js';

/** What each square down to the leaves holds; those below them are counted from their pins. */
type Cell = Map<number, Sum>;
/** The facets that a filter lets through. */
type Chosen = { readonly ids: readonly number[]; readonly lets: readonly boolean[] };
/** Beside its own facet each pin counts in one that tells its layer alone: no category is called so. */
const WHOLE = '*';

/**
 * Every pin of the map, counted in squares of every zoom by layer, kind, status and district. A pin that comes, changes or
 * goes touches one square a zoom; an answer adds up the squares that a box touches.
 */
export class ClusterIndex {
  /** Rises with every change. */
  version = 0;
  private readonly pins: (Pin | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly slots = new Map<string, number>();
  private readonly facets: Facet[] = [];
  private readonly facetIds = new Map<string, number>();
  private readonly sums: Map<number, Cell>[] = Array.from({ length: LEAF + 1 }, () => new Map());
  private readonly leaves = new Leaves();
  private readonly perLayer = new Map<string, number>();

  /** Puts a pin there, or in another place or state than before. */
  put(pin: Pin): void {
    const key = nameOf(pin);
    const before = this.slots.get(key);
    if (before !== undefined) {
      if (same(this.pins[before]!, pin)) return;
      this.remove(pin.layer, pin.id);
    }
    const slot = this.free.pop() ?? this.pins.length;
    this.pins[slot] = pin;
    this.slots.set(key, slot);
    this.count(pin, slot, 1);
    this.leaves.put(pin);
  }

  remove(layer: string, id: string): void {
    const key = nameOf({ layer, id });
    const slot = this.slots.get(key);
    if (slot === undefined) return;
    const pin = this.pins[slot]!;
    this.count(pin, slot, -1);
    this.leaves.remove(pin);
    this.pins[slot] = undefined;
    this.slots.delete(key);
    this.free.push(slot);
  }

  has(layer: string, id: string): boolean {
    return this.slots.has(nameOf({ layer, id }));
  }

  /** How many there are on a layer. */
  on(layer: string): number {
    return this.perLayer.get(layer) ?? 0;
  }

  /** Everything there is, in no order. */
  *all(): Iterable<Pin> {
    for (const pin of this.pins) if (pin) yield pin;
  }

  /** What each square that the box touches holds, whole squares at a time, in the order of the map. */
  groups(box: Box, zoom: number, filter: PinFilter): Group[] {
    if (zoom > LEAF) return grouped(this.around(box, zoom, filter), zoom);
    if (filter.since !== undefined) return summed(this.leafByLeaf(box, zoom, filter));
    const wanted = this.chosen(filter);
    const { west, north, east, south } = squaresIn(box, zoom);
    const level = this.sums[zoom]!;
    const found: Group[] = [];
    for (let y = north; y <= south; y++)
      for (let x = west; x <= east; x++) {
        const cell = level.get(keyOf({ x, y }, zoom));
        if (cell) found.push(...this.groupsOf(cell, wanted));
      }
    return found;
  }

  /** How many lie in the box itself. */
  within(box: Box, filter: PinFilter): number {
    const wanted = filter.since === undefined ? this.chosen(filter) : undefined;
    const descend = (square: Square, zoom: number): number => {
      const cell = this.sums[zoom]!.get(keyOf(square, zoom));
      if (!cell) return 0;
      const bounds = boundsOf(square, zoom);
      if (apart(bounds, box)) return 0;
      if (wanted && covers(box, bounds)) return total(cell, wanted);
      if (zoom === LEAF) return this.countIn(square, box, filter);
      const [x, y] = [square.x * 2, square.y * 2];
      return [0, 1, 2, 3].reduce((n, i) => n + descend({ x: x + (i % 2), y: y + (i >> 1) }, zoom + 1), 0);
    };
    const { west, north, east, south } = squaresIn(box, 0);
    let found = 0;
    for (let y = north; y <= south; y++) for (let x = west; x <= east; x++) found += descend({ x, y }, 0);
    return found;
  }

  /** The newest so many that lie in the box, behind a place in the order of lists. */
  newest(box: Box, filter: PinFilter, limit: number, behind?: Place): Pin[] {
    const wanted = this.chosen(filter);
    const holds = (square: Square) => {
      const cell = this.sums[LEAF]!.get(keyOf(square, LEAF));
      return cell !== undefined && total(cell, wanted) > 0;
    };
    const squares = [...this.leaves.touched(squaresIn(box, LEAF), LEAF)].filter(holds);
    const good = (pin: Pin) => lies(pin, box) && fits(pin, filter);
    return this.leaves.first(squares, good, { limit, behind, since: filter.since });
  }

  /** The pins in the squares of a zoom that the box touches. */
  around(box: Box, zoom: number, filter: PinFilter): Pin[] {
    const asked = squaresIn(box, zoom);
    const touched = ({ lat, lon }: Pin) => {
      const { x, y } = squareOf(lat, lon, zoom);
      return x >= asked.west && x <= asked.east && y >= asked.north && y <= asked.south;
    };
    const good = zoom > LEAF ? (pin: Pin) => fits(pin, filter) && touched(pin) : (pin: Pin) => fits(pin, filter);
    const leaves = [...this.leaves.touched(asked, zoom)];
    return leaves.flatMap((leaf) => this.leaves.in(leaf, filter.since).filter(good));
  }

  /** The same, each with the square of its zoom that all pins of its leaf lie in. */
  private *leafByLeaf(box: Box, zoom: number, filter: PinFilter): Iterable<readonly [Square, Pin]> {
    const shift = 2 ** (LEAF - zoom);
    for (const leaf of this.leaves.touched(squaresIn(box, zoom), zoom)) {
      const square = { x: Math.floor(leaf.x / shift), y: Math.floor(leaf.y / shift) };
      for (const pin of this.leaves.in(leaf, filter.since)) if (fits(pin, filter)) yield [square, pin];
    }
  }

  private countIn(leaf: Square, box: Box, filter: PinFilter): number {
    let found = 0;
    for (const pin of this.leaves.in(leaf, filter.since)) if (lies(pin, box) && fits(pin, filter)) found++;
    return found;
  }

  private groupsOf(cell: Cell, wanted: Chosen): Group[] {
    const byLayer = new Map<string, Sum>();
    each(cell, wanted, (sum, facet) => {
      const { layer } = this.facets[facet]!;
      const so = byLayer.get(layer);
      if (so) add(so, sum);
      else byLayer.set(layer, { ...sum });
    });
    return [...byLayer].map(([layer, { count, lat, lon, slots }]) => {
      return { layer, count, ...middleOf({ count, lat, lon }), pin: count === 1 ? this.pins[slots] : undefined };
    });
  }

  private chosen(filter: PinFilter): Chosen {
    const plain = filter.category === undefined && filter.statuses === undefined && filter.district === undefined;
    const lets = this.facets.map((facet) => (facet.kind === WHOLE) === plain && fits(facet, filter));
    return { lets, ids: [...lets.keys()].filter((facet) => lets[facet]) };
  }

  private count(pin: Pin, slot: number, by: 1 | -1): void {
    const facets = [this.facetOf(pin), this.facetOf({ layer: pin.layer, kind: WHOLE, status: null, district: null })];
    const change = { count: by, lat: by * fine(pin.lat), lon: by * fine(pin.lon), slots: by * slot };
    for (let zoom = 0; zoom <= LEAF; zoom++) {
      const level = this.sums[zoom]!;
      const key = keyOf(squareOf(pin.lat, pin.lon, zoom), zoom);
      const cell: Cell = level.get(key) ?? new Map();
      if (cell.size === 0) level.set(key, cell);
      for (const facet of facets) {
        const sum = cell.get(facet);
        if (!sum) cell.set(facet, { ...change });
        else if (add(sum, change).count === 0) cell.delete(facet);
      }
      if (cell.size === 0) level.delete(key);
    }
    this.perLayer.set(pin.layer, this.on(pin.layer) + by);
    this.version++;
  }

  private facetOf({ layer, kind, status, district }: Facet): number {
    const name = JSON.stringify([layer, kind, status, district]);
    const known = this.facetIds.get(name);
    if (known !== undefined) return known;
    this.facets.push({ layer, kind, status, district });
    this.facetIds.set(name, this.facets.length - 1);
    return this.facets.length - 1;
  }
}

const nameOf = ({ layer, id }: Pick<Pin, 'layer' | 'id'>) => `${layer}/${id}`;
const same = (a: Pin, b: Pin) => JSON.stringify(a) === JSON.stringify(b);

/** Sums of the facets that were chosen, by the shorter way. */
function each(cell: Cell, { ids, lets }: Chosen, tell: (sum: Sum, facet: number) => void): void {
  if (ids.length > cell.size) {
    for (const [facet, sum] of cell) if (lets[facet]) tell(sum, facet);
    return;
  }
  for (const facet of ids) {
    const sum = cell.get(facet);
    if (sum) tell(sum, facet);
  }
}

function total(cell: Cell, wanted: Chosen): number {
  let found = 0;
  each(cell, wanted, ({ count }) => {
    found += count;
  });
  return found;
}

const apart = (a: Box, b: Box) => a[2] < b[0] || a[0] > b[2] || a[3] < b[1] || a[1] > b[3];
const covers = (outer: Box, inner: Box) =>
  inner[0] >= outer[0] && inner[2] <= outer[2] && inner[1] >= outer[1] && inner[3] <= outer[3];
