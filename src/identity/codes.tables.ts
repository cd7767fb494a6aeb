import type Database from 'better-sqlite3';

/** One-time codes: numbers and contacts only as keyed hashes, the code itself only through scrypt. Kept for an hour. */
export const CODES = `
drop table if exists codes; -- of the first version: they lived ten minutes
create table if not exists sign_in_codes (
  request blob primary key,
  number  blob not null,
  person  text,
  level   integer not null,
  salt    blob not null,
  hash    blob not null,
  tries   integer not null default 0,
  blind   integer not null default 0,
  used    integer not null default 0,
  made    integer not null
) without rowid;
create index if not exists sign_in_codes_by_number on sign_in_codes (number, made);
create table if not exists asks (
  id      integer primary key,
  number  blob not null,
  network blob not null,
  line    blob,
  made    integer not null
);
create index if not exists asks_by_number on asks (number, network);
create index if not exists asks_by_line on asks (line) where line is not null;
create index if not exists asks_by_age on asks (made);
create table if not exists reached (line blob not null, person text not null, primary key (line, person)) without rowid;`;

/** Tries for one code: so many with the secret of whoever asked for it, and as many by anybody who knows the number. */
export const TRIES = 5;
export const VALID_FOR = 10 * 60_000;
/** Asks that one network may make for one number in an hour: a stranger's asking must not lock its owner out. */
export const ASKS = 5;
/** Beyond this, whoever asks, a number's codes go to the register's own contact alone. */
export const ASKS_OF_ALL = 20;
/** Messages in an hour to a mailbox or telephone that somebody typed; and to one that the register holds. */
export const TYPED_LINE = 5;
export const HELD_LINE = 15;
/** So many of those for one network, so that others are left for its owner's. */
export const HELD_LINE_OF_ONE = 10;
const HOUR = 60 * 60_000;
/** How many people's codes may go to one mailbox or telephone. */
export const PEOPLE_A_LINE = 5;

export type KeepCode = {
  readonly op: 'keep-code';
  readonly request: string;
  readonly number: string;
  readonly network: string;
  /** Nobody when no session may come of it. */
  readonly person?: string;
  readonly level: number;
  readonly line?: string;
  /** Whether it is the contact that the register holds for the number. */
  readonly held: boolean;
  readonly salt: string;
  readonly hash: string;
  readonly now: number;
};
/** Whether it may be sent; or the milliseconds after which that network may ask again for the number. */
export type CodeKept = { readonly deliver: boolean } | { readonly again: number };
export type TryCode = {
  readonly op: 'try-code';
  readonly number: string;
  readonly request?: string;
  readonly now: number;
};
export type CodeTried = { request: string; salt: string; hash: string; person: string | null; level: number };
export type UseCode = { readonly op: 'use-code'; readonly request: string };
/** Everything that was asked before an instant (ms). */
export type ForgetCodes = { readonly op: 'forget-codes'; readonly before: number };
export type CodesOp = KeepCode | TryCode | UseCode | ForgetCodes;

const bytes = (hex: string) => Buffer.from(hex, 'hex');

type Row = { request: Buffer; salt: Buffer; hash: Buffer; person: string | null; level: number };

/** Counting tries and spending a code happen inside the writer, one after the other: fifty tries at once are fifty tries. */
export function codeWrites(db: Database.Database) {
  const purge = db.prepare<[number]>('delete from sign_in_codes where made < ?');
  const forget = db.prepare<[number]>('delete from asks where made < ?');
  const asked = db.prepare<[Buffer, Buffer], { asks: number; first: number }>(
    'select count(*) asks, min(made) first from asks where number = ? and network = ?',
  );
  const askedByAll = db.prepare<[Buffer], { asks: number }>('select count(*) asks from asks where number = ?');
  const sent = db.prepare<[Buffer, Buffer], { all: number; mine: number }>(
    'select count(*) "all", coalesce(sum(network = ?), 0) mine from asks where line = ?',
  );
  const note = db.prepare<[Buffer, Buffer, Buffer | null, number]>(
    'insert into asks (number, network, line, made) values (?, ?, ?, ?)',
  );
  const keep = db.prepare(
    'insert into sign_in_codes (request, number, person, level, salt, hash, made) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const others = db.prepare<[Buffer, string], { people: number }>(
    'select count(*) people from reached where line = ? and person <> ?',
  );
  const reach = db.prepare<[Buffer, string]>('insert into reached (line, person) values (?, ?) on conflict do nothing');
  const find = db.prepare<[Buffer, Buffer, number], Row>(
    `select request, salt, hash, person, level from sign_in_codes
     where number = ? and request = ? and made > ? and used = 0 and tries < ${TRIES}`,
  );
  const findBlindly = db.prepare<[Buffer, number], Row>(
    `select request, salt, hash, person, level from sign_in_codes
     where number = ? and made > ? and used = 0 and blind < ${TRIES}
     order by made desc limit 1`,
  );
  const count = db.prepare<[Buffer]>('update sign_in_codes set tries = tries + 1 where request = ?');
  const countBlind = db.prepare<[Buffer]>('update sign_in_codes set blind = blind + 1 where request = ?');
  const use = db.prepare<[Buffer]>('update sign_in_codes set used = 1 where request = ? and used = 0');

  /** Nobody is told which of these it was: the answer is the same. */
  const mayGo = ({ number, network, person, line, held }: KeepCode): boolean => {
    if (!line || !person) return false;
    const { all, mine } = sent.get(bytes(network), bytes(line))!;
    if (held ? all >= HELD_LINE || mine >= HELD_LINE_OF_ONE : all >= TYPED_LINE) return false;
    if (!held && askedByAll.get(bytes(number))!.asks >= ASKS_OF_ALL) return false;
    return others.get(bytes(line), person)!.people < PEOPLE_A_LINE;
  };

  return {
    'keep-code': (code: KeepCode): CodeKept => {
      const { request, number, network, person, level, line, salt, hash, now } = code;
      purge.run(now - HOUR);
      forget.run(now - HOUR);
      const { asks, first } = asked.get(bytes(number), bytes(network))!;
      if (asks >= ASKS) return { again: first + HOUR - now };
      const deliver = mayGo(code);
      // what is not sent is nobody's: it cannot be guessed either
      keep.run(bytes(request), bytes(number), deliver ? person : null, level, bytes(salt), bytes(hash), now);
      note.run(bytes(number), bytes(network), deliver ? bytes(line!) : null, now);
      if (deliver) reach.run(bytes(line!), person!);
      return { deliver };
    },
    'try-code': ({ number, request, now }: TryCode): CodeTried | undefined => {
      const since = now - VALID_FOR;
      const blind = request === undefined;
      const found = blind ? findBlindly.get(bytes(number), since) : find.get(bytes(number), bytes(request), since);
      if (!found) return undefined;
      (blind ? countBlind : count).run(found.request);
      const { person, level } = found;
      const [id, salt, hash] = [found.request, found.salt, found.hash].map((blob) => blob.toString('hex'));
      return { request: id!, salt: salt!, hash: hash!, person, level };
    },
    'forget-codes': ({ before }: ForgetCodes): void => {
      purge.run(before);
      forget.run(before);
    },
    'use-code': ({ request }: UseCode): boolean => use.run(bytes(request)).changes === 1,
  };
}
