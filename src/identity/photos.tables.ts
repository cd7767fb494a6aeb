import type Database from 'better-sqlite3';
import { packPerson } from './vault.tables.js';

/**
 * Whose each photo is, and with which report it went. `checked`: when it was last looked at whether a report still
 * holds it. Of one that was shown and is gone its bare name stays, so that it can be said to be gone.
 */
export const PHOTOS = `
create table if not exists photos (
  name    text primary key,
  person  blob,
  report  text,
  at      text not null,
  checked text not null,
  gone    integer not null default 0
) without rowid;
create index if not exists photos_person on photos (person) where person is not null;
create index if not exists photos_checked on photos (checked) where gone = 0;`;

/** `report`: it takes the place of one that went with a report already. */
export type KeepPhoto = {
  readonly op: 'keep-photo';
  readonly name: string;
  readonly person: string | null;
  readonly report: string | null;
  readonly at: string;
};
/** Answers which went with the report only now; undefined, and none does, when one of them may not. */
export type ClaimPhotos = {
  readonly op: 'claim-photos';
  readonly names: readonly string[];
  readonly person: string;
  readonly report: string;
  /** Uploaded before this is too long ago. */
  readonly since: string;
};
export type ReleasePhotos = {
  readonly op: 'release-photos';
  readonly names: readonly string[];
  readonly report: string;
};
export type CheckPhotos = { readonly op: 'check-photos'; readonly names: readonly string[]; readonly at: string };
export type DropPhotos = { readonly op: 'drop-photos'; readonly names: readonly string[] };
export type PhotosOp = KeepPhoto | ClaimPhotos | ReleasePhotos | CheckPhotos | DropPhotos;

export function photoWrites(db: Database.Database) {
  const keep = db.prepare<[string, Buffer | null, string | null, string, string]>(
    'insert into photos (name, person, report, at, checked) values (?, ?, ?, ?, ?)',
  );
  const fits = db.prepare<[string, Buffer, string, string], { one: 1 }>(
    'select 1 as one from photos where name = ? and person = ? and gone = 0 and (report = ? or (report is null and at >= ?))',
  );
  const claim = db.prepare<[string, string]>('update photos set report = ? where name = ? and report is null');
  const release = db.prepare<[string, string]>('update photos set report = null where name = ? and report = ?');
  const check = db.prepare<[string, string]>('update photos set checked = ? where name = ?');
  const forget = db.prepare<[string]>('delete from photos where name = ? and report is null');
  const drop = db.prepare<[string]>('update photos set person = null, report = null, gone = 1 where name = ?');

  return {
    'keep-photo': ({ name, person, report, at }: KeepPhoto): void => {
      keep.run(name, person === null ? null : packPerson(person), report, at, at);
    },
    'claim-photos': ({ names, person, report, since }: ClaimPhotos): readonly string[] | undefined => {
      if (!names.every((name) => fits.get(name, packPerson(person), report, since))) return undefined;
      return names.filter((name) => claim.run(report, name).changes > 0);
    },
    'release-photos': ({ names, report }: ReleasePhotos): void => {
      for (const name of names) release.run(name, report);
    },
    'check-photos': ({ names, at }: CheckPhotos): void => {
      for (const name of names) check.run(at, name);
    },
    'drop-photos': ({ names }: DropPhotos): void => {
      for (const name of names) if (forget.run(name).changes === 0) drop.run(name);
    },
  };
}
