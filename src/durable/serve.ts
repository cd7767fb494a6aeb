import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { type Answer, type Batch, CLOSE, type Outcome, READY } from './protocol.js';

/** What a writer does with one write, and what it does once a batch is on disk, before anybody hears of it. */
export type Applying<Op, R> = { readonly apply: (op: Op) => R; readonly committed?: () => void };

type Open<Op, R> = (db: Database.Database) => ((op: Op) => R) | Applying<Op, R>;

/** The worker thread of a writer: it opens its file and answers batch after batch. */
export function serve<Op, R>(open: Open<Op, R>): void {
  const db = new Database(workerData.file);
  db.pragma(`cache_size = -${workerData.cacheMegabytes * 1024}`);
  const answer = answering(db, open);
  const port = parentPort!;
  port.on('message', (text: string) => {
    if (text !== CLOSE) return port.postMessage(answer(text));
    db.close();
    port.close();
  });
  port.postMessage(READY);
}

/**
 * The worker's side: writes that arrive together share one transaction and so one fsync, each in its own savepoint.
 * Nothing is answered before the commit has returned. After an I/O error nobody knows what the disk holds: no write
 * is taken any more, and a restart recovers what was committed. Takes a `Batch` and gives its `Answer`, as JSON text.
 */
export function answering<Op, R>(db: Database.Database, open: Open<Op, R>): (text: string) => string {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL'); // better-sqlite3's default for WAL is NORMAL: no fsync at commit
  db.pragma('busy_timeout = 5000');
  const opened = open(db);
  const { apply, committed }: Applying<Op, R> = typeof opened === 'function' ? { apply: opened } : opened;
  const savepoint = db.prepare('savepoint one');
  const release = db.prepare('release one');
  const undo = db.prepare('rollback to one');
  let broken: string | undefined;

  const attempt = (op: Op): Outcome<R> => {
    savepoint.run();
    try {
      const value = apply(op);
      release.run();
      return { value };
    } catch (error) {
      if (!db.inTransaction || isDisk(error)) throw error; // SQLite undid the whole batch, or is about to
      undo.run();
      release.run();
      const { name, message } = error as Error;
      return { error: { name, message } };
    }
  };

  const commit = (ops: readonly Op[]): Outcome<R>[] => {
    db.exec('begin immediate');
    const outcomes = ops.map(attempt);
    db.exec('commit');
    committed?.();
    return outcomes;
  };

  const answer = ({ batch, ops }: Batch<Op>): Answer<R> => {
    if (broken) return { batch, failed: { reason: 'broken', message: broken } };
    try {
      return { batch, outcomes: commit(ops) };
    } catch (error) {
      const reason = isFull(error) ? 'full' : isBusy(error) ? 'busy' : 'broken';
      const said = `the last commit failed: ${(error as Error).message}`;
      if (reason === 'broken') broken = said;
      rollBack(db);
      return { batch, failed: { reason, message: said } };
    }
  };
  return (text) => JSON.stringify(answer(JSON.parse(text)));
}

const code = (error: unknown) => String((error as { code?: unknown }).code ?? '');
const isFull = (error: unknown) => code(error) === 'SQLITE_FULL';
/** Another process writes to the same file: nothing of this batch has been. */
const isBusy = (error: unknown) => code(error).startsWith('SQLITE_BUSY');
const isDisk = (error: unknown) => isFull(error) || /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(code(error));

function rollBack(db: Database.Database): void {
  try {
    if (db.inTransaction) db.exec('rollback');
  } catch {
    db.close(); // else readers on this connection would see what was never committed
  }
}
