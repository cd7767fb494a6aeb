import type { Collections } from '../../read-models/query.js';
import type { Doc, ReadStore } from '../../read-models/store.js';
import type { Cell } from '../csv.js';

export type Both = { readonly ka: string; readonly en: string };
/** What a cell holds, in the words of XML Schema; `list` is several codes with spaces between. Empty cells are empty, or null in JSON. */
export type CellType = 'string' | 'integer' | 'decimal' | 'date' | 'dateTime' | 'list';
export type Column = { readonly name: string; readonly type: CellType; readonly about: Both };

/** The read models as they stand at one moment. */
export type Reading = { readonly store: ReadStore; readonly of: Collections };

/** A table of open data. Names of columns stay; new ones come at the end. */
export type OpenTable = {
  readonly name: string;
  readonly title: Both;
  readonly about: Both;
  /** Words that people look for it by. */
  readonly keywords: { readonly ka: readonly string[]; readonly en: readonly string[] };
  /** Of the European vocabulary of data themes. */
  readonly theme: 'GOVE' | 'ECON' | 'REGI' | 'SOCI' | 'TRAN';
  readonly columns: readonly Column[];
  /** Row by row, in an order that only facts change. */
  readonly rows: (reading: Reading) => AsyncIterable<readonly Cell[]>;
};

export const column = (name: string, type: CellType, ka: string, en: string): Column => ({
  name,
  type,
  about: { ka, en },
});

/** Documents of a read model, so many at a time, in the order of their ids. */
export async function* scanned<D extends Doc>({ store, of }: Reading, readModel: string, most = 500) {
  let some: D[] = [];
  for await (const doc of store.scan(of(readModel))) {
    some.push(doc as D);
    if (some.length < most) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
