import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { workerData } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import type { Regained } from '../audit/leaf.js';
import { ledgerIn } from '../audit/sequencer/open-sequencer.js';
import { filesOf } from '../data-folder.js';
import { type Applying, serve } from '../durable/serve.js';
import { Rows } from '../log/sqlite.inserting.js';
import { SqliteLogReader } from '../log/sqlite.log.js';
import { unpackSealed } from '../log/sqlite.rows.js';
import { digestWith, type Followed, type Following, HELD, type Held, STATE, type Told } from './mirror.tables.js';
import { PublishedLeaves } from './published-leaves.js';

/** What was published, grown as far as the file goes already. */
async function publishedSoFar(file: string): Promise<PublishedLeaves | undefined> {
  const leaves = PublishedLeaves.open(ledgerIn(filesOf({ data: dirname(file) }).published));
  if (!leaves || statSync(file).size === 0) return leaves;
  const log = new SqliteLogReader(file);
  const head = await log.head();
  if (leaves.concerns(head)) for await (const { events } of log.pages(0)) leaves.take(events);
  await log.close();
  return leaves;
}

/** The mirror's only writer: facts and how far they go are one transaction. Their positions here are their numbers. */
function mirroring(db: Database.Database, leaves: PublishedLeaves | undefined): Applying<Following, Followed> {
  db.pragma('synchronous = NORMAL'); // what a power cut takes, the server tells again
  db.pragma('wal_autocheckpoint = 8000');
  const rows = new Rows(db);
  db.exec(STATE);
  const state = db.prepare<[], Held>(HELD);
  const lastAt = db.prepare<[], { at: number }>('select at from events order by position desc limit 1');
  const held = db.prepare<[number, number, Buffer]>('update mirror set size = ?, last = ?, digest = ?');

  const apply = ({ before, last, live, facts }: Following): Followed => {
    let { size, digest } = state.get()!;
    if (before !== size) throw new Error(`facts behind the first ${before} came when ${size} were held`);
    let time = lastAt.get()?.at ?? 0;
    const timed = facts.map((fact) => {
      time = Math.max(time, Date.parse(fact.at));
      return { fact: { ...fact, at: new Date(time).toISOString() }, time };
    });
    if (leaves?.concerns(size)) leaves.take(timed.map(({ fact }) => publicly(fact)));
    for (const { fact, time } of timed) {
      digest = digestWith(digest, fact);
      const { revision, data, meta, sealed } = fact;
      rows.insert(rows.placeOf(fact.stream), fact, { position: ++size, revision, at: time, data, meta, sealed });
    }
    if (live) leaves?.mustAllBeIn(size);
    if (facts.length > 0) held.run(size, last, digest);
    return { size, last };
  };
  return { apply, committed: () => rows.committed() };
}

/** As far as its leaf tells it. */
function publicly({ data, sealed, ...fact }: Told): Regained {
  const secret = unpackSealed(sealed);
  return { ...fact, data: JSON.parse(data), ...(secret && { sealed: secret }) };
}

const leaves = await publishedSoFar(workerData.file);
serve((db) => mirroring(db, leaves));
