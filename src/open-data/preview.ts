import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cell } from '../csv.js';
import type { Edition } from './editions.js';

/** A preview reads no further than this (bytes). */
const FURTHEST = 64 * 1024;

/** The first rows of a table, as they lie in the edition; fewer where rows are long. */
export async function previewOf({ folder, tables }: Edition, name: string, rows: number): Promise<readonly Cell[][]> {
  const file = await open(join(folder, tables[name]!.json.name));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FURTHEST), 0, FURTHEST, 0);
    // a row is a line of its own between the brackets; the last one may be cut
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n').slice(1, -1);
    const whole = lines.slice(0, rows).filter((line) => line.startsWith('{'));
    return whole.map((line) => Object.values(JSON.parse(line.replace(/,$/, '')) as Record<string, Cell>));
  } finally {
    await file.close();
  }
}
