/**
 * Who is drawn from each stratum's list: a simple random sample without replacement.
 *
 * `order` gives each id a key that nobody could choose: a keyed hash of the id under a seed whose own hash was
 * published before the lists were closed. The ids with the smallest keys are drawn (permanent random numbers,
 * Ohlsson 1995); equal keys go by id. The same lists, seed and sizes draw the same people, in whatever order they stand.
 * The rest of a list, in the same order, is its reserve. RangeError: fewer people than should be drawn, an id twice.
 */
export function draw(
  lists: readonly { readonly stratum: string; readonly ids: readonly string[]; readonly n: number }[],
  order: (id: string) => string,
): { stratum: string; drawn: string[]; reserve: string[] }[] {
  return lists.map(({ stratum, ids, n }) => {
    if (new Set(ids).size < ids.length) throw new RangeError(`${stratum}: an id twice`);
    if (n > ids.length) throw new RangeError(`${stratum}: ${n} of ${ids.length} cannot be drawn`);
    const sorted = inOrder(ids, order);
    return { stratum, drawn: sorted.slice(0, n), reserve: sorted.slice(n) };
  });
}

/**
 * Every so-many-th of a list that already has a meaningful order (streets, houses): place ⌊(start + i × N) / n⌋ for
 * i = 0 … n−1, exact in whole numbers (Cochran §8.1, fractional interval). `start` is a whole number drawn from
 * 0 … N−1, so each place has the chance n / N. RangeError: n above N, start outside.
 */
export function everyNth(ids: readonly string[], n: number, start: number): string[] {
  const size = ids.length;
  if (n > size) throw new RangeError(`${n} of ${size} cannot be drawn`);
  if (n === 0) return [];
  if (!Number.isInteger(start) || start < 0 || start >= size) throw new RangeError(`${start} is no place of ${size}`);
  return Array.from({ length: n }, (_, i) => ids[Math.floor((start + i * size) / n)]!);
}

/** Ids by a key given from outside, equal keys by id; by code units, so that every machine agrees. */
export function inOrder(ids: readonly string[], order: (id: string) => string): string[] {
  const keyed = ids.map((id) => ({ id, key: order(id) }));
  return keyed.sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id)).map(({ id }) => id);
}

export function compare(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
