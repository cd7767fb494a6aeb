import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import Database from 'better-sqlite3';
import { privateFile } from '../data-folder.js';
import { Unavailable } from '../durable/unavailable.js';
import { compiled, DurableWriter } from '../durable/writer.js';
import type { Dead, Job, Stubbornness, Worker } from './queue.js';
import { AT_ONCE, checked, Queue, STUBBORN, saying, waitAfter } from './queue.js';
import { DEAD, DEAD_COUNT, type JobRow, type QueueAnswer, type QueueOp, WAITING } from './queue.tables.js';

/** Node's timers hold no longer wait (24.8 days); a longer one would ring at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
const WRITE_AGAIN = 1_000;

/** `arriving`: on its way to the disk; `waiting`: for its hour or its turn. */
type Held = {
  readonly kind: string;
  readonly id: string;
  readonly payload: object;
  attempt: number;
  state: 'arriving' | 'waiting' | 'running';
  timer?: NodeJS.Timeout | undefined;
  /** Resolves when it is on disk. */
  arrival?: Promise<void>;
};

/** The jobs of one kind. */
class Kind {
  worker: Worker | undefined;
  active = 0;
  /** Everything that waits or runs. */
  readonly held = new Map<string, Held>();
  readonly due = new Set<Held>();
}

type Options = Partial<Stubbornness> & {
  /** Jobs held at once. */
  readonly most?: number;
};

/** Work in this process, kept in a file of its own: what was added is worked, whatever happens to the process meanwhile. */
export class InlineQueue extends Queue {
  private readonly logger = new Logger('queue');
  private readonly kinds = new Map<string, Kind>();
  private readonly running = new Set<Promise<void>>();
  private closing: Promise<void> | undefined;

  private constructor(
    private readonly writer: DurableWriter<QueueOp, QueueAnswer>,
    private readonly db: Database.Database,
    private readonly stubborn: Stubbornness,
    private readonly most: number,
  ) {
    super();
  }

  static async open(file: string, { most = 100_000, ...stubborn }: Options = {}): Promise<InlineQueue> {
    privateFile(file);
    const writer = new DurableWriter<QueueOp, QueueAnswer>(compiled('src/work/queue.worker.js'), {
      file,
      cacheMegabytes: 8,
      part: 'queue',
    });
    await writer.ready;
    const db = new Database(file, { readonly: true });
    db.pragma('busy_timeout = 5000');
    const queue = new InlineQueue(writer, db, { ...STUBBORN, ...stubborn }, most);
    for (const row of db.prepare<[], JobRow>(WAITING).iterate()) queue.hold(row);
    return queue;
  }

  async add(wanted: Job): Promise<void> {
    const { kind: name, id, payload, delay } = checked(wanted);
    if (this.closing) throw new Unavailable('the queue is closed', 'busy', { part: 'queue' });
    const kind = this.kind(name);
    const known = kind.held.get(id);
    if (known) return known.arrival;
    if (this.sum(({ held }) => held.size) >= this.most)
      throw new Unavailable('too many jobs wait', 'busy', { part: 'queue' });
    // the same copy that Redis would give back, and nobody changes it afterwards
    const copy = JSON.parse(JSON.stringify(payload)) as object;
    const held: Held = { kind: name, id, payload: copy, attempt: 1, state: 'arriving' };
    kind.held.set(id, held);
    held.arrival = this.arrive(kind, held, Date.now() + delay);
    return held.arrival;
  }

  private async arrive(kind: Kind, held: Held, due: number): Promise<void> {
    const { kind: name, id, payload } = held;
    try {
      const news = await this.writer.write({ op: 'add', kind: name, id, payload, due });
      if (news) return this.waitFor(held, due - Date.now());
    } catch (error) {
      kind.held.delete(id);
      throw error;
    }
    kind.held.delete(id); // worked already, or given up
  }

  work(name: string, worker: Worker): void {
    const kind = this.kind(name);
    if (kind.worker) throw new Error(`${name} has its worker already`);
    kind.worker = worker;
    this.begin(kind);
  }

