import { type Collections, Query } from '../../read-models/query.js';
import type { ReadStore } from '../../read-models/store.js';
import type { Cell } from '../csv.js';
import { openTables } from './all-tables.js';

/** Every row of a table: of a past, whose read models are in memory and in no edition. */
export class TableRows extends Query<readonly (readonly Cell[])[]> {
  constructor(readonly table: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const rows: (readonly Cell[])[] = [];
    const table = openTables.find(({ name }) => name === this.table);
    if (table) for await (const row of table.rows({ store, of })) rows.push(row);
    return rows;
  }
}
