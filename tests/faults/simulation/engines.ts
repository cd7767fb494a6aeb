import { EventEmitter } from 'node:events';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Recorded } from '../../../events/envelope.js';
import type { ReadStore } from '../../../read-models/store.js';
import type { LogFile } from '../../../src/audit/sequencer/edge.js';
import { TileFiles } from '../../../src/audit/sequencer/tile-files.js';
import { CLOSE, READY } from '../../../src/durable/protocol.js';
import { answering } from '../../../src/durable/serve.js';
import { Unavailable } from '../../../src/durable/unavailable.js';
import type { WriterThread } from '../../../src/durable/writer.js';
import { MemoryVault } from '../../../src/identity/memory.vault.js';
import { Erased, type SealingKey } from '../../../src/identity/vault.js';
import { type Append, type Appended, EventLog, type Page } from '../../../src/log/event-log.js';
import { appender } from '../../../src/log/sqlite.appending.js';
import { checked, type Job } from '../../../src/work/queue.js';
import type { Faults } from './faults.js';
import type { World } from './world.js';

const failed = (message: string, code: string) => Object.assign(new Error(message), { code });

/** The log's writer as a thread of the simulated process: the code that ships, its messages a step each. */
export function logWriter(
  world: World,
  faults: Faults,
  file: string,
): WriterThread & { readonly db: Database.Database } {
  const db = new Database(file);
  db.pragma('cache_size = -2048');
  const answer = answering(db, appender);
  const exec = db.exec.bind(db);
  db.exec = (sql: string) => {
    if (sql === 'commit') {
      if (faults.strikes('disk full')) throw failed('database or disk is full', 'SQLITE_FULL');
      if (faults.strikes('disk broken')) throw failed('disk I/O error', 'SQLITE_IOERR_WRITE');
      if (faults.strikes('disk broken behind the commit')) {
        exec(sql);
        throw failed('disk I/O error', 'SQLITE_IOERR_FSYNC');
      }
    }
    return exec(sql);
  };
  const told = new EventEmitter();
  const thread = Object.assign(told, {
    db,
    postMessage: (text: string) => {
      if (text === CLOSE) return;
      void world.wait('batch').then(async () => {
        const said = answer(text);
        if (faults.strikes('crash behind the commit')) return faults.crash();
        await world.wait('committed');
        told.emit('message', said);
      });
    },
  });
  void world.wait('open').then(() => told.emit('message', READY));
  return thread as unknown as ReturnType<typeof logWriter>;
}

/** The log as a part of the house reaches it: calls take turns, fail, and are told of late. */
export class ReachedLog extends EventLog {
  readonly guards: boolean;

  constructor(
    private readonly log: EventLog,
    private readonly world: World,
    private readonly faults: Faults,
    /** What whoever follows it has seen. */
    private readonly seen: (page: Page) => void = () => undefined,
  ) {
    super();
    this.guards = log.guards;
  }

  async append(append: Append): Promise<Appended> {
    await this.world.wait(`append to ${append.stream}`);
    if (this.faults.strikes('append fails')) throw new Unavailable('the log is away', 'busy');
    const appended = await this.log.append(append);
    await this.world.wait('appended');
    if (this.faults.strikes('acknowledgement lost')) throw new Unavailable('nobody knows what became of it', 'busy');
    return appended;
  }

  async read(stream: string, from?: number): Promise<readonly Recorded[]> {
    await this.world.wait(`read ${stream}`);
    if (this.faults.strikes('read fails')) throw new Unavailable('the log is away', 'busy');
    return this.log.read(stream, from);
  }

  async *pages(after: number, types?: readonly string[]): AsyncIterable<Page> {
    for await (const page of this.log.pages(after, types)) {
      await this.world.wait('page');
      this.seen(page);
      yield page;
    }
  }

  async *follow(after: number, types: readonly string[] | undefined, signal: AbortSignal): AsyncIterable<Page> {
    for await (const page of this.log.follow(after, types, signal)) {
      await this.world.wait(`page up to ${page.reached}`);
      this.seen(page);
      yield page;
      if (page.live && this.faults.strikes('page delivered twice')) yield page;
      if (this.faults.strikes('subscription dropped')) throw new Error('the subscription was dropped');
    }
  }

  head(): Promise<number> {
    return this.log.head();
  }
  health() {
    return this.log.health();
  }
  async close(): Promise<void> {}
}

/** The same store, reached by one life: every call takes its turn, and a save fails before or behind its commit. */
export function reachedStore<S extends ReadStore>(store: S, world: World, faults: Faults): S {
  const reached = Object.create(store) as S;
  for (const name of ['get', 'find', 'load', 'position'] as const)
    reached[name] = (async (...given: never[]) => {
      await world.wait(`${name} ${given[0]}`);
      return (store[name] as (...given: never[]) => unknown)(...given);
    }) as never;
  reached.save = async (batches) => {
    await world.wait('save');
    if (faults.strikes('save fails')) throw new Error('the read store is away');
    await store.save(batches);
    await world.wait('saved');
    if (faults.strikes('save fails behind its commit')) throw new Error('nobody knows what became of the save');
  };
  return reached;
}

/** Keys that reach the disk a step later: what had not when the house died is gone. `disk`: those that did. */
export class DiskVault extends MemoryVault {
  constructor(
    private readonly world: World,
    readonly disk: Map<string, Buffer>,
  ) {
    super();
  }

  override sealingKey(subject: string): SealingKey {
    const kept = this.disk.get(subject);
    if (kept) return { key: kept, durable: Promise.resolve() };
    const { key } = super.sealingKey(subject);
    const durable = this.world.wait('key').then(() => {
      if (this.disk.has(subject) && !this.disk.get(subject)!.equals(key)) throw new Erased(subject);
      this.disk.set(subject, key);
    });
    return { key, durable };
  }

  override openingKey(subject: string): Buffer | undefined {
    return this.disk.get(subject);
  }
}

/** Published files in their real folder: each is a step, and a crash leaves those that come after unwritten. */
export class SteppedFiles extends TileFiles {
  constructor(
    folder: string,
    private readonly world: World,
    private readonly faults: Faults,
  ) {
    super(folder);
  }

  override async write(files: readonly LogFile[]): Promise<void> {
    for (const { path, bytes } of files) {
      await this.world.wait(`file ${path}`);
      if (this.faults.strikes('tile not written')) throw failed('no space left on device', 'ENOSPC');
      const whole = join(this.folder, path);
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(`${whole}.part`, bytes);
      renameSync(`${whole}.part`, whole);
    }
  }
}

/** What the queue keeps, by kind and id. */
export class KeptJobs {
  readonly jobs = new Map<string, Job>();

  constructor(
    private readonly world: World,
    private readonly faults: Faults,
  ) {}

  async add(job: Job): Promise<void> {
    await this.world.wait('job');
    if (this.faults.strikes('queue away')) throw new Unavailable('the queue is away', 'busy');
    const { kind, id } = checked(job);
    this.jobs.set(`${kind} ${id}`, job);
    await this.world.wait('queued');
    if (this.faults.strikes('queue answers late')) throw new Unavailable('the queue did not answer', 'busy');
  }
}
