import type Database from 'better-sqlite3';
import { packPerson } from './vault.tables.js';

/**
 * Applications that are not sent yet, one for each person and service, sealed; and whose each file is, and with which case
 * it went (null while it waits for one).
 */
export const APPLICATIONS = `
create table if not exists application_drafts (
  person  blob not null,
  service text not null,
  subject text not null,
  box     blob not null,
  until   text not null,
  primary key (person, service)
) without rowid;
create table if not exists case_files (
  name    text primary key,
  person  blob not null,
  case_id text,
  type    text not null,
  bytes   integer not null,
  at      text not null
) without rowid;
create index if not exists case_files_person on case_files (person);
create index if not exists case_files_waiting on case_files (at) where case_id is null;`;

/** `box` as base64; `subject`: under whose key it is sealed. */
export type KeepApplication = {
  readonly op: 'keep-application';
  readonly person: string;
  readonly service: string;
  readonly subject: string;
  readonly box: string;
  readonly until: string;
};
export type DropApplication = { readonly op: 'drop-application'; readonly person: string; readonly service: string };
export type KeepCaseFile = {
  readonly op: 'keep-case-file';
  readonly name: string;
  readonly person: string;
  readonly type: string;
  readonly bytes: number;
  readonly at: string;
};
/** They go with a case, and are the applicant's from then on. Answers false, and none does, when one of them may not. */
export type ClaimCaseFiles = {
  readonly op: 'claim-case-files';
  readonly names: readonly string[];
  readonly person: string;
  readonly applicant: string;
  readonly caseId: string;
};
export type ReleaseCaseFiles = {
  readonly op: 'release-case-files';
  readonly names: readonly string[];
  readonly person: string;
  readonly caseId: string;
};
export type DropCaseFiles = { readonly op: 'drop-case-files'; readonly names: readonly string[] };
export type ApplicationsOp =
  | KeepApplication
  | DropApplication
  | KeepCaseFile
  | ClaimCaseFiles
  | ReleaseCaseFiles
  | DropCaseFiles;

export function applicationWrites(db: Database.Database) {
  const keep = db.prepare<[Buffer, string, string, Buffer, string]>(
    `insert into application_drafts (person, service, subject, box, until) values (?, ?, ?, ?, ?)
     on conflict (person, service) do update set subject = excluded.subject, box = excluded.box, until = excluded.until`,
  );
  const drop = db.prepare<[Buffer, string]>('delete from application_drafts where person = ? and service = ?');
  const keepFile = db.prepare<[string, Buffer, string, number, string]>(
    'insert into case_files (name, person, type, bytes, at) values (?, ?, ?, ?, ?)',
  );
  const fits = db.prepare<[string, Buffer, string, Buffer], { one: 1 }>(
    'select 1 as one from case_files where name = ? and ((person = ? and case_id is null) or (case_id = ? and person = ?))',
  );
  const claim = db.prepare<[string, Buffer, string]>('update case_files set case_id = ?, person = ? where name = ?');
  const release = db.prepare<[Buffer, string, string]>(
    'update case_files set case_id = null, person = ? where name = ? and case_id = ?',
  );
  const dropFile = db.prepare<[string]>('delete from case_files where name = ?');

  return {
    'keep-application': ({ person, service, subject, box, until }: KeepApplication): void => {
      keep.run(packPerson(person), service, subject, Buffer.from(box, 'base64'), until);
    },
    'drop-application': ({ person, service }: DropApplication): void => {
      drop.run(packPerson(person), service);
    },
    'keep-case-file': ({ name, person, type, bytes, at }: KeepCaseFile): void => {
      keepFile.run(name, packPerson(person), type, bytes, at);
    },
    'claim-case-files': ({ names, person, applicant, caseId }: ClaimCaseFiles): boolean => {
      const [by, to] = [packPerson(person), packPerson(applicant)];
      if (!names.every((name) => fits.get(name, by, caseId, to))) return false;
      for (const name of names) claim.run(caseId, to, name);
      return true;
    },
    'release-case-files': ({ names, person, caseId }: ReleaseCaseFiles): void => {
      for (const name of names) release.run(packPerson(person), name, caseId);
    },
    'drop-case-files': ({ names }: DropCaseFiles): void => {
      for (const name of names) dropFile.run(name);
    },
  };
}
