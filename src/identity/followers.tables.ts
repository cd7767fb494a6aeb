import type Database from 'better-sqlite3';
import type { KeyRing } from './key-ring.js';
import { aboutSetting } from './vault.tables.js';

/** Accounts elsewhere that follow the city's: each address names somebody, so all of it lies sealed, found by a keyed hash. */
export const FOLLOWERS = `
create table if not exists followers (id integer primary key, known text not null unique, sealed blob not null);`;

export const ACTOR_KEY = 'activitypub';
export const aboutFollower = (known: string): string => `follower ${known}`;

/** `record`: JSON. */
export type KeepFollower = { readonly op: 'keep-follower'; readonly known: string; readonly record: string };
export type ForgetFollower = { readonly op: 'forget-follower'; readonly known: string };
/** Kept only where there is none. */
export type KeepActorKey = { readonly op: 'keep-actor-key'; readonly pem: string };
export type FollowersOp = KeepFollower | ForgetFollower | KeepActorKey;

export function followerWrites(db: Database.Database, ring: () => KeyRing) {
  const keep = db.prepare<[string, Buffer]>(
    'insert into followers (known, sealed) values (?, ?) on conflict (known) do update set sealed = excluded.sealed',
  );
  const forget = db.prepare<[string]>('delete from followers where known = ?');
  const keepKey = db.prepare<[string, Buffer]>(
    'insert into settings (name, value) values (?, ?) on conflict (name) do nothing',
  );

  return {
    'keep-follower': ({ known, record }: KeepFollower): void => {
      keep.run(known, ring().seal(aboutFollower(known), record));
    },
    'forget-follower': ({ known }: ForgetFollower): void => {
      forget.run(known);
    },
    'keep-actor-key': ({ pem }: KeepActorKey): void => {
      keepKey.run(ACTOR_KEY, ring().seal(aboutSetting(ACTOR_KEY), pem));
    },
  };
}
