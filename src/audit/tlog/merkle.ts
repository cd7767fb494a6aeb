/** SHA-256 of the parts one after the other, 32 bytes. Node's on the server, a script's in the browser. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array;
/** A node of the tree: 32 bytes. */
export type Hash = Uint8Array;
/** The root over the 2^level leaves that begin at index × 2^level, all of which are there. */
export type Subtrees = (level: number, index: number) => Hash;

export const HASH_BYTES = 32;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Merkle tree hashing as RFC 6962 §2.1 has it. */
export class Merkle {
  constructor(private readonly sha256: Sha256) {}

  leaf(entry: Uint8Array): Hash {
    return this.sha256(LEAF, entry);
  }

  node(left: Hash, right: Hash): Hash {
    return this.sha256(NODE, left, right);
  }

  /** The root over leaves; or over equal subtrees side by side, the last of which may be smaller. Of none, SHA-256 of nothing. */
  root(hashes: readonly Hash[]): Hash {
    if (hashes.length === 0) return this.sha256();
    let row = hashes;
    while (row.length > 1) {
      const above: Hash[] = [];
      for (let i = 0; i + 1 < row.length; i += 2) above.push(this.node(row[i]!, row[i + 1]!));
      if (row.length % 2 === 1) above.push(row.at(-1)!);
      row = above;
    }
    return row[0]!;
  }

  /** The root over the leaves from `from` up to and without `to`, where `from` is a multiple of the power of two that holds them. */
  private rootOf(from: number, to: number, subtrees: Subtrees): Hash {
    let root: Hash | undefined;
    for (let end = to; end > from; ) {
      const level = trailingZeros(end - from);
      const size = 2 ** level;
      const part = subtrees(level, (end - size) / size);
      root = root ? this.node(part, root) : part;
      end -= size;
    }
    return root ?? this.sha256();
  }

  /** The root of the tree's first `size` leaves. */
  rootAt(size: number, subtrees: Subtrees): Hash {
    return this.rootOf(0, size, subtrees);
  }

  /** The audit path of a leaf, lowest first (RFC 6962 §2.1.1). @throws RangeError when there is no such leaf */
  inclusion(index: number, size: number, subtrees: Subtrees): readonly Hash[] {
    if (!Number.isSafeInteger(index) || index < 0 || index >= size)
      throw new RangeError(`no leaf ${index} in a tree of ${size}`);
    const path: Hash[] = [];
    for (let [from, to] = [0, size]; to - from > 1; ) {
      const middle = from + splitOf(to - from);
      const left = index < middle;
      path.push(left ? this.rootOf(middle, to, subtrees) : this.rootOf(from, middle, subtrees));
      if (left) to = middle;
      else from = middle;
    }
    return path.reverse();
  }

  /** That the tree of `size` continues the one of `before` (RFC 6962 §2.1.2). @throws RangeError when it cannot */
  consistency(before: number, size: number, subtrees: Subtrees): readonly Hash[] {
    if (!Number.isSafeInteger(before) || before < 1 || before > size)
      throw new RangeError(`a tree of ${size} cannot continue one of ${before}`);
    const path: Hash[] = [];
    let whole = true; // what is left of the earlier tree is all of it, so its root need not be told
    let [from, to] = [0, size];
    while (to !== before) {
      const middle = from + splitOf(to - from);
      if (before <= middle) {
        path.push(this.rootOf(middle, to, subtrees));
        to = middle;
      } else {
        path.push(this.rootOf(from, middle, subtrees));
        from = middle;
        whole = false;
      }
    }
    if (!whole) path.push(this.rootOf(from, to, subtrees));
    return path.reverse();
  }
}

/** The largest power of two smaller than n, which is at least 2. */
function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

function trailingZeros(n: number): number {
  let zeros = 0;
  for (let rest = n; rest % 2 === 0; rest /= 2) zeros++;
  return zeros;
}
