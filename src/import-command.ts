import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImportDone } from './import/importing.js';

type Values = Readonly<Record<string, string | boolean | undefined>>;
type Perform = (operation: string, args: Readonly<Record<string, string>>) => Promise<unknown>;
type Imported = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  /** Of a budget: lines that it had before and the file has not. */
  readonly dropped?: number;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
};

export const IMPORT_USAGE =
  'import <file.yaml|json> [--dry-run] | residents <file.csv> | objects <file.geojson|file.csv> --layer code | districts <file.geojson> | budget <file.csv> --year YYYY | spending <file.csv> [--source text] [--dry-run]';
/** What can be imported, and what must be said with it. */
const KINDS: Readonly<Record<string, string | undefined>> = {
  ...{ residents: undefined, objects: 'layer', districts: undefined, budget: 'year', spending: undefined },
};

/** Files that say of each row what it is. */
const ROWS = /\.(ya?ml|json)$/;

/** A line for each row, and how many came of them. 1 when a row was refused: then nothing is recorded. */
async function importRows(file: string, dry: boolean, perform: Perform): Promise<number> {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  const asked = { file: resolve(file), 'dry-run': String(dry) };
  const { rows, stopped } = (await perform('import-file', asked)) as ImportDone;
  const counts = { added: 0, unchanged: 0, refused: 0 };
  for (const { line, name, done, said } of rows) {
    counts[done]++;
    console.log(`line ${line}: ${name}: ${done === 'refused' ? said : `${done}${said ? ` (${said})` : ''}`}`);
  }
  const { added, unchanged, refused } = counts;
  const nothing = stopped === 'before' ? '; nothing was recorded' : dry ? '; a trial: nothing was recorded' : '';
  console.log(`${rows.length} rows, ${added} added, ${unchanged} unchanged, ${refused} refused${nothing}`);
  if (stopped === 'midway')
    console.log('What stands before the refused row is recorded. Bring the file in again once it can be.');
  return stopped ? 1 : 0;
}

/** A file of rows of one kind: a line for each that is not in order, and how many came of the others. 1 when a row was refused. */
export async function importCommand(
  [what = '', file = '']: readonly string[],
  { layer, year, source, 'dry-run': dry = false }: Values,
  perform: Perform,
): Promise<number> {
  if (ROWS.test(what) && file === '') return importRows(what, Boolean(dry), perform);
  const said = {
    ...(layer !== undefined && { layer: String(layer) }),
    ...(year !== undefined && { year: String(year) }),
  };
  const needed = KINDS[what];
  const complete = what in KINDS && existsSync(file) && (needed === undefined || needed in said);
  if (!complete) throw new Error(`usage: ${IMPORT_USAGE}`);
  const more = { ...said, ...(source && { source: String(source) }) };
  // a running instance looks from another folder
  const args = { file: resolve(file), 'dry-run': String(dry), ...more };
  const { rows, added, changed, dropped = 0, refused } = (await perform(`import-${what}`, args)) as Imported;
  for (const { line, reason } of refused) console.log(`line ${line}: ${reason}`);
  const days = what === 'spending' ? ' days' : ''; // of payments no row is added alone: a day is said whole
  const left = dropped > 0 ? `, ${dropped} dropped` : '';
  console.log(`${rows} rows, ${added}${days} added, ${changed}${days} changed${left}, ${refused.length} refused`);
  return refused.length === 0 ? 0 : 1;
}
