import { setImmediate as turn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { type Fault, type FaultyRow, faulty } from './wrong-rows.js';

export type Cells = Readonly<Record<string, string>>;
export type TableRow = { readonly line: number; readonly cells: Cells };
export type Table = { readonly rows: readonly TableRow[]; readonly refused: readonly FaultyRow[] };
export type Columns = { readonly needed: readonly string[]; readonly optional: readonly string[] };

/** After so many rows others have their turn. */
const AT_ONCE = 200;
const DELIMITERS = [';', '\t', ','];

/** The sign between the columns: spreadsheets here write semicolons, as the comma stands within numbers. */
function delimiterOf(csv: string): string {
  const header = csv.slice(0, csv.search(/[\r\n]|$/));
  return DELIMITERS.find((sign) => header.includes(sign)) ?? ',';
}

/** A file of rows under a header line, with commas, semicolons or tabs between. Rows that have no shape are told apart. */
export function readTable(csv: string, columns: Columns, most: number): Table {
  const whole = (line: number, fault: Fault) => ({ rows: [], refused: [{ line, ...fault }] });
  let found: { record: string[]; info: { lines: number } }[];
  try {
    const options = { bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true } as const;
    found = parse(csv, { ...options, delimiter: delimiterOf(csv) }) as unknown as typeof found;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return whole(Number(error.lines ?? 1), faulty('not-csv', 'not CSV from here on'));
  }
  const [header, ...records] = found;
  const names = header?.record ?? [];
  const wrong = headerFault(names, columns);
  if (wrong) return whole(header?.info.lines ?? 1, wrong);
  if (records.length === 0) return whole(1, faulty('no-rows', 'there is no row below the header'));
  if (records.length > most) return whole(most + 2, faulty('too-many', `more than ${most} rows`, String(most)));
  const rows: TableRow[] = [];
  const refused: FaultyRow[] = [];
  for (const { record, info } of records) {
    const line = info.lines;
    if (record.length !== names.length) refused.push({ line, ...cellsFault(record.length, names.length) });
    else rows.push({ line, cells: Object.fromEntries(names.map((name, i) => [name, record[i]!])) });
  }
  return { rows, refused };
}

function headerFault(names: readonly string[], { needed, optional }: Columns): Fault | undefined {
  const known = [...needed, ...optional];
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined)
    return faulty('unknown-column', `a column is none of ${known.join(', ')}`, known.join(', '));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return faulty('column-twice', `the column ${twice} is there twice`, twice);
  const missing = needed.find((name) => !names.includes(name));
  return missing === undefined ? undefined : faulty('column-missing', `the column ${missing} is missing`, missing);
}

const cellsFault = (cells: number, columns: number): Fault =>
  faulty('cells', `${cells} cells where the header has ${columns} columns`, `${cells} / ${columns}`);

/** Reads row by row, the ones in order apart from the others; lets others have their turn meanwhile. */
export async function readRows<R extends object>(
  { rows, refused }: Table,
  read: (row: TableRow) => R | Fault,
): Promise<{ readonly read: readonly { readonly line: number; readonly said: R }[]; readonly refused: FaultyRow[] }> {
  const done: { line: number; said: R }[] = [];
  const wrong = [...refused];
  for (const [i, row] of rows.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await turn();
    const said = read(row);
    if ('fault' in said) wrong.push({ line: row.line, ...said });
    else done.push({ line: row.line, said });
  }
  return { read: done, refused: wrong };
}
