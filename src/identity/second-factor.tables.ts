import type Database from 'better-sqlite3';
import type { KeyRing } from './key-ring.js';

/**
 * What officials prove themselves with besides the one-time code: the seed of their authenticator, sealed, and recovery codes
 * through scrypt. `step` is the newest period of thirty seconds whose code was taken: none before it is taken again.
 */
export const SECOND_FACTORS = `
create table if not exists authenticators (
  id        integer primary key,
  person    text not null unique,
  sealed    blob not null,
  confirmed integer not null default 0,
  step      integer not null default 0,
  misses    integer not null default 0,
  until     integer not null default 0,
  salt      blob not null,
  made      integer not null
);
create table if not exists recovery_codes (
  person text not null,
  hash   blob not null,
  primary key (person, hash)
) without rowid;`;

export const aboutAuthenticator = (person: string) => `authenticator ${person}`;

export type AuthenticatorRow = {
  readonly person: string;
  readonly sealed: Buffer;
  readonly confirmed: number;
  readonly step: number;
  readonly misses: number;
  /** Milliseconds: no code is looked at before. */
  readonly until: number;
  readonly salt: Buffer;
  readonly made: number;
};

/** Wrong codes in a row that cost nothing; the next one is looked at half a minute later, then a minute, up to an hour. */
export const FREE_MISSES = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 60 * 60_000;

/** How long nobody is listened to after so many wrong codes in a row (milliseconds). */
export const waitAfter = (misses: number): number =>
  misses < FREE_MISSES ? 0 : Math.min(FIRST_WAIT * 2 ** (misses - FREE_MISSES), LONGEST_WAIT);

/** `seed` as latin1, `salt` and hashes as hex. Takes the place of one that was never confirmed. */
export type KeepAuthenticator = {
  readonly op: 'keep-authenticator';
  readonly person: string;
  readonly seed: string;
  readonly salt: string;
  readonly now: number;
};
/** Counts a try before it is looked at; undefined while nobody is listened to, or where there is nothing to try. */
export type TryAuthenticator = { readonly op: 'try-authenticator'; readonly person: string; readonly now: number };
/** True for the first use of a period, or of none before it. Sets the count of wrong codes to nothing. */
export type UseStep = { readonly op: 'use-step'; readonly person: string; readonly step: number };
export type UseRecovery = { readonly op: 'use-recovery'; readonly person: string; readonly hash: string };
/** Confirms the authenticator, if it was not, and puts these recovery codes in the place of all before. */
export type KeepRecovery = {
  readonly op: 'keep-recovery';
  readonly person: string;
  readonly hashes: readonly string[];
};
export type DropAuthenticator = { readonly op: 'drop-authenticator'; readonly person: string };
export type SecondFactorOp =
  | KeepAuthenticator
  | TryAuthenticator
  | UseStep
  | UseRecovery
  | KeepRecovery
  | DropAuthenticator;

const bytes = (hex: string) => Buffer.from(hex, 'hex');

/** Tries are counted and codes spent by the one writer, one after another: fifty tries at once are fifty tries. */
export function secondFactorWrites(db: Database.Database, ring: () => KeyRing) {
  const keep = db.prepare<[string, Buffer, Buffer, number]>(
    `insert into authenticators (person, sealed, salt, made) values (?, ?, ?, ?)
     on conflict (person) do update set sealed = excluded.sealed, salt = excluded.salt, made = excluded.made, step = 0
     where confirmed = 0`,
  );
  const find = db.prepare<[string], Pick<AuthenticatorRow, 'misses' | 'until'>>(
    'select misses, until from authenticators where person = ?',
  );
  const miss = db.prepare<[number, number, string]>('update authenticators set misses = ?, until = ? where person = ?');
  const step = db.prepare<[number, string, number]>(
    'update authenticators set step = ?, misses = 0, until = 0 where person = ? and step < ?',
  );
  const forgive = db.prepare<[string]>('update authenticators set misses = 0, until = 0 where person = ?');
  const confirm = db.prepare<[string]>('update authenticators set confirmed = 1 where person = ?');
  const drop = db.prepare<[string]>('delete from authenticators where person = ?');
  const use = db.prepare<[string, Buffer]>('delete from recovery_codes where person = ? and hash = ?');
  const dropCodes = db.prepare<[string]>('delete from recovery_codes where person = ?');
  const addCode = db.prepare<[string, Buffer]>('insert into recovery_codes (person, hash) values (?, ?)');

  return {
    'keep-authenticator': ({ person, seed, salt, now }: KeepAuthenticator): boolean => {
      const sealed = ring().seal(aboutAuthenticator(person), Buffer.from(seed, 'latin1'));
      return keep.run(person, sealed, bytes(salt), now).changes === 1;
    },
    'try-authenticator': ({ person, now }: TryAuthenticator): boolean => {
      const found = find.get(person);
      if (!found || now < found.until) return false;
      const misses = found.misses + 1; // until it turns out to be right
      miss.run(misses, now + waitAfter(misses), person);
      return true;
    },
    'use-step': ({ person, step: used }: UseStep): boolean => step.run(used, person, used).changes === 1,
    'use-recovery': ({ person, hash }: UseRecovery): boolean => {
      const first = use.run(person, bytes(hash)).changes === 1;
      if (first) forgive.run(person);
      return first;
    },
    'keep-recovery': ({ person, hashes }: KeepRecovery): void => {
      confirm.run(person);
      dropCodes.run(person);
      for (const hash of hashes) addCode.run(person, bytes(hash));
    },
    'drop-authenticator': ({ person }: DropAuthenticator): boolean => {
      dropCodes.run(person);
      return drop.run(person).changes === 1;
    },
  };
}
