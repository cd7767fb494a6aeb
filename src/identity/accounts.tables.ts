import type Database from 'better-sqlite3';
import { packPerson } from './vault.tables.js';

/** People whom a provider knows and the residents register does not: found by a keyed hash of what the provider calls them. */
export const ACCOUNTS = `
create table if not exists accounts (
  known    blob primary key,
  person   blob not null unique,
  provider text not null,
  made     integer not null
) without rowid;`;

/** `person` is taken if the account is new. Answers with whose it is. */
export type OpenAccount = {
  readonly op: 'open-account';
  readonly known: string;
  readonly person: string;
  readonly provider: string;
  readonly now: number;
};
export type ForgetAccount = { readonly op: 'forget-account'; readonly person: string };
export type AccountsOp = OpenAccount | ForgetAccount;

export function accountWrites(db: Database.Database) {
  const open = db.prepare<[Buffer, Buffer, string, number]>(
    'insert into accounts (known, person, provider, made) values (?, ?, ?, ?) on conflict (known) do nothing',
  );
  const find = db.prepare<[Buffer], { person: Buffer }>('select person from accounts where known = ?');
  const forget = db.prepare<[Buffer]>('delete from accounts where person = ?');

  return {
    'open-account': ({ known, person, provider, now }: OpenAccount): string => {
      const key = Buffer.from(known, 'hex');
      open.run(key, packPerson(person), provider, now);
      return find.get(key)!.person.toString('hex');
    },
    'forget-account': ({ person }: ForgetAccount): void => {
      forget.run(packPerson(person));
    },
  };
}
