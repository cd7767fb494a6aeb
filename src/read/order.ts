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

/** JavaScript compares UTF-16 units, which puts emoji before some letters; bytes of UTF-8 keep the order of code points. */
const byCodePoint = (a: string, b: string) => (a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b)));
