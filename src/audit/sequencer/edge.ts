import { HASH_BYTES, type Hash } from '../tlog/merkle.js';
import { bundlePath, FULL, framed, hashesOf, tilePath } from '../tlog/tiles.js';
import { merkle } from './hashing.js';

/** A file of the published log: its path under the log's address, and its bytes. */
export type LogFile = { readonly path: string; readonly bytes: Uint8Array };
/** The unfinished tile of each level, lowest first, as hashes one after the other; and the unfinished bundle of entries. */
export type Edges = { readonly levels: readonly Uint8Array[]; readonly bundle: Uint8Array };
export const NOTHING: Edges = { levels: [], bundle: new Uint8Array() };

/**
 * The right edge of the growing tree: of each level the hashes that do not fill a tile yet, and the entries that do not
 * fill a bundle. What lies behind it stands in full tiles, and is not needed to go on.
 */
export class Edge {
  private readonly levels: Hash[][];
  private bundle: Uint8Array[];
  private leaves: number;

  constructor(size: number, { levels, bundle }: Edges) {
    this.leaves = size;
    this.levels = levels.map((tile) => [...hashesOf(tile)]);
    this.bundle = bundle.length > 0 ? [bundle] : [];
  }

  get size(): number {
    return this.leaves;
  }

  get edges(): Edges {
    return { levels: this.levels.map((hashes) => Buffer.concat(hashes)), bundle: Buffer.concat(this.bundle) };
  }

  /** Takes the next entry; answers the files that it fills: a bundle, and a tile of each level that is full now. */
  append(entry: Uint8Array): readonly LogFile[] {
    this.bundle.push(framed(entry));
    const filled: LogFile[] = [];
    let rising: Hash | undefined = merkle.leaf(entry);
    this.leaves++;
    for (let level = 0; rising; level++) {
      const hashes = this.levels[level] ?? [];
      this.levels[level] = hashes;
      hashes.push(rising);
      if (hashes.length < FULL) break;
      filled.push({ path: tilePath(level, this.leaves / FULL ** (level + 1) - 1), bytes: Buffer.concat(hashes) });
      rising = merkle.root(hashes);
      this.levels[level] = [];
    }
    if (this.leaves % FULL > 0) return filled;
    filled.unshift({ path: bundlePath(this.leaves / FULL - 1), bytes: Buffer.concat(this.bundle) });
    this.bundle = [];
    return filled;
  }

  /** The files that are not full yet, as wide as they are now. */
  partial(): readonly LogFile[] {
    const { levels, bundle } = this.edges;
    const tiles = levels.map((bytes, level) => {
      const width = bytes.length / HASH_BYTES;
      return { path: tilePath(level, Math.floor(this.leaves / FULL ** (level + 1)), width), bytes, width };
    });
    const entries = { path: bundlePath(Math.floor(this.leaves / FULL), this.leaves % FULL), bytes: bundle };
    return [...(bundle.length > 0 ? [entries] : []), ...tiles.filter(({ width }) => width > 0)];
  }

  /** The root of the tree as it stands. */
  root(): Hash {
    let root: Hash | undefined;
    for (const hashes of this.levels) if (hashes.length > 0) root = merkle.root(root ? [...hashes, root] : hashes);
    return root ?? merkle.root([]);
  }
}
