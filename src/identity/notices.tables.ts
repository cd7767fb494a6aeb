import type Database from 'better-sqlite3';
import { packPerson } from './vault.tables.js';

/** What people chose to hear of: about one petition, or about all of them at once. Nothing is kept of who has not said. */
export const NOTICES = `
create table if not exists notices (
  person blob not null,
  about  text not null,
  wanted integer not null,
  primary key (person, about)
) without rowid;
create index if not exists notices_wanted on notices (about) where wanted = 1;`;

export type ChooseNotice = {
  readonly op: 'choose-notice';
  readonly person: string;
  readonly about: string;
  readonly wanted: boolean;
};
export type LeaveNotice = { readonly op: 'leave-notice'; readonly person: string; readonly about: string };
export type ForgetNotices = { readonly op: 'forget-notices'; readonly person: string };
export type NoticesOp = ChooseNotice | LeaveNotice | ForgetNotices;

export function noticeWrites(db: Database.Database) {
  const choose = db.prepare<[Buffer, string, number]>(
    `insert into notices (person, about, wanted) values (?, ?, ?)
     on conflict (person, about) do update set wanted = excluded.wanted`,
  );
  const leave = db.prepare<[Buffer, string]>('delete from notices where person = ? and about = ?');
  const forget = db.prepare<[Buffer]>('delete from notices where person = ?');

  return {
    'choose-notice': ({ person, about, wanted }: ChooseNotice): void => {
      choose.run(packPerson(person), about, wanted ? 1 : 0);
    },
    'leave-notice': ({ person, about }: LeaveNotice): void => {
      leave.run(packPerson(person), about);
    },
    'forget-notices': ({ person }: ForgetNotices): void => {
      forget.run(packPerson(person));
    },
  };
}
