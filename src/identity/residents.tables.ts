import type Database from 'better-sqlite3';
import type { KeyRing } from './key-ring.js';

/**
 * People are found by their id or by a keyed hash of their number, both made by the register's secret; all else is sealed.
 * What is arriving waits apart until it is whole, and becomes part of the register in one step.
 */
export const RESIDENTS = `
create table if not exists residents (
  id     integer primary key,
  person blob not null unique,
  number blob not null unique,
  sealed blob not null
);
create table if not exists arriving (id integer primary key, load text not null, person blob, number blob, sealed blob);`;

export const aboutResident = (number: Buffer): string => `resident ${number.toString('hex')}`;

/** Each row: new person's id (hex), the number's keyed hash (hex), the record as JSON. */
export type ArriveResidents = {
  readonly op: 'arrive-residents';
  readonly load: string;
  readonly rows: readonly (readonly [person: string, number: string, record: string])[];
};
/** `rows` is how many must have arrived: a load with a gap never settles. */
export type SettleResidents = { readonly op: 'settle-residents'; readonly load: string; readonly rows: number };
export type DropResidents = { readonly op: 'drop-residents'; readonly load: string };
export type ResidentsOp = ArriveResidents | SettleResidents | DropResidents;

export function residentWrites(db: Database.Database, ring: () => KeyRing) {
  const arrive = db.prepare<[string, Buffer, Buffer, Buffer]>(
    'insert into arriving (load, person, number, sealed) values (?, ?, ?, ?)',
  );
  const arrived = db.prepare<[string], { rows: number }>('select count(*) rows from arriving where load = ?');
  const settle = db.prepare<[string]>(
    `insert into residents (person, number, sealed) select person, number, sealed from arriving where load = ? order by id
     on conflict (number) do update set sealed = excluded.sealed`,
  );
  const clear = db.prepare<[string]>('delete from arriving where load = ?');

  return {
    'arrive-residents': ({ load, rows }: ArriveResidents): void => {
      for (const [person, number, record] of rows) {
        const key = Buffer.from(number, 'hex');
        arrive.run(load, Buffer.from(person, 'hex'), key, ring().seal(aboutResident(key), record));
      }
    },
    'settle-residents': ({ load, rows }: SettleResidents): void => {
      if (arrived.get(load)!.rows !== rows) throw new Error('the load did not arrive whole');
      settle.run(load);
      clear.run(load);
    },
    'drop-residents': ({ load }: DropResidents): void => {
      clear.run(load);
    },
  };
}
