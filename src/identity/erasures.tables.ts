import type Database from 'better-sqlite3';
import { packPerson } from './vault.tables.js';

/** Erasures that have begun and are not done: whose, and what goes. The row goes with the last step. */
export const ERASURES = `
create table if not exists erasures (
  erasure text primary key,
  person  blob not null unique,
  plan    text not null
) without rowid;`;

export type BeginErasure = {
  readonly op: 'begin-erasure';
  readonly erasure: string;
  readonly person: string;
  /** JSON. */
  readonly plan: string;
};
export type EndErasure = { readonly op: 'end-erasure'; readonly erasure: string };
/** More is to go with one that has begun. */
export type WidenErasure = { readonly op: 'widen-erasure'; readonly erasure: string; readonly plan: string };
export type ErasuresOp = BeginErasure | WidenErasure | EndErasure;

export function erasureWrites(db: Database.Database) {
  const begin = db.prepare<[string, Buffer, string]>(
    'insert into erasures (erasure, person, plan) values (?, ?, ?) on conflict do nothing',
  );
  const widen = db.prepare<[string, string]>('update erasures set plan = ? where erasure = ?');
  const end = db.prepare<[string]>('delete from erasures where erasure = ?');

  return {
    'begin-erasure': ({ erasure, person, plan }: BeginErasure): void => {
      begin.run(erasure, packPerson(person), plan);
    },
    'widen-erasure': ({ erasure, plan }: WidenErasure): void => {
      widen.run(plan, erasure);
    },
    'end-erasure': ({ erasure }: EndErasure): void => {
      end.run(erasure);
    },
  };
}
