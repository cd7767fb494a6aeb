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
};
/** What was found for a page: one document more than it holds, where there is one. */
export type Found<D extends Doc> = {
  readonly docs: readonly D[];
  readonly total: number;
  readonly position: number;
};

/** One page of documents by keyset, with the total and the next cursor. @throws BadCursor */
export async function page<D extends Doc>(store: ReadStore, listing: Listing, paging: Paging): Promise<Listed<D>> {
  const { collection, where, sort, few = false } = listing;
  const after = behind(listing, paging);
  const [docs, total, position] = await Promise.all([
    store.find<D>(collection, { where, sort, limit: limitOf(paging) + 1, few, ...(after && { after }) }),
    store.count(collection, where),
    store.position(collection),
  ]);
  return paged(listing, paging, { docs, total, position });
}

/** The sort values and the id behind which a page begins; undefined for the first. @throws BadCursor */
export const behind = ({ name, kinds }: Pick<Listing, 'name' | 'kinds'>, { cursor }: Paging): Scalar[] | undefined =>
  cursor === undefined ? undefined : readCursor(name, [...kinds, 'string'], cursor);

/** The page that was found, however it was. */
export function paged<D extends Doc>(
  { name, sort }: Pick<Listing, 'name' | 'sort'>,
  paging: Paging,
  { docs, total, position }: Found<D>,
): Listed<D> {
  const items = docs.slice(0, limitOf(paging));
  const last = docs.length > items.length ? items.at(-1) : undefined;
  const next = last ? cursorAfter(name, [...sort.map(([field]) => valueAt(last, field)), last._id]) : null;
  return { items, next, total, asOf: asOf(position) };
}

const valueAt = (doc: Doc, field: string): Scalar => (doc as unknown as Record<string, Scalar>)[field] ?? null;

/** The same page with each item told in another way. */
export const told = <A, B>({ items, ...rest }: Listed<A>, as: (item: A) => B): Listed<B> => ({
  ...rest,
  items: items.map(as),
});
