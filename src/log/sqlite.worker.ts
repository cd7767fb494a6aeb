import type Database from 'better-sqlite3';
import { type Applying, serve } from '../durable/serve.js';
import type { Append, Appended } from './event-log.js';
import { keyOf, packId, packMeta, packSealed, SCHEMA, splitStream } from './sqlite.rows.js';

/** An append as it crosses to the worker. */
export type Writing = Omit<Append, 'unchanged'> & {
  readonly unchanged: readonly (readonly [stream: string, revision: number])[];
};

/** What the worker answers: written, or which stream had moved. */
export type Written = Appended | { readonly moved: string; readonly expected: number };

/** The log's only writer. Checks come before the first insert, so that a refused append leaves no trace. */
function appender(db: Database.Database): Applying<Writing, Written> {
  db.exec(SCHEMA);
  const named = db.prepare<[string], { id: number }>('select id from names where name = ?');
  const name = db.prepare<[string]>('insert into names (name) values (?)');
  // remembered once they are on disk: what an undone transaction had named must not be
  const known = new Map<string, number>();
  const asked = new Set<string>();
  const numberOf = (text: string): number | undefined => {
    const number = known.get(text);
    if (number !== undefined) return number;
    asked.add(text);
    return named.get(text)?.id;
  };
  const committed = () => {
    for (const text of asked) {
      const number = named.get(text)?.id;
      if (number !== undefined) known.set(text, number);
    }
    asked.clear();
  };
  const intern = (text: string) => numberOf(text) ?? Number(name.run(text).lastInsertRowid);
  const head = db.prepare<[number, Buffer], { revision: number | null }>(
    'select max(revision) revision from events where category = ? and key = ?',
  );
  const held = db.prepare<[number, Buffer, Buffer], Appended>(
    'select revision, position from events where category = ? and key = ? and id = ?',
  );
  const insert = db.prepare(
    'insert into events (position, category, key, revision, id, type, schema, at, stream, data, meta, sealed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const last = db.prepare<[], { position: number; at: number }>(
    'select position, at from events order by position desc limit 1',
  );

  const revisionOf = (stream: string): number => {
    const { category, id } = splitStream(stream);
    const number = numberOf(category);
    return number === undefined ? -1 : (head.get(number, keyOf(id))?.revision ?? -1);
  };

  const apply = ({ stream, expected, facts, meta, at, unchanged }: Writing): Written => {
    const { category, id } = splitStream(stream);
    const number = numberOf(category);
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
    const categoryId = number ?? intern(category);
    const packed = packId(id);
    const packedMeta = packMeta(meta);
    let { position } = end;
    let revision = expected;
    for (const fact of facts) {
      insert.run(
        ++position,
        categoryId,
        key,
        ++revision,
        Buffer.from(fact.id, 'hex'),
        intern(fact.type),
        fact.schema,
        time,
        packed,
        JSON.stringify(fact.data),
        packedMeta,
        packSealed(fact.sealed),
      );
    }
    return { revision, position };
  };
  return { apply, committed };
}

serve(appender);
