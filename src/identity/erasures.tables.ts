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
export type ErasuresOp = BeginErasure | EndErasure;

export function erasureWrites(db: Database.Database) {
  const begin = db.prepare<[string, Buffer, string]>(
    'insert into erasures (erasure, person, plan) values (?, ?, ?) on conflict do nothing',
  );
  const end = db.prepare<[string]>('delete from erasures where erasure = ?');

  return {
    'begin-erasure': ({ erasure, person, plan }: BeginErasure): void => {
      begin.run(erasure, packPerson(person), plan);
    },
    'end-erasure': ({ erasure }: EndErasure): void => {
      end.run(erasure);
    },
  };
}
