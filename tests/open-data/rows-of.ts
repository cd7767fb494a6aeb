import type { Cell } from '../../src/csv.js';
import type { OpenTable, Reading } from '../../src/open-data/table.js';

/** Every row of a table. */
export async function rowsOf(table: OpenTable, reading: Reading): Promise<(readonly Cell[])[]> {
  const rows: (readonly Cell[])[] = [];
  for await (const row of table.rows(reading)) rows.push(row);
  return rows;
}
