import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A copy of the folder of a house that is at rest, whose read models have yet to begin. */
export function unread(data: string, copy: string): string {
  cpSync(data, copy, { recursive: true });
  const db = new Database(join(copy, 'read.db'));
  const tables = db
    .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table' and name != 'checkpoints'`)
    .all();
  if (tables.length === 0) throw new Error(`nothing was read in ${data}`);
  for (const { name } of tables) db.exec(`delete from "${name}"`);
  db.exec('update checkpoints set position = 0');
  db.close();
  return copy;
}
