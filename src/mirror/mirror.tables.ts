import { hash } from 'node:crypto';
import type { Recorded } from '../../events/envelope.js';
import { packMeta, packSealed } from '../log/sqlite.rows.js';

/** How far the mirror is: one row, in the same transaction as the facts up to there. */
export const STATE = `
create table if not exists mirror (one integer primary key check (one = 1), size integer not null, last integer not null, digest blob not null);
insert or ignore into mirror values (1, 0, 0, zeroblob(32));`;
export const HELD = 'select size, last, digest from mirror';

/** `size`: facts held. `last`: the server's own position of the last of them. `digest`: over all of them, in order. */
export type Held = { readonly size: number; readonly last: number; readonly digest: Buffer };

/** A fact as it is written down: what is kept as text is text already. `at` is as the server tells it. */
export type Told = Pick<Recorded, 'id' | 'type' | 'schema' | 'stream' | 'revision' | 'at'> & {
  readonly data: string;
  readonly meta: string;
  readonly sealed: string | null;
};
/** The facts behind the first `before`. `live`: the server had no more then. */
export type Following = {
  readonly before: number;
  readonly last: number;
  readonly live: boolean;
  readonly facts: readonly Told[];
};
export type Followed = Pick<Held, 'size' | 'last'>;

export const toldOf = ({ id, type, schema, stream, revision, at, data, meta, sealed }: Recorded): Told => ({
  ...{ id, type, schema, stream, revision, at },
  ...{ data: JSON.stringify(data), meta: packMeta(meta), sealed: packSealed(sealed) },
});

/** The digest over one fact more: SHA-256 of the digest so far and of all that a reader is told of the fact. */
export function digestWith(digest: Buffer, fact: Told): Buffer {
  const { id, type, schema, stream, revision, at, data, meta, sealed } = fact;
  const place = `${id} ${schema} ${revision} ${at} ${type} ${stream}`;
  return hash('sha256', `${digest.toString('hex')}\n${place}\n${data}\n${meta}\n${sealed ?? ''}`, 'buffer');
}

export const NO_DIGEST: Buffer = Buffer.alloc(32);
