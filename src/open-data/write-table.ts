import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { csvLine } from '../csv.js';
import type { OpenTable, Reading } from './table.js';

/** A file as it was written: bytes, and SHA-256 in hex. */
export type Written = { readonly name: string; readonly bytes: number; readonly sha256: string };
export type WrittenTable = { readonly rows: number; readonly csv: Written; readonly json: Written };

/** So many characters are gathered before they go to the disk. */
const A_PIECE = 64 * 1024;

/** A file that grows piece by piece, and knows at its end what it came to. */
class Growing {
  private readonly file: number;
  private readonly hash = createHash('sha256');
  private waiting: string[] = [];
  private characters = 0;
  private bytes = 0;

  constructor(
    folder: string,
    private readonly name: string,
  ) {
    this.file = openSync(join(folder, name), 'w');
  }

  add(text: string): void {
    this.waiting.push(text);
    this.characters += text.length;
    if (this.characters >= A_PIECE) this.flush();
  }

  end(): Written {
    this.flush();
    fsyncSync(this.file);
    closeSync(this.file);
    return { name: this.name, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  private flush(): void {
    const piece = Buffer.from(this.waiting.join(''));
    for (let at = 0; at < piece.length; ) at += writeSync(this.file, piece, at);
    this.hash.update(piece);
    this.bytes += piece.length;
    this.waiting = [];
    this.characters = 0;
  }
}

/**
 * Writes a table into a folder, as CSV and as JSON (a list of objects), row by row: no table has to fit into memory.
 * @throws Error when the disk takes no more
 */
export async function writeTable(table: OpenTable, reading: Reading, folder: string): Promise<WrittenTable> {
  const names = table.columns.map(({ name }) => name);
  const csv = new Growing(folder, `${table.name}.csv`);
  const json = new Growing(folder, `${table.name}.json`);
  csv.add(csvLine(names));
  json.add('[');
  let rows = 0;
  for await (const row of table.rows(reading)) {
    if (row.length !== names.length) throw new Error(`a row of ${table.name} has ${row.length} cells`);
    csv.add(csvLine(row));
    json.add(`${rows++ === 0 ? '\n' : ',\n'}${JSON.stringify(Object.fromEntries(names.map((n, i) => [n, row[i]])))}`);
  }
  json.add('\n]\n');
  return { rows, csv: csv.end(), json: json.end() };
}
