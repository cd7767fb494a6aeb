import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { privateFile } from '../data-folder.js';
import { Unavailable } from '../durable/unavailable.js';
import { compiled, DurableWriter } from '../durable/writer.js';
import { FileLock } from '../file-lock.js';
import type { EventLog } from '../log/event-log.js';
import { pause } from '../log/eventstoredb.calls.js';
import { SqliteLogReader } from '../log/sqlite.log.js';
import { LastMoves } from './last-moves.js';
import { type Followed, type Following, HELD, type Held } from './mirror.tables.js';
import { LogDiffers } from './published-leaves.js';
import { mustBeTheSame } from './same-log.js';
import { WritingDown } from './writing-down.js';

const TRY_AGAIN = 1_000;
/** Where another process writes: how often it is looked how far that one is, and whether it has gone (milliseconds). */
const LOOK_EVERY = 20;
/** Whoever waits gives up when nothing has come in for so long (milliseconds). */
const PATIENCE = 15_000;

type Waiting = { readonly for: number; readonly done: () => void; readonly fail: (error: Error) => void };
export type MirrorOptions = {
  /** The database; beside it lies what tells whose it is, and what was published. */
  readonly file: string;
  readonly cacheMegabytes?: number;
  readonly patience?: number;
};

/**
 * A copy of a server's log in a file of this machine, one way: what the server tells is written down, numbered from 1 in
 * its order, its time fixed as the latest so far, before anybody folds it. One process writes, others read beside it.
 * Deleted, it is made again. When it is not the log that it was, it stops for good and says what to do.
 */
export class Mirror {
  readonly reader: SqliteLogReader;
  private readonly state;
  private readonly closing = new AbortController();
  private readonly running: Promise<void>;
  private waiting: Waiting[] = [];
  private progressed = Date.now();
  private stopped: string | undefined;
  private passing: string | undefined;

  static async open(source: EventLog, options: MirrorOptions): Promise<Mirror> {
    const { file } = options;
    const lock = FileLock.take(lockOf(file));
    while (!lock && !isSetUp(file)) await pause(LOOK_EVERY); // by whoever holds the lock
    try {
      return new Mirror(source, options, lock && { lock, writer: await writerOf(options) });
    } catch (error) {
      lock?.release();
      throw error;
    }
  }

  private constructor(
    private readonly source: EventLog,
    private readonly options: MirrorOptions,
    mine: Mine | undefined,
  ) {
    this.reader = new SqliteLogReader(options.file);
    const db = new Database(options.file, { readonly: true });
    db.pragma('busy_timeout = 5000');
    this.state = db.prepare<[], Held>(HELD);
    this.running = this.run(mine).finally(() => db.close());
  }

  get held(): Held {
    return this.state.get()!;
  }

  /** Facts that are here for certain. */
  get size(): number {
    return this.there.size;
  }

  /** Why it stands still, if it does; `forGood`: until somebody has done what it says. */
  get trouble(): { readonly why: string; readonly forGood: boolean } | undefined {
    if (this.stopped !== undefined) return { why: this.stopped, forGood: true };
    return this.passing === undefined ? undefined : { why: this.passing, forGood: false };
  }

  /** False only when certainly nothing of a stream has come behind a position. */
  movedSince(stream: string, position: number): boolean {
    return this.moves?.since(stream, position) ?? true;
  }

  /** @throws Unavailable when it has stopped for good */
  mustGoOn(): void {
    if (this.stopped !== undefined) throw new Unavailable(this.stopped, 'broken');
  }

  /** Resolves once the fact at a position of the server's is here. @throws Unavailable */
  async upTo(place: number): Promise<void> {
    this.mustGoOn();
    if (this.there.last < place && !this.moves) this.told(this.held);
    if (this.there.last >= place) return;
    await new Promise<void>((done, fail) => {
      if (this.waiting.length === 0) this.progressed = Date.now();
      this.waiting.push({ for: place, done, fail });
      this.impatient ??= setInterval(() => this.giveUp(), (this.options.patience ?? PATIENCE) / 4);
    });
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.running;
    clearInterval(this.impatient);
    this.fail(new Unavailable('the log is closed', 'broken'));
    await this.reader.close();
  }

