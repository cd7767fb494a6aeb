import { cursorAfter, readCursor } from './cursor.js';
import type { Doc, ReadStore, Scalar, Sort, Where } from './store.js';

/**
 * What an answer was computed from: the last fact in it, and the first signed checkpoint that holds that fact (`size`
 * and `root` are null until there is one).
 */
export type AsOf = { readonly position: number; readonly size: number | null; readonly root: string | null };
export const asOf = (position: number): AsOf => ({ position, size: null, root: null });

/** One page of a list. `next` is the cursor of the following page, null on the last. */
export type Listed<T> = {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly total: number;
  readonly asOf: AsOf;
};

export type Paging = { readonly limit?: number | undefined; readonly cursor?: string | undefined };

/** Between 1 and 100, 20 unless told otherwise. */
export const limitOf = ({ limit }: Paging): number =>
  Number.isFinite(limit) ? Math.min(100, Math.max(1, Math.trunc(limit!))) : 20;

/** What is listed, in which order. `kinds` tells the type of each sort value, for cursors. */
export type Listing = {
  /** Tells the cursors of this list from those of others. */
  readonly name: string;
  readonly collection: string;
  readonly where: Where;
  readonly sort: Sort;
  readonly kinds: readonly ('string' | 'number')[];
  /** See `Find`. */
  readonly few?: boolean | undefined;
  /** How many there are, where somebody knows already. */
  readonly total?: number | undefined;
};

/** One page of documents by keyset, with the total and the next cursor. @throws BadCursor */
export async function page<D extends Doc>(
  store: ReadStore,
  { name, collection, where, sort, kinds, few = false, total: known }: Listing,
  paging: Paging,
): Promise<Listed<D>> {
  const limit = limitOf(paging);
  const after = paging.cursor === undefined ? undefined : readCursor(name, [...kinds, 'string'], paging.cursor);
  const [found, total, position] = await Promise.all([
    store.find<D>(collection, { where, sort, limit: limit + 1, few, ...(after && { after }) }),
    known ?? store.count(collection, where),
    store.position(collection),
  ]);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  const next = last ? cursorAfter(name, [...sort.map(([field]) => valueAt(last, field)), last._id]) : null;
  return { items, next, total, asOf: asOf(position) };
}

const valueAt = (doc: Doc, field: string): Scalar => (doc as unknown as Record<string, Scalar>)[field] ?? null;

/** The same page with each item told in another way. */
export const told = <A, B>({ items, ...rest }: Listed<A>, as: (item: A) => B): Listed<B> => ({
  ...rest,
  items: items.map(as),
});
