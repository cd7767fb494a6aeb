import { Worker } from 'node:worker_threads';
import { BadCursor } from '../../read-models/cursor.js';
import { compiled } from '../durable/writer.js';
import type { Until } from './replay.js';

/** A question as it travels to another thread: by its name, with plain fields. */
export type Travelling = { readonly name: string; readonly fields: object };
/** The log and the read models of today, which texts are still read from. */
export type PastFiles = { readonly log: string; readonly store: string; readonly readStore: string };
/** The collections of today, by read model: what a past looks into, or is held against. */
export type Serving = Readonly<Record<string, string>>;
export type PastAsked = { readonly call: number; readonly query: Travelling; readonly serving: Serving };
export type PastTold = { readonly call: number; readonly answer?: unknown; readonly error?: Failure };
type Failure = { readonly name: string; readonly message: string };
/** `only`: the read models that are replayed; all of them where nothing is said. */
export type PastBegun = {
  readonly files: PastFiles;
  readonly until: Until;
  readonly only?: readonly string[] | undefined;
};

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

/** The read models as they were, replayed once into the memory of a thread of their own, and asked as often as need be. */
export class Past {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  ended = false;

  constructor(files: PastFiles, until: Until, only?: readonly string[]) {
    const workerData: PastBegun = { files, until, only };
    this.worker = new Worker(compiled('src/read/past.worker.js'), { workerData });
    this.worker.on('message', ({ call, answer, error }: PastTold) => {
      const waiting = this.waiting.get(call);
      this.waiting.delete(call);
      if (error === undefined) waiting?.resolve(answer);
      else waiting?.reject(error.name === 'BadCursor' ? new BadCursor() : new Error(error.message));
    });
    this.worker.once('error', (error) => this.end(error));
    this.worker.once('exit', () => this.end(new Error('the replay ended without an answer')));
    this.worker.unref(); // a past that rests holds no process; whoever waits for an answer does
  }

  get resting(): boolean {
    return this.waiting.size === 0;
  }

  ask(query: Travelling, serving: Serving): Promise<unknown> {
    const call = ++this.calls;
    const asked: PastAsked = { call, query, serving };
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(new Error('this past has ended'));
      this.waiting.set(call, { resolve, reject });
      this.worker.postMessage(asked);
    });
  }

  close(): void {
    this.ended = true;
    void this.worker.terminate();
  }

  private end(why: Error): void {
    this.ended = true;
    for (const { reject } of this.waiting.values()) reject(why);
    this.waiting.clear();
  }
}
