import { projections } from '../../projections/index.js';
import { type AsOf, asOf, limitOf, type Paging } from '../../read-models/answer.js';
import { cursorAfter, readCursor } from '../../read-models/cursor.js';
import { type Collections, Query } from '../../read-models/query.js';
import type { Doc, ReadStore } from '../../read-models/store.js';
import { digestOf } from './digest.js';
import { compare } from './order.js';

/** What the read models of today are asked by while a past is asked: their name behind this. */
export const TODAY = 'today/';

/** Whose documents say which official did what: anyone may compare their digest, and read the facts. */
const CLOSED: ReadonlySet<string> = new Set(['queue', 'sheets', 'unsealings', 'staff', 'openings', 'batches']);
export const isOpen = (readModel: string) => !CLOSED.has(readModel);

type Summary = { readonly documents: number; readonly digest: string };
/** A document then and today, null where it is not there. */
export type Changed = { readonly id: string; readonly past: object | null; readonly now: object | null };
export type Replay<Item> = Summary & {
  readonly readModel: string;
  readonly version: number;
  /** Empty where documents are not for everyone. */
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly asOf: AsOf;
};
export type Comparison = Replay<Changed> & { readonly now: Summary };

const version = (readModel: string) => projections.find(({ name }) => name === readModel)!.version;

/** Asks what was folded and nothing else, also of what is closed to readers by now. */
export abstract class FoldQuery<R> extends Query<R> {}

/** One read model, document by document, with the digest that a replay of the log must come to. */
export class ReadModelAt extends FoldQuery<Replay<object>> {
  constructor(
    readonly readModel: string,
    readonly paging: Paging = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { readModel, paging } = this;
    const collection = of(readModel);
    const [from] = paging.cursor === undefined ? [] : (readCursor('replay', ['string'], paging.cursor) as [string]);
    const limit = limitOf(paging);
    const found = isOpen(readModel)
      ? await store.find<Doc>(collection, { limit: limit + 1, ...(from !== undefined && { after: [from] }) })
      : [];
    const items = found.slice(0, limit);
    const next = found.length > limit ? cursorAfter('replay', [items.at(-1)!._id]) : null;
    const summary = await digestOf(store, collection);
    const position = asOf(await store.position(collection));
    return { readModel, version: version(readModel), ...summary, items: items.map(toTheHour), next, asOf: position };
  }
}

/** What is different in one read model today. Only a past can be asked. */
export class ReadModelSince extends FoldQuery<Comparison> {
  constructor(
    readonly readModel: string,
    readonly paging: Paging = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { readModel, paging } = this;
    const [then, today] = [of(readModel), of(`${TODAY}${readModel}`)];
    const [from] = paging.cursor === undefined ? [] : (readCursor('since', ['string'], paging.cursor) as [string]);
    const limit = limitOf(paging);
    const items: Changed[] = [];
    let next: string | null = null;
    if (isOpen(readModel))
      for await (const changed of differences(store.scan(then), store.scan(today))) {
        if (from !== undefined && compare(changed.id, from) <= 0) continue;
        if (items.length === limit) {
          next = cursorAfter('since', [items.at(-1)!.id]);
          break;
        }
        items.push(changed);
      }
    const [past, now, position] = await Promise.all([
      digestOf(store, then),
      digestOf(store, today),
      store.position(then),
    ]);
    return { readModel, version: version(readModel), ...past, now, items, next, asOf: asOf(position) };
  }
}

/** Both in order of `_id`. */
async function* differences(then: AsyncIterable<Doc>, today: AsyncIterable<Doc>): AsyncIterable<Changed> {
  const [a, b] = [then[Symbol.asyncIterator](), today[Symbol.asyncIterator]()];
  let [x, y] = [await a.next(), await b.next()];
  while (!x.done || !y.done) {
    const order = x.done ? 1 : y.done ? -1 : compare(x.value._id, y.value._id);
    const [before, after] = [order <= 0 ? (x.value as Doc) : null, order >= 0 ? (y.value as Doc) : null];
    if (!before || !after || JSON.stringify(before) !== JSON.stringify(after))
      yield { id: (before ?? after)!._id, past: before && toTheHour(before), now: after && toTheHour(after) };
    if (order <= 0) x = await a.next();
    if (order >= 0) y = await b.next();
  }
}

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d):\d\d:\d\d(\.\d+)?Z$/;

/** A document with its instants as coarse as those of the public log: `YYYY-MM-DDTHHZ`. */
export function toTheHour<T>(value: T): T {
  if (typeof value === 'string') return value.replace(INSTANT, '$1Z') as T;
  if (Array.isArray(value)) return value.map(toTheHour) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toTheHour(inner)])) as T;
}
