import type { Hash, Merkle } from './merkle.js';

/** A tree: its leaves, and its root. */
export type Tree = { readonly size: number; readonly root: Hash };

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Whether the path leads from this leaf at this index to the tree's root (RFC 9162 §2.1.3.2). */
export function includes(merkle: Merkle, tree: Tree, index: number, leaf: Hash, path: readonly Hash[]): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= tree.size) return false;
  let [node, last, root] = [index, tree.size - 1, leaf];
  for (const hash of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      root = merkle.node(hash, root);
      while (node % 2 === 0 && node > 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else root = merkle.node(root, hash);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(root, tree.root);
}

/** Whether the path shows that one tree continues the other (RFC 9162 §2.1.4.2). Every tree continues an empty one. */
export function continues(merkle: Merkle, before: Tree, now: Tree, path: readonly Hash[]): boolean {
  if (before.size > now.size) return false;
  if (before.size === 0) return path.length === 0;
  if (before.size === now.size) return path.length === 0 && sameBytes(before.root, now.root);
  const [first, ...rest] = isPowerOfTwo(before.size) ? [before.root, ...path] : path;
  if (!first) return false;
  let [node, last] = [before.size - 1, now.size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [old, root] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = merkle.node(hash, old);
      root = merkle.node(hash, root);
      while (node % 2 === 0 && node > 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else root = merkle.node(root, hash);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(old, before.root) && sameBytes(root, now.root);
}

function isPowerOfTwo(n: number): boolean {
  let rest = n;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
