import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Unavailable } from '../durable/unavailable.js';
import { AT_ONCE, checked, type Job, KEPT_FAILED, Queue, REMEMBERED, TRIES, type Worker } from './queue.js';
import { Remembered } from './remembered.js';

/** Node's timers hold no longer wait (24.8 days); a longer one would ring at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

type Held = { readonly job: Job; attempt: number; timer?: NodeJS.Timeout | undefined };

/** The jobs of one kind. */
class Kind {
  worker: Worker | undefined;
  active = 0;
  /** Everything that waits or runs. */
  readonly held = new Map<string, Held>();
  readonly due = new Set<Held>();
  readonly done = new Remembered(REMEMBERED);
  readonly failed = new Remembered(KEPT_FAILED);
}

/** Work in this process. What waits is lost with it; policies and deadlines ring again. */
export class InlineQueue extends Queue {
  private readonly logger = new Logger('queue');
  private readonly kinds = new Map<string, Kind>();
  private readonly running = new Set<Promise<void>>();
  private closing: Promise<void> | undefined;
  private beginUntil = Number.POSITIVE_INFINITY;
  private readonly baseWait: number;
  private readonly most: number;
  private readonly patience: number;

  /**
   * `baseWait`: milliseconds before the second try, doubled for each further one. `most`: jobs held at once. `patience`:
   * how long a closing queue still begins jobs that are due.
   */
  constructor({ baseWait = 1_000, most = 100_000, patience = 10_000 } = {}) {
    super();
    this.baseWait = baseWait;
    this.most = most;
    this.patience = patience;
  }

  async add(wanted: Job): Promise<void> {
    const job = checked(wanted);
    const kind = this.kind(job.kind);
    if (this.closing && !(this.draining && job.delay === 0))
      throw new Unavailable('the queue is closed', 'busy', { part: 'queue' });
    if (kind.held.has(job.id) || kind.done.has(job.id) || kind.failed.has(job.id)) return;
    if (this.sum(({ held }) => held.size) >= this.most)
      throw new Unavailable('too many jobs wait', 'busy', { part: 'queue' });
    // the same copy that Redis would give back, and nobody changes it afterwards
    const held: Held = { job: { ...job, payload: JSON.parse(JSON.stringify(job.payload)) }, attempt: 1 };
    kind.held.set(job.id, held);
    this.waitFor(held, job.delay);
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
    if (!held || !(held.timer || kind.due.has(held))) return; // unknown, or it runs
    clearTimeout(held.timer);
    kind.due.delete(held);
    kind.held.delete(id);
  }

  async counts() {
    const active = this.sum((kind) => kind.active);
    return {
      waiting: this.sum(({ held }) => held.size) - active,
      active,
      failed: this.sum(({ failed }) => failed.size),
    };
  }

  close(): Promise<void> {
    this.closing ??= this.drain();
    return this.closing;
  }

  /** Nothing keeps what is due, so as much of it as possible is worked; what waits for its hour is rung again. */
  private async drain(): Promise<void> {
    this.beginUntil = Date.now() + this.patience;
    for (const { held } of this.kinds.values()) for (const { timer } of held.values()) clearTimeout(timer);
    while (this.running.size > 0) await Promise.race(this.running);
    const left = this.sum(({ held }) => held.size);
    if (left > 0) this.logger.warn(`${left} jobs are left to be rung again`);
    this.kinds.clear();
  }

  /** While it closes, running jobs may still hand on what comes of them. */
  private get draining(): boolean {
    return this.running.size > 0 && Date.now() <= this.beginUntil;
  }

  private waitFor(held: Held, milliseconds: number): void {
    if (milliseconds > 0) {
      const step = Math.min(milliseconds, LONGEST_TIMER);
      held.timer = setTimeout(() => this.waitFor(held, milliseconds - step), step);
      return;
    }
    held.timer = undefined;
    const kind = this.kind(held.job.kind);
    kind.due.add(held);
    this.begin(kind);
  }

  private begin(kind: Kind): void {
    for (const held of kind.due) {
      if (!kind.worker || kind.active >= AT_ONCE || Date.now() > this.beginUntil) return;
      kind.due.delete(held);
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
    try {
      await worker(held.job.payload, { id: held.job.id, attempt: held.attempt });
      kind.active--;
      kind.held.delete(held.job.id);
      kind.done.add(held.job.id);
    } catch (error) {
      kind.active--;
      if (held.attempt >= TRIES) this.giveUp(held, kind, error);
      else if (!this.closing) this.waitFor(held, this.baseWait * 2 ** (held.attempt++ - 1));
    }
  }

  private giveUp(held: Held, kind: Kind, error: unknown): void {
    kind.held.delete(held.job.id);
    kind.failed.add(held.job.id);
    const why = error instanceof Error ? error.message : String(error);
    this.logger.warn(`${held.job.kind} ${held.job.id} failed for good: ${why}`);
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
