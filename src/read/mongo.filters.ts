import type { Filter } from 'mongodb';
import type { Batch, Beginnings, Condition, Scalar, Sort, Where } from '../../read-models/store.js';

/**
 * A document as it lies in MongoDB: beside it the position of the batch that wrote it, whether it is gone, and under which
 * tenure it was written, where processes take turns at that (`Fence`).
 */
export type Stored = {
  readonly _id: string;
  readonly doc?: object;
  readonly at: number;
  readonly gone?: true;
  readonly fence?: number;
};

/** What has not been removed. */
export const HERE = { gone: { $exists: false } };
const NOTHING = { _id: { $in: [] } };

/** Dots and dollars in the names of fields mean something to MongoDB, and nul ends a name: they are kept by number. */
const keptName = (name: string): string =>
  name.replaceAll(/[%.$\0]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
const shownName = (name: string): string =>
  name.replaceAll(/%(25|2e|24|00)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export const kept = (doc: object): object => renamed(doc, keptName) as object;
export const shown = (doc: object): object => renamed(doc, shownName) as object;

function renamed(value: unknown, name: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [name(key), renamed(inside, name)]));
}

export const path = (field: string): string =>
  field === '_id' ? '_id' : `doc.${field.split('.').map(keptName).join('.')}`;

/** The order of the documents for the driver; a field that was named before orders nothing more. */
export function orderBy(order: Sort): Map<string, 1 | -1> {
  const by = new Map<string, 1 | -1>();
  for (const [field, direction] of order) if (!by.has(path(field))) by.set(path(field), direction);
  return by;
}

export function filter(where: Where): Filter<Stored> {
  const parts = Object.entries(where).map(([field, condition]) => clause(path(field), condition));
  return { $and: [HERE, ...parts] } as Filter<Stored>;
}

function clause(field: string, condition: Condition): object {
  if (condition === null || typeof condition !== 'object') return { [field]: { $eq: condition } };
  if ('in' in condition) return { [field]: { $in: condition.in } };
  const bounds = Object.entries(condition).filter(([, value]) => value !== undefined);
  if (bounds.some(([, value]) => value === null)) return NOTHING;
  // with no bound left the field only has to be there
  const asked =
    bounds.length === 0 ? { $ne: null } : Object.fromEntries(bounds.map(([sign, value]) => [`$${sign}`, value]));
  return { [field]: asked };
}

/** What lies behind a document in this order: further on in the first key, or equal there and further on in the next. */
export function behind(order: Sort, after: readonly Scalar[]): Filter<Stored> {
  const branches = order.map(([field, direction], i) => {
    const equal = order.slice(0, i).map(([before], j) => ({ [path(before)]: { $eq: after[j] ?? null } }));
    return { $and: [...equal, further(path(field), direction, after[i] ?? null)] };
  });
  return { $or: branches } as unknown as Filter<Stored>;
}

/** Nothing comes before everything, so falling orders end with it. */
function further(field: string, direction: 1 | -1, value: Scalar): object {
  if (value === null) return direction === 1 ? { [field]: { $ne: null } } : NOTHING;
  if (direction === 1) return { [field]: { $gt: value } };
  return { $or: [{ [field]: { $lt: value } }, { [field]: null }] };
}

/** Documents that hold, for every word, a token that begins in one of its ways. */
export function holding(words: readonly Beginnings[]): Filter<Stored> {
  const begun = (way: string) => ({ [path('tokens')]: { $regex: `^${escaped(way)}` } }); // each by itself: an index serves it
  return { $and: [...words.map((ways) => ({ $or: ways.map(begun) })), HERE] } as Filter<Stored>;
}

const escaped = (token: string) => token.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How many ids a question names at once. */
const AT_ONCE = 1_000;

export function* slices(ids: readonly string[]): Iterable<string[]> {
  for (let from = 0; from < ids.length; from += AT_ONCE) yield ids.slice(from, from + AT_ONCE);
}

/** The collections that come to the same position. */
export function byPosition(batches: readonly Batch[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const { collection, position } of batches) found.set(position, [...(found.get(position) ?? []), collection]);
  return found;
}
