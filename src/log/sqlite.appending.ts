import type Database from 'better-sqlite3';
import type { Applying } from '../durable/serve.js';
import type { Append, Appended } from './event-log.js';
import { Rows } from './sqlite.inserting.js';
import { keyOf, packMeta, packSealed, splitStream } from './sqlite.rows.js';

/** An append as it crosses to the worker. */
export type Writing = Omit<Append, 'unchanged'> & {
  readonly unchanged: readonly (readonly [stream: string, revision: number])[];
};

/** What the worker answers: written, or which stream had moved. */
export type Written = Appended | { readonly moved: string; readonly expected: number };

/** The log's only writer. Checks come before the first insert, so that a refused append leaves no trace. */
export function appender(db: Database.Database): Applying<Writing, Written> {
  const rows = new Rows(db);
  const head = db.prepare<[number, Buffer], { revision: number | null }>(
    'select max(revision) revision from events where category = ? and key = ?',
  );
  const held = db.prepare<[number, Buffer, Buffer], Appended>(
    'select revision, position from events where category = ? and key = ? and id = ?',
  );
  const last = db.prepare<[], { position: number; at: number }>(
    'select position, at from events order by position desc limit 1',
  );

  const revisionOf = (stream: string): number => {
    const { category, id } = splitStream(stream);
    const number = rows.numberOf(category);
    return number === undefined ? -1 : (head.get(number, keyOf(id))?.revision ?? -1);
  };

  const apply = ({ stream, expected, facts, meta, at, unchanged }: Writing): Written => {
    const { category, id } = splitStream(stream);
    const number = rows.numberOf(category);
    const key = keyOf(id);
    const now = number === undefined ? -1 : (head.get(number, key)?.revision ?? -1);
    const lastId = facts.at(-1)?.id;
    if (now >= 0 && lastId) {
      const before = held.get(number!, key, Buffer.from(lastId, 'hex')); // appends are atomic: the last one held means all
      if (before) return { ...before, before: true };
    }
    for (const [other, revision] of unchanged)
      if (revisionOf(other) !== revision) return { moved: other, expected: revision };
    if (now !== expected) return { moved: stream, expected };

    const end = last.get() ?? { position: 0, at: 0 }; // read each time: an undone savepoint takes nothing from a counter
    const time = Math.max(Date.parse(at), end.at);
    const place = rows.placeOf(stream);
    const packedMeta = packMeta(meta);
    let { position } = end;
    let revision = expected;
    for (const fact of facts)
      rows.insert(place, fact, {
        ...{ position: ++position, revision: ++revision, at: time },
        ...{ data: JSON.stringify(fact.data), meta: packedMeta, sealed: packSealed(fact.sealed) },
      });
    return { revision, position };
  };
  return { apply, committed: () => rows.committed() };
}
