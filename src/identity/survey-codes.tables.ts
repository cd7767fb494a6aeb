import type Database from 'better-sqlite3';

/**
 * Codes of invited people, as keyed hashes; answers that are promised and not recorded yet, sealed; and contacts for
 * reminders. A code is tied to a contact only until the message is sent, and never to an answer.
 */
export const SURVEY_CODES = `
create table if not exists survey_codes (
  survey  text not null,
  hash    blob not null,
  stratum text not null,
  batch   text not null,
  client  blob,
  used    integer not null default 0,
  primary key (survey, hash)
) without rowid;
create table if not exists survey_batches (batch text primary key, survey text not null) without rowid;
create table if not exists survey_sendings (
  id     text primary key,
  survey text not null,
  box    blob not null
) without rowid;
create table if not exists survey_contacts (
  id     text primary key,
  survey text not null,
  box    blob not null
) without rowid;
create index if not exists survey_contacts_of on survey_contacts (survey);
create table if not exists survey_synced (
  survey text not null,
  client blob not null,
  primary key (survey, client)
) without rowid;
create table if not exists survey_spool (
  id     text primary key,
  survey text not null,
  box    blob not null
) without rowid;
create table if not exists survey_counts (
  survey  text not null,
  stratum text not null,
  mode    text not null,
  n       integer not null,
  primary key (survey, stratum, mode)
) without rowid;
create table if not exists survey_interviews (
  survey      text not null,
  interviewer text not null,
  stratum     text not null,
  n           integer not null,
  primary key (survey, interviewer, stratum)
) without rowid;
create table if not exists survey_shut (survey text primary key) without rowid;
create table if not exists survey_drafts (
  key    blob primary key,
  survey text not null,
  box    blob not null,
  until  integer not null
) without rowid;`;

type Sealed = { readonly id: string; readonly box: string };
/** Bytes go as hex or base64 text. Answers false when the batch is there already. */
export type KeepSurveyCodes = {
  readonly op: 'keep-survey-codes';
  readonly survey: string;
  readonly batch: string;
  readonly codes: readonly { readonly hash: string; readonly stratum: string }[];
  readonly sendings: readonly Sealed[];
  readonly contacts: readonly Sealed[];
};
/** `by` a code: its hash, and what its sender calls the try; or an interviewer's draft. */
export type PromiseAnswer = {
  readonly op: 'promise-answer';
  readonly survey: string;
  readonly hash: string | null;
  readonly client: string | null;
  readonly stratum: string;
  readonly mode: string;
  readonly id: string;
  readonly box: string;
  /** Of an interview: whose it is, and how many may come from its stratum, from them and from all. */
  readonly interview?: { readonly interviewer: string; readonly own: number; readonly all: number } | undefined;
};
export type Promised = 'promised' | 'again' | 'unknown' | 'used' | 'shut' | 'full';
export type DropPromised = { readonly op: 'drop-promised'; readonly ids: readonly string[] };
/** No answer is promised from now on. */
export type ShutSurvey = { readonly op: 'shut-survey'; readonly survey: string };
export type DropSending = { readonly op: 'drop-sending'; readonly id: string };
/** Contacts, codes and drafts of a survey are of no use any more. */
export type ForgetSurvey = { readonly op: 'forget-survey'; readonly survey: string };
export type KeepSurveyDraft = {
  readonly op: 'keep-survey-draft';
  readonly key: string;
  readonly survey: string;
  readonly box: string;
  readonly until: number;
  readonly now: number;
};
export type DropSurveyDraft = { readonly op: 'drop-survey-draft'; readonly key: string };
export type SurveyCodesOp =
  | KeepSurveyCodes
  | PromiseAnswer
  | DropPromised
  | ShutSurvey
  | DropSending
  | ForgetSurvey
  | KeepSurveyDraft
  | DropSurveyDraft;

const hex = (text: string) => Buffer.from(text, 'hex');
const sealed = (text: string) => Buffer.from(text, 'base64');

