import type Database from 'better-sqlite3';

/** One-time codes: numbers and contacts only as keyed hashes, the code itself only through scrypt. Kept for an hour. */
export const CODES = `
create table if not exists codes (
  request blob primary key,
  number  blob not null,
  person  text,
  level   integer not null,
  salt    blob not null,
  hash    blob not null,
  tries   integer not null default 0,
  used    integer not null default 0,
  made    integer not null
) without rowid;
create index if not exists codes_by_number on codes (number, made);
create table if not exists reached (line blob not null, person text not null, primary key (line, person)) without rowid;`;

export const TRIES = 5;
export const VALID_FOR = 10 * 60_000;
/** Asks that one number may make in an hour. Each gives five tries at a million codes. */
export const ASKS = 5;
const HOUR = 60 * 60_000;
/** How many people's codes may go to one mailbox or telephone. */
export const PEOPLE_A_LINE = 5;

export type KeepCode = {
  readonly op: 'keep-code';
  readonly request: string;
  readonly number: string;
  /** Nobody when no session may come of it. */
  readonly person?: string;
  readonly level: number;
  readonly line?: string;
  readonly salt: string;
  readonly hash: string;
  readonly now: number;
};
/** Whether it may be sent; or the milliseconds after which the number may ask again. */
export type CodeKept = { readonly deliver: boolean } | { readonly again: number };
export type TryCode = {
  readonly op: 'try-code';
  readonly number: string;
  readonly request?: string;
  readonly now: number;
};
export type CodeTried = { request: string; salt: string; hash: string; person: string | null; level: number };
export type UseCode = { readonly op: 'use-code'; readonly request: string };
export type CodesOp = KeepCode | TryCode | UseCode;

const bytes = (hex: string) => Buffer.from(hex, 'hex');

type Row = { request: Buffer; salt: Buffer; hash: Buffer; person: string | null; level: number };

/** Counting tries and spending a code happen inside the writer, one after the other: fifty tries at once are fifty tries. */
export function codeWrites(db: Database.Database) {
  const purge = db.prepare<[number]>('delete from codes where made < ?');
  const asked = db.prepare<[Buffer], { asks: number; first: number }>(
    'select count(*) asks, min(made) first from codes where number = ?',
  );
  const keep = db.prepare(
    'insert into codes (request, number, person, level, salt, hash, made) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const others = db.prepare<[Buffer, string], { people: number }>(
    'select count(*) people from reached where line = ? and person <> ?',
  );
  const reach = db.prepare<[Buffer, string]>('insert into reached (line, person) values (?, ?) on conflict do nothing');
  const find = db.prepare<[Buffer, Buffer | null, number], Row>(
    `select request, salt, hash, person, level from codes
     where number = ? and request = coalesce(?, request) and made > ? and used = 0 and tries < ${TRIES}
     order by made desc limit 1`,
  );
  const count = db.prepare<[Buffer]>('update codes set tries = tries + 1 where request = ?');
  const use = db.prepare<[Buffer]>('update codes set used = 1 where request = ? and used = 0');

  return {
    'keep-code': ({ request, number, person, level, line, salt, hash, now }: KeepCode): CodeKept => {
      purge.run(now - HOUR);
      const { asks, first } = asked.get(bytes(number))!;
      if (asks >= ASKS) return { again: first + HOUR - now };
      keep.run(bytes(request), bytes(number), person ?? null, level, bytes(salt), bytes(hash), now);
      if (!line || !person) return { deliver: false };
      if (others.get(bytes(line), person)!.people >= PEOPLE_A_LINE) return { deliver: false };
      reach.run(bytes(line), person);
      return { deliver: true };
    },
    'try-code': ({ number, request, now }: TryCode): CodeTried | undefined => {
      const found = find.get(bytes(number), request === undefined ? null : bytes(request), now - VALID_FOR);
      if (!found) return undefined;
      count.run(found.request);
      const { person, level } = found;
      const [id, salt, hash] = [found.request, found.salt, found.hash].map((blob) => blob.toString('hex'));
      return { request: id!, salt: salt!, hash: hash!, person, level };
    },
    'use-code': ({ request }: UseCode): boolean => use.run(bytes(request)).changes === 1,
  };
}
