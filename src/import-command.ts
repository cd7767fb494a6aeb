import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

type Values = Readonly<Record<string, string | boolean | undefined>>;
type Perform = (operation: string, args: Readonly<Record<string, string>>) => Promise<unknown>;
type Imported = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
};

export const IMPORT_USAGE =
  'import residents <file.csv> | objects <file.geojson|file.csv> --layer code | districts <file.geojson> [--source text] [--dry-run]';
const KINDS = ['residents', 'objects', 'districts'];

/** A file of rows: a line for each that is not in order, and how many came of the others. 1 when a row was refused. */
export async function importCommand(
  [what = '', file = '']: readonly string[],
  { layer, source, 'dry-run': dry = false }: Values,
  perform: Perform,
): Promise<number> {
  const complete = KINDS.includes(what) && existsSync(file) && (what !== 'objects' || layer !== undefined);
  if (!complete) throw new Error(`usage: ${IMPORT_USAGE}`);
  const more = { ...(layer !== undefined && { layer: String(layer) }), ...(source && { source: String(source) }) };
  // a running instance looks from another folder
  const args = { file: resolve(file), 'dry-run': String(dry), ...more };
  const { rows, added, changed, refused } = (await perform(`import-${what}`, args)) as Imported;
  for (const { line, reason } of refused) console.log(`line ${line}: ${reason}`);
  console.log(`${rows} rows, ${added} added, ${changed} changed, ${refused.length} refused`);
  return refused.length === 0 ? 0 : 1;
}
