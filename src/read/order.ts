import type { Doc, Scalar } from '../../read-models/store.js';

/** The value at a path such as `counts.total`; undefined where the path ends early. */
export function valueAt(doc: Doc, path: string): Scalar | undefined {
  let at: unknown = doc;
  for (const name of path.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[name];
  return at as Scalar | undefined;
}

const RANK = { boolean: 1, number: 1, string: 2 } as const;
const rank = (value: Scalar) => (value === null ? 0 : RANK[typeof value as keyof typeof RANK]);

/** Nothing before numbers before texts; texts by code point, as every store has them. */
export function compare(a: Scalar, b: Scalar): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b);
  return Number(a) - Number(b);
}

function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return raised(x) - raised(y);
  }
  return a.length - b.length;
}

/** JavaScript compares UTF-16 units, which puts emoji before some letters; here halves of pairs come after all others. */
const raised = (unit: number) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
