import { HASH_BYTES, type Hash, type Merkle, type Subtrees } from './merkle.js';

/** Hashes in a full tile, entries in a full bundle: tiles are 8 levels of the tree high. */
export const FULL = 256;
const LEVELS = 8;
/** An entry carries its length in two bytes. */
export const LARGEST_ENTRY = 65_535;

/** Where a tile lies under the log's address (C2SP tlog-tiles). A full one has no width in its name. */
export const tilePath = (level: number, n: number, width = FULL): string =>
  `tile/${level}/${inThrees(n)}${part(width)}`;
/** The same of a bundle of entries. */
export const bundlePath = (n: number, width = FULL): string => `tile/entries/${inThrees(n)}${part(width)}`;

/** The full tile or bundle that takes the place of a partial one: it begins with the same hashes, or entries. */
export const fullPath = (path: string): string => path.replace(/\.p\/\d+$/, '');

const part = (width: number) => (width === FULL ? '' : `.p/${width}`);

/** 1234067 is x001/x234/067. */
function inThrees(n: number): string {
  const digits = String(n).padStart(Math.ceil(String(n).length / 3) * 3, '0');
  return digits.replace(/\d{3}(?=\d)/g, 'x$&/');
}

const PATH = /^tile\/(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Whether a path could name a file of a log: as short as it can be, a width from 1 to 255 or none. */
export function isLogPath(path: string): boolean {
  const [, , n = '', width = '1'] = PATH.exec(path) ?? [];
  return n !== '' && Number(width) < FULL && inThrees(Number(n.replace(/[x/]/g, ''))) === n;
}

/** How many hashes of a level's n-th tile a tree of so many leaves has; 0 when it has no such tile. */
export function widthOf(size: number, level: number, n: number): number {
  const hashes = Math.floor(size / FULL ** level);
  return Math.max(0, Math.min(FULL, hashes - n * FULL));
}

/** A file of a log: its path, and the leaves under it, the last one not among them. */
export type LogPath = {
  readonly path: string;
  readonly level: number | 'entries';
  readonly first: number;
  readonly end: number;
};

/** Every file that a tree of so many leaves is made of: bundles of entries, and the tiles of each level. */
export function* logPaths(size: number): Iterable<LogPath> {
  for (let first = 0; first < size; first += FULL) {
    const end = Math.min(size, first + FULL);
    yield { path: bundlePath(first / FULL, end - first), level: 'entries', first, end };
  }
  for (let level = 0; FULL ** level <= size; level++) {
    const span = FULL ** (level + 1);
    for (let n = 0; widthOf(size, level, n) > 0; n++) {
      const width = widthOf(size, level, n);
      yield { path: tilePath(level, n, width), level, first: n * span, end: n * span + width * FULL ** level };
    }
  }
}

/** The hashes of a tile. @throws RangeError when it is none */
export function hashesOf(tile: Uint8Array): readonly Hash[] {
  if (tile.length % HASH_BYTES !== 0) throw new RangeError(`${tile.length} bytes are no whole hashes`);
  return Array.from({ length: tile.length / HASH_BYTES }, (_, i) =>
    tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/** An entry as it stands in a bundle: its length in two bytes, then itself. @throws RangeError above 65,535 bytes */
export function framed(entry: Uint8Array): Uint8Array {
  if (entry.length > LARGEST_ENTRY) throw new RangeError(`an entry of ${entry.length} bytes; ${LARGEST_ENTRY} fit`);
  const framed = new Uint8Array(entry.length + 2);
  framed.set([entry.length >> 8, entry.length & 0xff]);
  framed.set(entry, 2);
  return framed;
}

/** The entries of a bundle. @throws RangeError when it ends within one */
export function entriesOf(bundle: Uint8Array): readonly Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + ((bundle[at]! << 8) | bundle[at + 1]!);
    if (!(end <= bundle.length)) throw new RangeError('the bundle ends within an entry');
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** Subtree roots of a tree of `size` leaves, out of its tiles; each tile is read once. */
export function subtreesIn(
  merkle: Merkle,
  size: number,
  tile: (level: number, n: number, width: number) => Uint8Array,
): Subtrees {
  const read = new Map<string, readonly Hash[]>();
  return (level, index) => {
    const row = Math.floor(level / LEVELS);
    const span = 2 ** (level - row * LEVELS);
    const first = index * span;
    const n = Math.floor(first / FULL);
    const key = `${row}/${n}`;
    const hashes = read.get(key) ?? hashesOf(tile(row, n, widthOf(size, row, n)));
    read.set(key, hashes);
    const under = hashes.slice(first - n * FULL, first - n * FULL + span);
    if (under.length < span) throw new RangeError(`a tree of ${size} has no subtree ${index} of level ${level}`);
    return merkle.root(under);
  };
}
