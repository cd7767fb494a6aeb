import { createHash } from 'node:crypto';

/** RFC 6962 §2.1 word for word, over the entries themselves: slow, and hard to get wrong. */
const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const ZERO = Buffer.of(0);
const ONE = Buffer.of(1);

/** The largest power of two smaller than n. */
const below = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

export function root(d: readonly Uint8Array[]): Buffer {
  if (d.length === 0) return sha256();
  if (d.length === 1) return sha256(ZERO, d[0]!);
  const k = below(d.length);
  return sha256(ONE, root(d.slice(0, k)), root(d.slice(k)));
}

export function path(m: number, d: readonly Uint8Array[]): Buffer[] {
  if (d.length === 1) return [];
  const k = below(d.length);
  return m < k ? [...path(m, d.slice(0, k)), root(d.slice(k))] : [...path(m - k, d.slice(k)), root(d.slice(0, k))];
}

export function proof(m: number, d: readonly Uint8Array[], whole = true): Buffer[] {
  if (m === d.length) return whole ? [] : [root(d)];
  const k = below(d.length);
  return m <= k
    ? [...proof(m, d.slice(0, k), whole), root(d.slice(k))]
    : [...proof(m - k, d.slice(k), false), root(d.slice(0, k))];
}
