import type Database from 'better-sqlite3';

/** Sessions, found by the hash of their token: whoever reads the file cannot use one. */
export const SESSIONS = `
create table if not exists sessions (
  token   blob primary key,
  handle  text not null,
  person  text not null,
  level   integer not null,
  rights  text not null,
  device  text not null,
  idle    integer not null,
  made    integer not null,
  seen    integer not null,
  expires integer not null
) without rowid;
create index if not exists sessions_of on sessions (person);`;

export type SessionRow = {
  readonly handle: string;
  readonly person: string;
  readonly level: number;
  /** JSON: roles, and where they hold. */
  readonly rights: string;
  readonly device: string;
  /** Milliseconds it may rest. */
  readonly idle: number;
  readonly made: number;
  readonly seen: number;
  readonly expires: number;
};

/** `replaces` ends the session it takes the place of in the same step. Tokens travel as the hex of their hash. */
export type StartSession = {
  readonly op: 'start-session';
  readonly token: string;
  readonly row: SessionRow;
  readonly replaces?: string;
};
export type SeeSession = { readonly op: 'see-session'; readonly token: string; readonly now: number };
export type EndSession = { readonly op: 'end-session'; readonly token: string };
export type EndSessionsOf = {
  readonly op: 'end-sessions-of';
  readonly person: string;
  /** Only this one. */
  readonly handle?: string;
  /** All but this one. */
  readonly except?: string;
};
export type SessionsOp = StartSession | SeeSession | EndSession | EndSessionsOf;

const bytes = (hex: string) => Buffer.from(hex, 'hex');

export function sessionWrites(db: Database.Database) {
  const purge = db.prepare<[number, number]>('delete from sessions where expires <= ? or seen + idle <= ?');
  const start = db.prepare(
    `insert into sessions (token, handle, person, level, rights, device, idle, made, seen, expires)
     values (@token, @handle, @person, @level, @rights, @device, @idle, @made, @seen, @expires)`,
  );
  const see = db.prepare<[number, Buffer]>('update sessions set seen = max(seen, ?) where token = ?');
  const end = db.prepare<[Buffer]>('delete from sessions where token = ?');
  const endOf = db.prepare<[string, string | null, string | null]>(
    'delete from sessions where person = ? and handle = coalesce(?, handle) and handle is not ?',
  );

  return {
    'start-session': ({ token, row, replaces }: StartSession): void => {
      purge.run(row.seen, row.seen);
      if (replaces) end.run(bytes(replaces));
      start.run({ ...row, token: bytes(token) });
    },
    'see-session': ({ token, now }: SeeSession): void => {
      see.run(now, bytes(token));
    },
    'end-session': ({ token }: EndSession): void => {
      end.run(bytes(token));
    },
    'end-sessions-of': ({ person, handle, except }: EndSessionsOf): number =>
      endOf.run(person, handle ?? null, except ?? null).changes,
  };
}
