import { Worker } from 'node:worker_threads';
import { compiled } from '../durable/writer.js';
import { Projecting, type ProjectionStatus } from './projecting.js';
import type { Call, Files, Told } from './projector.worker.js';

type Pending = { done: (value: never) => void; fail: (error: Error) => void };

/** The read side in a thread of its own, so that neither a replay nor a burst of facts holds up an answer. */
export class ProjectorThread extends Projecting {
  private worker: Worker | undefined;
  private serving: Readonly<Record<string, string>> = {};
  private readonly pending = new Map<number, Pending>();
  private calls = 0;
  private trouble: string | undefined;

  constructor(private readonly files: Files) {
    super();
  }

  /** Resolves when the thread knows which collections serve. */
  async start(): Promise<void> {
    const worker = new Worker(compiled('src/read/projector.worker.js'), { workerData: this.files });
    this.worker = worker;
    await new Promise<void>((ready, fail) => {
      worker.on('message', (told: Told) => {
        this.hear(told);
        ready();
      });
      worker.on('error', (error) => {
        this.trouble = `the read side died: ${error.message}`;
        fail(error);
        this.breakOff();
      });
      worker.on('exit', () => this.breakOff());
    });
  }

  collection(readModel: string): string {
    const name = this.serving[readModel];
    if (!name) throw new Error(`no projection is called ${readModel}`);
    return name;
  }

  /** Why the read side stands still, if it does. */
  get stalled(): string | undefined {
    return this.trouble;
  }

  status(): Promise<readonly ProjectionStatus[]> {
    return this.ask('status');
  }

  seen(position: number, milliseconds: number): Promise<boolean> {
    return this.ask('seen', position, milliseconds);
  }

  rebuild(readModel: string): Promise<void> {
    return this.ask('rebuild', readModel);
  }

  protected takeOut(subjects: readonly string[]): Promise<void> {
    return this.ask('purge', subjects);
  }

  /** Something was written: look at once. */
  ring(): void {
    this.worker?.postMessage('ring');
  }

  async stop(): Promise<void> {
    if (!this.worker) return;
    const gone = new Promise<void>((resolve) => this.worker!.once('exit', () => resolve()));
    await this.ask('stop');
    await gone;
  }

  private ask<R>(name: Call['name'], ...args: unknown[]): Promise<R> {
    return new Promise<R>((done, fail) => {
      const call = ++this.calls;
      this.pending.set(call, { done, fail });
      this.worker!.postMessage({ call, name, args } satisfies Call);
    });
  }

  private hear(told: Told): void {
    if ('serving' in told) {
      this.serving = told.serving;
      this.trouble = told.stalled;
      return;
    }
    const waiting = this.pending.get(told.call);
    this.pending.delete(told.call);
    if ('error' in told) waiting?.fail(new Error(told.error));
    else waiting?.done(told.value as never);
  }

  private breakOff(): void {
    for (const { fail } of this.pending.values()) fail(new Error(this.trouble ?? 'the read side has stopped'));
    this.pending.clear();
  }
}