  private impatient: NodeJS.Timeout | undefined;
  /** How far it is for certain; another process may have written more. */
  private there: Followed = { size: 0, last: 0 };
  /** While this process writes it. */
  private moves: LastMoves | undefined;

  private async run(first: Mine | undefined): Promise<void> {
    const { signal } = this.closing;
    for (let mine = first; !signal.aborted && this.stopped === undefined; mine = undefined) {
      const lock = mine?.lock ?? FileLock.take(lockOf(this.options.file));
      if (!lock) {
        this.told(this.held);
        await pause(LOOK_EVERY, signal);
        continue;
      }
      try {
        await this.follow(mine?.writer ?? (await writerOf(this.options)));
      } catch (error) {
        await this.failed(error as Error);
      } finally {
        lock.release();
      }
    }
  }

  private async follow(writer: DurableWriter<Following, Followed>): Promise<void> {
    const going = new AbortController();
    const signal = AbortSignal.any([this.closing.signal, going.signal]);
    try {
      const { size, last } = this.held;
      await mustBeTheSame(this.source, this.reader, { size, last });
      this.told({ size, last });
      this.moves = new LastMoves(size);
      const down = new WritingDown(
        writer,
        { size, last },
        { told: (followed) => this.told(followed), going, moves: this.moves },
      );
      for await (const page of this.source.follow(last, undefined, signal)) {
        this.passing = undefined;
        await down.take(page);
      }
      await down.over();
    } finally {
      this.moves = undefined;
      await writer.close();
    }
  }

  private async failed(error: Error): Promise<void> {
    const { file } = this.options;
    const passes = error instanceof Unavailable && error.reason !== 'broken';
    if (passes) {
      this.passing = error.message;
      return pause(TRY_AGAIN, this.closing.signal);
    }
    if (this.closing.signal.aborted) return;
    this.stopped =
      error.name === LogDiffers.name
        ? `The log on the server is not the one that this instance knows: ${error.message}. Nothing more is read or written. If the server is wrong, bring the right log back there. If it is right, stop Ghia, delete ${file} and start again: it is made anew and held against what was published.`
        : `The mirror of the log could not take what the server told: ${error.message}. Stop Ghia, delete ${file} and start again: it is made anew.`;
    this.fail(new Unavailable(this.stopped, 'broken'));
  }

  private told({ size, last }: Followed): void {
    if (last <= this.there.last) return;
    this.there = { size, last };
    this.progressed = Date.now();
    this.reader.ring();
    if (this.waiting.length === 0) return;
    const there = this.waiting.filter((one) => one.for <= last);
    this.waiting = this.waiting.filter((one) => one.for > last);
    for (const { done } of there) done();
    this.rest();
  }

  private giveUp(): void {
    if (Date.now() - this.progressed < (this.options.patience ?? PATIENCE)) return;
    const why = this.passing ?? 'nothing comes from the server';
    this.fail(new Unavailable(`the mirror of the log is behind: ${why}`, 'busy'));
  }

  private fail(error: Error): void {
    const all = this.waiting;
    this.waiting = [];
    for (const { fail } of all) fail(error);
    this.rest();
  }

  private rest(): void {
    if (this.waiting.length > 0) return;
    clearInterval(this.impatient);
    this.impatient = undefined;
  }
}

type Mine = { readonly lock: FileLock; readonly writer: DurableWriter<Following, Followed> };

const lockOf = (file: string): string => join(dirname(file), 'mirror.lock');

async function writerOf({ file, cacheMegabytes }: MirrorOptions): Promise<DurableWriter<Following, Followed>> {
  privateFile(file);
  const script = compiled('src/mirror/mirror.worker.js');
  const cache = cacheMegabytes === undefined ? {} : { cacheMegabytes };
  const writer = new DurableWriter<Following, Followed>(script, { file, ...cache });
  await writer.ready.catch((cause: Error) => {
    throw new Error(
      `${file} cannot be used (${cause.message}). Stop Ghia, delete it and start again: it is made anew.`,
    );
  });
  return writer;
}

function isSetUp(file: string): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return false;
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare("select 1 from sqlite_schema where name = 'mirror'").get() !== undefined;
  } finally {
    db.close();
  }
}
