import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { KEPT_DEAD, REMEMBERED } from './queue.js';

/** `dead` holds what the last try said, once a job is given up. Of a finished job only a digest of its id is kept. */
const TABLES = `
create table if not exists jobs (
  kind text not null, id text not null, payload text not null, due integer not null, attempt integer not null,
  dead text, died integer,
  primary key (kind, id)
) without rowid;
create index if not exists jobs_dead on jobs (died) where dead is not null;
create table if not exists done (kind text not null, key blob not null, at integer not null, primary key (kind, key)) without rowid;
create index if not exists done_at on done (kind, at);`;
const TIDY_EVERY = 10_000;

type Named = { readonly kind: string; readonly id: string };
export type AddJob = Named & { readonly op: 'add'; readonly payload: object; readonly due: number };
export type JobDone = Named & { readonly op: 'done'; readonly at: number };
export type JobLater = Named & { readonly op: 'later'; readonly attempt: number; readonly due: number };
export type JobDied = Named & {
  readonly op: 'died';
  readonly attempt: number;
  readonly why: string;
  readonly at: number;
};
export type JobCancelled = Named & { readonly op: 'cancel' };
export type ReviveJobs = { readonly op: 'revive'; readonly at: number };
export type QueueOp = AddJob | JobDone | JobLater | JobDied | JobCancelled | ReviveJobs;

/** A job as its row tells it. */
export type JobRow = Named & { readonly payload: string; readonly due: number; readonly attempt: number };
/** What `add` answers: whether it was news. `revive` answers with the jobs; the others with nothing. */
export type QueueAnswer = boolean | readonly JobRow[] | undefined;

export const WAITING = 'select kind, id, payload, due, attempt from jobs where dead is null order by due';
export const DEAD =
  'select kind, id, attempt tries, dead why, died at from jobs where dead is not null order by died desc limit ?';
export const DEAD_COUNT = 'select count(*) n from jobs where dead is not null';

const keyOf = (id: string): Buffer => hash('sha256', id, 'buffer').subarray(0, 16);

/** Makes the tables where there are none, and forgets what is too old. */
export function prepare(db: Database.Database): void {
  db.exec(TABLES);
  tidy(db, Date.now());
}

function tidy(db: Database.Database, now: number): void {
  const { changes } = db
    .prepare('delete from jobs where dead is not null and died < ?')
    .run(now - KEPT_DEAD.seconds * 1_000);
  if (changes === 0)
    db.prepare(
      `delete from jobs where dead is not null and died <
       (select died from jobs where dead is not null order by died desc limit 1 offset ?)`,
    ).run(KEPT_DEAD.jobs);
  const oldest = now - REMEMBERED.seconds * 1_000;
  const last = db.prepare<[string, number], { at: number }>(
    'select at from done where kind = ? order by at desc limit 1 offset ?',
  );
  for (const { kind } of db.prepare<[], { kind: string }>('select distinct kind from done').all())
    db.prepare('delete from done where kind = ? and at < ?').run(
      kind,
      Math.max(oldest, last.get(kind, REMEMBERED.jobs)?.at ?? 0),
    );
}

/** What the queue's writer does with each op. */
export function queueWrites(db: Database.Database): (op: QueueOp) => QueueAnswer {
  const isDone = db.prepare<[string, Buffer]>('select 1 from done where kind = ? and key = ?');
  const add = db.prepare(
    'insert into jobs (kind, id, payload, due, attempt) values (?, ?, ?, ?, 1) on conflict do nothing',
  );
  const remove = db.prepare('delete from jobs where kind = ? and id = ?');
  const remember = db.prepare(
    'insert into done (kind, key, at) values (?, ?, ?) on conflict do update set at = excluded.at',
  );
  const later = db.prepare('update jobs set attempt = ?, due = ? where kind = ? and id = ?');
  const died = db.prepare('update jobs set attempt = ?, dead = ?, died = ? where kind = ? and id = ?');
  const revive = db.prepare<[number], JobRow>(
    `update jobs set dead = null, died = null, attempt = 1, due = ? where dead is not null
     returning kind, id, payload, due, attempt`,
  );
  let untidy = 0;

  return (op) => {
    switch (op.op) {
      case 'add':
        if (isDone.get(op.kind, keyOf(op.id))) return false;
        return add.run(op.kind, op.id, JSON.stringify(op.payload), op.due).changes === 1;
      case 'done':
        remove.run(op.kind, op.id);
        remember.run(op.kind, keyOf(op.id), op.at);
        if (++untidy % TIDY_EVERY === 0) tidy(db, op.at);
        return undefined;
      case 'later':
        later.run(op.attempt, op.due, op.kind, op.id);
        return undefined;
      case 'died':
        died.run(op.attempt, op.why, op.at, op.kind, op.id);
        return undefined;
      case 'cancel':
        remove.run(op.kind, op.id);
        return undefined;
      case 'revive':
        return revive.all(op.at);
    }
  };
}
