import type Database from 'better-sqlite3';
import type { KeyRing } from './key-ring.js';

/**
 * Keys lie in the order they came, found by subject and by person. An erased key stays as its bare subject, so that
 * it cannot come back by mistake. Scopes have numbers: a name in every row would double the file.
 */
export const KEYS = `
create table if not exists settings (id integer primary key, name text not null unique, value blob not null);
create table if not exists scopes (id integer primary key, name text not null unique, secret blob);
create table if not exists keys (
  id      integer primary key,
  subject blob not null,
  person  blob,
  scope   integer,
  wrapped blob
);
create unique index if not exists subjects on keys (subject);
create index if not exists people on keys (person) where person is not null;`;

const HEX32 = /^[0-9a-f]{32}$/;

/** Subjects of 32 hex digits are kept as 16 bytes, any other as text. */
export const packSubject = (subject: string): Buffer | string =>
  HEX32.test(subject) ? Buffer.from(subject, 'hex') : subject;
export const unpackSubject = (subject: Buffer | string): string =>
  typeof subject === 'string' ? subject : subject.toString('hex');

/** @throws Error when it is not a person's id of 32 hex digits */
export function packPerson(person: string): Buffer {
  if (!HEX32.test(person)) throw new Error('a person is 32 hex digits');
  return Buffer.from(person, 'hex');
}

export const aboutKey = (subject: string) => `key ${subject}`;
export const aboutScope = (name: string) => `scope ${name}`;
export const aboutSetting = (name: string) => `setting ${name}`;

/** A scope that the file may not know yet goes along with whatever is first recorded under it. */
export type NewScope = { readonly name: string; readonly secret: string };
export type KeepKey = {
  readonly op: 'keep-key';
  readonly subject: string;
  /** 32 bytes, as latin1: strings travel to the worker cheaper than buffers. */
  readonly key: string;
  readonly person?: string;
  readonly scope?: number;
  readonly newScope?: NewScope;
};
/** Says whose a key is that was made before its owner was known. */
export type LinkKey = {
  readonly op: 'link-key';
  readonly subject: string;
  readonly person: string;
  readonly scope: number;
  readonly newScope?: NewScope;
};
export type EraseKeys = { readonly op: 'erase-keys'; readonly subjects: readonly string[] };
export type ShredKeys = { readonly op: 'shred-keys'; readonly subjects: readonly string[] };
/** `scope` is its number, where it has one. */
export type DestroyScope = { readonly op: 'destroy-scope'; readonly scope?: number; readonly name: string };
/** The same, and every key that was used within it but one, its author's. */
export type CloseScope = { readonly op: 'close-scope'; readonly name: string; readonly keep: string };
/** `secret` as latin1. */
export type KeepSecret = { readonly op: 'keep-secret'; readonly name: string; readonly secret: string };
/** A secret that comes and goes, such as the keys of a budget round. */
export type HoldSecret = { readonly op: 'hold-secret'; readonly name: string; readonly secret: string };
export type LetGoSecret = { readonly op: 'let-go-secret'; readonly name: string };
export type KeysOp =
  | HoldSecret
  | LetGoSecret
  | KeepSecret
  | KeepKey
  | LinkKey
  | EraseKeys
  | ShredKeys
  | DestroyScope
  | CloseScope;

/** What the vault's writer does with keys. Wrapping happens here, off the thread that answers people. */
export function keyWrites(db: Database.Database, ring: () => KeyRing) {
  const keep = db.prepare<[Buffer | string, Buffer | null, number | null, Buffer]>(
    'insert into keys (subject, person, scope, wrapped) values (?, ?, ?, ?)',
  );
  const link = db.prepare<[Buffer, number, Buffer | string]>(
    'update keys set person = ?, scope = ? where subject = ? and person is null and wrapped is not null',
  );
  const erase = db.prepare<[Buffer | string]>(
    `insert into keys (subject) values (?)
     on conflict (subject) do update set person = null, scope = null, wrapped = null`,
  );
  const shred = db.prepare<[Buffer | string]>('update keys set wrapped = null where subject = ?');
  const addScope = db.prepare<[number, string, Buffer]>(
    'insert into scopes (id, name, secret) values (?, ?, ?) on conflict (id) do nothing',
  );
  const destroy = db.prepare<[number | null, string]>(
    'insert into scopes (id, name) values (?, ?) on conflict (name) do update set secret = null',
  );
  const secretOf = db.prepare<[Buffer, string]>('update settings set value = ? where name = ?');
  const hold = db.prepare<[string, Buffer]>(
    'insert into settings (name, value) values (?, ?) on conflict (name) do nothing',
  );
  const letGo = db.prepare<[string]>('delete from settings where name = ?');
  const close = db.prepare<[string, Buffer | string]>(
    `update keys set person = null, scope = null, wrapped = null
     where scope = (select id from scopes where name = ?) and subject <> ?`,
  );
  const named = (scope: number | undefined, made: NewScope | undefined) => {
    if (!made) return;
    addScope.run(scope!, made.name, ring().seal(aboutScope(made.name), Buffer.from(made.secret, 'latin1')));
  };

  return {
    'keep-secret': ({ name, secret }: KeepSecret): void => {
      secretOf.run(ring().seal(aboutSetting(name), Buffer.from(secret, 'latin1')), name);
    },
    'hold-secret': ({ name, secret }: HoldSecret): void => {
      hold.run(name, ring().seal(aboutSetting(name), Buffer.from(secret, 'latin1')));
    },
    'let-go-secret': ({ name }: LetGoSecret): void => {
      letGo.run(name);
    },
    'keep-key': ({ subject, key, person, scope, newScope }: KeepKey): void => {
      named(scope, newScope);
      const wrapped = ring().seal(aboutKey(subject), Buffer.from(key, 'latin1'));
      keep.run(packSubject(subject), person ? packPerson(person) : null, scope ?? null, wrapped);
    },
    'link-key': ({ subject, person, scope, newScope }: LinkKey): void => {
      named(scope, newScope);
      link.run(packPerson(person), scope, packSubject(subject));
    },
    'erase-keys': ({ subjects }: EraseKeys): void => {
      for (const subject of subjects) erase.run(packSubject(subject));
    },
    'shred-keys': ({ subjects }: ShredKeys): void => {
      for (const subject of subjects) shred.run(packSubject(subject));
    },
    'destroy-scope': ({ scope, name }: DestroyScope): void => {
      destroy.run(scope ?? null, name);
    },
    'close-scope': ({ name, keep: author }: CloseScope): void => {
      destroy.run(null, name);
      close.run(name, packSubject(author));
    },
  };
}