  async cancel(name: string, id: string): Promise<void> {
    const kind = this.kind(name);
    const held = kind.held.get(id);
    if (held?.state !== 'waiting') return; // unknown, or it runs
    clearTimeout(held.timer);
    kind.due.delete(held);
    kind.held.delete(id);
    await this.writer.write({ op: 'cancel', kind: name, id });
  }

  async counts() {
    const active = this.sum((kind) => kind.active);
    const failed = this.db.prepare<[], { n: number }>(DEAD_COUNT).get()!.n;
    return { waiting: this.sum(({ held }) => held.size) - active, active, failed };
  }

  async dead(limit = 100): Promise<readonly Dead[]> {
    const rows = this.db.prepare<[number], Omit<Dead, 'at'> & { at: number }>(DEAD).all(limit);
    return rows.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }));
  }

  async revive(): Promise<number> {
    const rows = (await this.writer.write({ op: 'revive', at: Date.now() })) as readonly JobRow[];
    for (const row of rows) this.hold(row);
    return rows.length;
  }

  override get trouble(): string | undefined {
    return this.writer.trouble?.message;
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    for (const { held } of this.kinds.values()) for (const { timer } of held.values()) clearTimeout(timer);
    while (this.running.size > 0) await Promise.race(this.running);
    await this.writer.close();
    this.db.close();
    this.kinds.clear();
  }

  private hold({ kind, id, payload, due, attempt }: JobRow): void {
    const held: Held = { kind, id, payload: JSON.parse(payload), attempt, state: 'arriving' };
    this.kind(kind).held.set(id, held);
    this.waitFor(held, due - Date.now());
  }

  private waitFor(held: Held, milliseconds: number): void {
    if (this.closing) return; // it is on disk
    held.state = 'waiting';
    if (milliseconds > 0) {
      const step = Math.min(milliseconds, LONGEST_TIMER);
      held.timer = setTimeout(() => this.waitFor(held, milliseconds - step), step);
      return;
    }
    held.timer = undefined;
    const kind = this.kind(held.kind);
    kind.due.add(held);
    this.begin(kind);
  }

  private begin(kind: Kind): void {
    for (const held of kind.due) {
      if (!kind.worker || kind.active >= AT_ONCE || this.closing) return;
      kind.due.delete(held);
      held.state = 'running';
      kind.active++;
      const run: Promise<void> = this.run(held, kind, kind.worker).finally(() => {
        this.running.delete(run);
        this.begin(kind);
      });
      this.running.add(run);
    }
  }

  private async run(held: Held, kind: Kind, worker: Worker): Promise<void> {
    await nextTurn(); // never within the call that added it, and requests get their turn between jobs
    const { kind: name, id, attempt } = held;
    let failure: { readonly why: string } | undefined;
    try {
      await worker(held.payload, { id, attempt });
    } catch (error) {
      failure = { why: saying(error) };
    }
    if (failure && attempt < this.stubborn.tries) {
      const wait = waitAfter(attempt, this.stubborn);
      held.attempt++;
      await this.note({ op: 'later', kind: name, id, attempt: held.attempt, due: Date.now() + wait });
      kind.active--;
      return this.waitFor(held, wait);
    }
    if (failure) this.logger.warn(`${name} ${id} failed for good: ${failure.why}`);
    const at = Date.now();
    await this.note(
      failure ? { op: 'died', kind: name, id, attempt, at, ...failure } : { op: 'done', kind: name, id, at },
    );
    kind.active--;
    kind.held.delete(id);
  }

  /** What came of a job. Until the disk takes it the job is not over; where it never does, the job is worked once more. */
  private async note(op: QueueOp): Promise<void> {
    for (;;) {
      try {
        await this.writer.write(op);
        return;
      } catch (error) {
        const again = error instanceof Unavailable && error.reason !== 'broken' && !this.closing;
        if (!again) return this.logger.error(`what came of ${op.op} is not on disk: ${saying(error)}`);
      }
      await pause(WRITE_AGAIN);
    }
  }

  private sum(of: (kind: Kind) => number): number {
    let all = 0;
    for (const kind of this.kinds.values()) all += of(kind);
    return all;
  }

  private kind(name: string): Kind {
    let kind = this.kinds.get(name);
    if (!kind) {
      kind = new Kind();
      this.kinds.set(name, kind);
    }
    return kind;
  }
}
