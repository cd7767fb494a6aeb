import type Database from 'better-sqlite3';
import { type Applying, serve } from '../durable/serve.js';

/** A ballot goes in under a number of its own, drawn at random; or those that are in the log go, and leave no trace. */
export type SpoolOp =
  | { readonly op: 'put'; readonly id: string; readonly round: string; readonly ballot: string }
  | { readonly op: 'remove'; readonly ids: readonly string[] };

/** Rows lie by their random numbers, so that the file does not know in what order they came. */
export const SPOOL =
  'create table if not exists spool (id blob primary key, round text not null, ballot text not null) without rowid';

function spoolWriter(db: Database.Database): Applying<SpoolOp, void> {
  db.pragma('secure_delete = ON');
  db.exec(SPOOL);
  const put = db.prepare<[Buffer, string, string]>('insert into spool (id, round, ballot) values (?, ?, ?)');
  const remove = db.prepare<[Buffer]>('delete from spool where id = ?');
  let removed = false;

  const apply = (op: SpoolOp): void => {
    if (op.op === 'put') return void put.run(Buffer.from(op.id, 'hex'), op.round, op.ballot);
    for (const id of op.ids) remove.run(Buffer.from(id, 'hex'));
    removed = true;
  };
  /** The log of pages has them in the order they came: it is cut to nothing with them. */
  const committed = () => {
    if (removed) db.pragma('wal_checkpoint(TRUNCATE)');
    removed = false;
  };
  return { apply, committed };
}

serve(spoolWriter);