/** Burning a code and keeping the answer is one write: of fifty that come with one code, one is kept. */
export function surveyCodeWrites(db: Database.Database) {
  const batchOnce = db.prepare<[string, string]>(
    'insert into survey_batches (batch, survey) values (?, ?) on conflict do nothing',
  );
  const keepCode = db.prepare<[string, Buffer, string, string]>(
    'insert into survey_codes (survey, hash, stratum, batch) values (?, ?, ?, ?)',
  );
  const keepSending = db.prepare<[string, string, Buffer]>(
    'insert into survey_sendings (id, survey, box) values (?, ?, ?)',
  );
  const keepContact = db.prepare<[string, string, Buffer]>(
    'insert into survey_contacts (id, survey, box) values (?, ?, ?)',
  );
  const isShut = db.prepare<[string], { one: 1 }>('select 1 one from survey_shut where survey = ?');
  const find = db.prepare<[string, Buffer], { used: number; client: Buffer | null; stratum: string }>(
    'select used, client, stratum from survey_codes where survey = ? and hash = ?',
  );
  const burn = db.prepare<[Buffer | null, string, Buffer]>(
    'update survey_codes set used = 1, client = ? where survey = ? and hash = ? and used = 0',
  );
  const sync = db.prepare<[string, Buffer]>(
    'insert into survey_synced (survey, client) values (?, ?) on conflict do nothing',
  );
  const spool = db.prepare<[string, string, Buffer]>('insert into survey_spool (id, survey, box) values (?, ?, ?)');
  const count = db.prepare<[string, string, string]>(
    `insert into survey_counts (survey, stratum, mode, n) values (?, ?, ?, 1)
     on conflict (survey, stratum, mode) do update set n = n + 1`,
  );
  const interviews = db.prepare<[string, string, string], { own: number; every: number }>(
    `select coalesce(sum(case when interviewer = ? then n end), 0) own, coalesce(sum(n), 0) every
     from survey_interviews where survey = ? and stratum = ?`,
  );
  const countInterview = db.prepare<[string, string, string]>(
    `insert into survey_interviews (survey, interviewer, stratum, n) values (?, ?, ?, 1)
     on conflict (survey, interviewer, stratum) do update set n = n + 1`,
  );
  const isSynced = db.prepare<[string, Buffer], { one: 1 }>(
    'select 1 one from survey_synced where survey = ? and client = ?',
  );
  const drop = db.prepare<[string]>('delete from survey_spool where id = ?');
  const shut = db.prepare<[string]>('insert into survey_shut (survey) values (?) on conflict do nothing');
  const dropSending = db.prepare<[string]>('delete from survey_sendings where id = ?');
  const forget = ['survey_codes', 'survey_sendings', 'survey_contacts', 'survey_drafts', 'survey_synced'].map((table) =>
    db.prepare<[string]>(`delete from ${table} where survey = ?`),
  );
  const purge = db.prepare<[number]>('delete from survey_drafts where until < ?');
  const keepDraft = db.prepare<[Buffer, string, Buffer, number]>(
    `insert into survey_drafts (key, survey, box, until) values (?, ?, ?, ?)
     on conflict (key) do update set box = excluded.box, until = excluded.until`,
  );
  const dropDraft = db.prepare<[Buffer]>('delete from survey_drafts where key = ?');

  /** Whether the way in is still open: by a code that is unused, or a draft that is not here yet. */
  const entered = ({ survey, hash, client }: PromiseAnswer): Promised => {
    const by = client === null ? null : hex(client);
    if (hash === null) return sync.run(survey, by!).changes === 1 ? 'promised' : 'again';
    const found = find.get(survey, hex(hash));
    if (!found) return 'unknown';
    if (found.used === 0) return burn.run(by, survey, hex(hash)).changes === 1 ? 'promised' : 'used';
    return by && found.client?.equals(by) ? 'again' : 'used';
  };

  /** Counting and taking in are one write: of two interviewers who send at once, the last place goes to one. */
  const isFull = ({ survey, stratum, client, interview }: PromiseAnswer): boolean => {
    if (!interview || isSynced.get(survey, hex(client!))) return false;
    const { own, every } = interviews.get(interview.interviewer, survey, stratum)!;
    return own >= interview.own || every >= interview.all;
  };

  const isRepeat = ({ survey, hash, client }: PromiseAnswer): boolean => {
    if (hash === null || client === null) return false;
    return find.get(survey, hex(hash))?.client?.equals(hex(client)) === true;
  };

  return {
    'keep-survey-codes': ({ survey, batch, codes, sendings, contacts }: KeepSurveyCodes): boolean => {
      if (batchOnce.run(batch, survey).changes === 0) return false;
      for (const { hash, stratum } of codes) keepCode.run(survey, hex(hash), stratum, batch);
      for (const { id, box } of sendings) keepSending.run(id, survey, sealed(box));
      for (const { id, box } of contacts) keepContact.run(id, survey, sealed(box));
      return true;
    },
    'promise-answer': (op: PromiseAnswer): Promised => {
      const { survey, stratum, mode, id, box, interview } = op;
      if (isShut.get(survey)) return isRepeat(op) ? 'again' : 'shut';
      if (isFull(op)) return 'full';
      const way = entered(op);
      if (way !== 'promised') return way;
      spool.run(id, survey, sealed(box));
      count.run(survey, stratum, mode);
      if (interview) countInterview.run(survey, interview.interviewer, stratum);
      return way;
    },
    'drop-promised': ({ ids }: DropPromised): void => {
      for (const id of ids) drop.run(id);
    },
    'shut-survey': ({ survey }: ShutSurvey): void => {
      shut.run(survey);
    },
    'drop-sending': ({ id }: DropSending): void => {
      dropSending.run(id);
    },
    'forget-survey': ({ survey }: ForgetSurvey): void => {
      for (const statement of forget) statement.run(survey);
    },
    'keep-survey-draft': ({ key, survey, box, until, now }: KeepSurveyDraft): void => {
      purge.run(now);
      keepDraft.run(hex(key), survey, sealed(box), until);
    },
    'drop-survey-draft': ({ key }: DropSurveyDraft): void => {
      dropDraft.run(hex(key));
    },
  };
}
