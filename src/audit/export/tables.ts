import { openTables } from '../../open-data/all-tables.js';
import type { Reading } from '../../open-data/table.js';
import { writeTable } from '../../open-data/write-table.js';
import type { ExportFolder } from './manifest.js';

const FOLDER = 'datasets';

/** Every table of open data, as CSV and as JSON. */
export async function putTables(reading: Reading, out: ExportFolder): Promise<void> {
  const folder = out.part(FOLDER);
  for (const table of openTables) {
    const { rows, csv, json } = await writeTable(table, reading, folder);
    for (const file of [csv, json]) out.list({ ...file, name: `${FOLDER}/${file.name}`, rows });
  }
}
