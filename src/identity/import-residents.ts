import type { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { dayOf } from '../../events/calendar.js';
import { COLUMNS, readResident } from './resident-row.js';
import type { Registration, ResidentsRegister } from './residents.js';

export type ImportSummary = {
  /** Rows read, without the header. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  /** Rows left out. Reasons name columns, never what stands in them. */
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  /** Of the rows taken, under the register's own secret: a plain hash of a short list could be guessed. */
  readonly digest: string;
};

const LARGEST_ROW = 10_000;
/** How many rows are compared before others get their turn. */
const STRETCH = 500;

/**
 * Reads a register from CSV (columns in any order, see COLUMNS). Rows that are not in order are named and left out, the
 * others are entered together or not at all; the same file again changes nothing. A dry run only tells.
 */
export async function importResidents(
  register: ResidentsRegister,
  csv: string | Readable,
  { dryRun = false, today = dayOf(new Date().toISOString()) }: { dryRun?: boolean; today?: string } = {},
): Promise<ImportSummary> {
  const { people, refused, rows } = await readAll(csv, today);
  let added = 0;
  const news: Registration[] = [];
  for (const [i, one] of people.entries()) {
    if (i % STRETCH === STRETCH - 1) await turn();
    const held = await register.byNumber(one.number);
    if (!held) added++;
    if (!held || !same(held, one)) news.push(one);
  }
  if (!dryRun && news.length > 0) await register.register(news);
  const digest = register.fingerprint(people.map((one) => JSON.stringify(inOrder(one))).join('\n'));
  return { rows, added, changed: news.length - added, refused, digest };
}

type Read = { people: Registration[]; refused: { line: number; reason: string }[]; rows: number };

async function readAll(csv: string | Readable, today: string): Promise<Read> {
  const people: Registration[] = [];
  const refused: { line: number; reason: string }[] = [];
  const lines = new Map<string, number>();
  let rows = 0;
  try {
    for await (const { record, info } of records(csv)) {
      rows++;
      const line = info.lines;
      const read = readResident(record, today);
      if ('reason' in read) refused.push({ line, reason: read.reason });
      else if (lines.has(read.number))
        refused.push({ line, reason: `the same number as on line ${lines.get(read.number)}` });
      else {
        lines.set(read.number, line);
        people.push(read);
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError) && !(error instanceof UnknownHeader)) throw error;
    const line = error instanceof CsvError ? Number(error.lines ?? 1) : 1;
    // what follows a broken quote cannot be told apart: nothing of the file is taken
    const reason = error instanceof CsvError ? 'not CSV from here on; nothing was taken' : error.message;
    return { people: [], refused: [...refused, { line, reason }], rows };
  }
  return { people, refused, rows };
}

class UnknownHeader extends Error {}

type Parsed = { record: Record<string, string>; info: { lines: number } };

function records(csv: string | Readable): AsyncIterable<Parsed> {
  const parser = parse({
    bom: true,
    columns: header,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LARGEST_ROW,
  });
  if (typeof csv === 'string') parser.end(csv);
  else {
    csv.on('error', (error) => parser.destroy(error));
    csv.pipe(parser);
  }
  return parser;
}

function header(names: string[]): string[] {
  const columns = names.map((name) => name.toLowerCase());
  const strange = columns.findIndex((name) => !(name in COLUMNS));
  // not quoted: in a file without a header it is somebody's number
  if (strange >= 0) throw new UnknownHeader(`column ${strange + 1} is none of ${Object.keys(COLUMNS).join(', ')}`);
  const missing = Object.entries(COLUMNS).find(([name, needed]) => needed && !columns.includes(name));
  if (missing) throw new UnknownHeader(`the column ${missing[0]} is missing`);
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice) throw new UnknownHeader(`the column ${twice} is there twice`);
  return columns;
}

const inOrder = ({ number, name, birthDate, documentNumber, district, registeredVoter, contact }: Registration) => [
  number,
  name.first,
  name.last,
  birthDate,
  documentNumber ?? null,
  district,
  registeredVoter,
  contact?.email ?? null,
  contact?.phone ?? null,
];

const same = (a: Registration, b: Registration) => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
