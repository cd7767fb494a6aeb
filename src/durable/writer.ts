import { Worker } from 'node:worker_threads';
import { type Answer, CLOSE, type Outcome, READY } from './protocol.js';
import { type Part, Unavailable } from './unavailable.js';

type Waiting = { text: string; done: (outcome: Outcome<never>) => void; fail: (error: Error) => void };

export type DurableOptions = {
  readonly file: string;
  /** SQLite's page cache in the worker, in megabytes. */
  readonly cacheMegabytes?: number;
  /** Writes that may wait; one more is answered `busy` at once. */
  readonly mostWaiting?: number;
  /** Whose file it is, for whoever is told that it takes nothing. */
  readonly part?: Part;
};

/** Who writes: takes a `Batch` as text, and tells of `READY` and of each `Answer` by 'message'. */
export type WriterThread = Pick<Worker, 'postMessage' | 'on' | 'once'>;

/** One batch is on its way to the disk while the next lies ready, so that the disk never waits for this thread's turn. */
const MOST_IN_FLIGHT = 2;

/**
 * The main thread's side of one SQLite file's only writer: gathers the writes of a turn, sends them as one batch, and
 * resolves each once it is on disk. Writes and answers are JSON. The event loop never waits for fsync.
 */
export class DurableWriter<Op, R> {
  private readonly worker: WriterThread;
  private readonly mostWaiting: number;
  private readonly part: Part;
  private waiting: Waiting[] = [];
  private readonly inFlight = new Map<number, Waiting[]>();
  private batch = 0;
  private scheduled = false;
  private failure: Unavailable | undefined;
  private ended: (() => void) | undefined;
  /** Resolves when the worker has opened its file; rejects when it cannot. */
  readonly ready: Promise<void>;

  /** @param worker URL of the worker's module, compiled (worker threads run from dist), or whoever stands in for it. */
  constructor(
    worker: URL | WriterThread,
    { file, cacheMegabytes = 64, mostWaiting = 20_000, part = 'log' }: DurableOptions,
  ) {
    this.mostWaiting = mostWaiting;
    this.part = part;
    this.worker = worker instanceof URL ? new Worker(worker, { workerData: { file, cacheMegabytes } }) : worker;
    this.ready = new Promise((ready, fail) => {
      this.worker.once('message', () => ready());
      this.worker.once('error', fail);
    });
    this.ready.catch(() => undefined); // whoever writes first hears of it
    this.worker.on('message', (text: string) => text !== READY && this.answered(JSON.parse(text)));
    this.worker.on('error', (cause) => this.breakOff(this.unavailable('the writer died', 'broken', cause)));
    this.worker.on('exit', () => {
      this.breakOff(this.unavailable('the writer has stopped', 'broken'));
      this.ended?.();
    });
  }

  /** Resolves once the write is on disk. @throws Unavailable when it is not, or the error that `apply` threw for it. */
  write(op: Op): Promise<R> {
    if (this.failure?.reason === 'broken') return Promise.reject(this.failure);
    if (this.waiting.length >= this.mostWaiting)
      return Promise.reject(this.unavailable('too many writes are waiting', 'busy'));
    return new Promise<R>((done, fail) => {
      this.waiting.push({
        text: JSON.stringify(op), // here, where what JSON cannot hold is this write's own fault
        done: (outcome) =>
          'error' in outcome
            ? fail(Object.assign(new Error(outcome.error.message), { name: outcome.error.name }))
            : done(outcome.value),
        fail,
      });
      this.schedule();
    });
  }

  /** Why the last write failed, or undefined when all is well. */
  get trouble(): Unavailable | undefined {
    return this.failure;
  }

  /** Waits for what was taken, then closes the file. */
  async close(): Promise<void> {
    while (this.inFlight.size > 0 || this.waiting.length > 0) await new Promise((r) => setTimeout(r, 5));
    const over = new Promise<void>((ended) => (this.ended = ended));
    this.worker.postMessage(CLOSE);
    await over;
  }

  private schedule(): void {
    if (this.scheduled || this.inFlight.size >= MOST_IN_FLIGHT || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.waiting.length === 0) return;
      const sent = this.waiting;
      this.waiting = [];
      this.inFlight.set(++this.batch, sent);
      // a `Batch` as one text, which crosses faster than a thousand small objects
      this.worker.postMessage(`{"batch":${this.batch},"ops":[${sent.map(({ text }) => text).join(',')}]}`);
    });
  }

  private answered(answer: Answer<never>): void {
    const waited = this.inFlight.get(answer.batch) ?? [];
    this.inFlight.delete(answer.batch);
    if ('failed' in answer) {
      this.failure = this.unavailable(answer.failed.message, answer.failed.reason);
      for (const { fail } of waited) fail(this.failure);
      if (answer.failed.reason === 'broken') this.breakOff(this.failure);
    } else {
      this.failure = undefined;
      for (const [i, outcome] of answer.outcomes.entries()) waited[i]?.done(outcome);
    }
    this.schedule();
  }

  private unavailable(message: string, reason: Unavailable['reason'], cause?: unknown): Unavailable {
    return new Unavailable(message, reason, { cause, part: this.part });
  }

  private breakOff(failure: Unavailable): void {
    this.failure ??= failure;
    const lost = [...this.inFlight.values(), this.waiting].flat();
    this.inFlight.clear();
    this.waiting = [];
    for (const { fail } of lost) fail(failure);
  }
}

const ROOT = new URL('../../', import.meta.url);

/** The compiled twin of a worker module, wherever the caller itself runs from (source under jest, dist in service). */
export function compiled(module: string): URL {
  const root = import.meta.url.endsWith('.ts') ? new URL('dist/', ROOT) : ROOT;
  return new URL(module, root);
}
