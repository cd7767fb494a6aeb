import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { privateFolder } from '../../data-folder.js';
import { compiled } from '../../durable/writer.js';
import { FileLock } from '../../file-lock.js';
import type { EventLog } from '../../log/event-log.js';
import type { Cosignature } from './ledger.js';
import { openSequencer, type Places } from './open-sequencer.js';
import type { Said, Told } from './sequencer.worker.js';

/** What was promised: no fact waits longer than this for a checkpoint over it (milliseconds). */
export const MERGE_DELAY = 60_000;
const LOOK_EVERY = 5_000;

type Running = {
  readonly trouble: string | undefined;
  /** Hears of each new checkpoint, and of trouble. */
  onChange: (() => void) | undefined;
  ring(): void;
  cosign(size: number, cosignatures: readonly Cosignature[]): Promise<void>;
  stop(): Promise<void>;
};
type Head = Pick<EventLog, 'head'>;

/** The one sequencer of a log as the rest of the house sees it: that it runs, and whether it keeps its promise. */
export class Sequencing {
  private behind: { readonly head: number; readonly since: number } | undefined;
  private stopped: Promise<void> | undefined;
  private readonly looking = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY).unref();

  private constructor(
    private readonly running: Running,
    private readonly lock: FileLock,
    private readonly log: Head,
    private readonly signed: () => number,
  ) {}

  /**
   * Starts it: in a thread of its own where the log is a file, else here.
   * @param signed the position up to which facts stand under a signed checkpoint
   * @throws Error when another sequencer holds the folder: two would fork the log
   */
  static async start(
    log: EventLog,
    places: Places & { readonly logFile: string | undefined },
    signed: () => number,
  ): Promise<Sequencing> {
    privateFolder(places.folder);
    const lock = FileLock.take(join(places.folder, 'sequencer.lock'));
    if (!lock)
      throw new Error(`Another sequencer publishes the log in ${places.folder}. Two would fork it: this one stops.`);
    try {
      const running = places.logFile === undefined ? here(log, places) : await inThread(places);
      return new Sequencing(running, lock, log, signed);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Why the log is not published as promised. */
  get trouble(): string | undefined {
    if (this.running.trouble !== undefined) return this.running.trouble;
    const waits = this.waits;
    return waits > MERGE_DELAY
      ? `facts have waited ${Math.round(waits / 1000)} s for a checkpoint, ${MERGE_DELAY / 1000} s were promised`
      : undefined;
  }

  /** How long facts have waited for a checkpoint over them, to some seconds (milliseconds). */
  get waits(): number {
    return this.behind ? Date.now() - this.behind.since : 0;
  }

  /** Something was written: look at once. */
  ring(): void {
    this.running.ring();
  }

  /** Calls back whenever a checkpoint has been published. */
  onPublished(heard: () => void): void {
    this.running.onChange = heard;
  }

  /** Has cosignatures kept that were checked. Resolves when they are on disk. */
  cosign(size: number, cosignatures: readonly Cosignature[]): Promise<void> {
    return this.running.cosign(size, cosignatures);
  }

  /** Resolves when it has stopped; asked again, too. */
  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    clearInterval(this.looking);
    await this.running.stop();
    this.lock.release();
  }

  private async look(): Promise<void> {
    const signed = this.signed();
    if (this.behind && signed < this.behind.head) return; // the same ones still wait
    const head = await this.log.head();
    this.behind = signed < head ? { head, since: Date.now() } : undefined;
  }
}

function here(log: EventLog, places: Places): Running {
  const { sequencer, close } = openSequencer(log, places);
  sequencer.start();
  return {
    get trouble() {
      return sequencer.trouble;
    },
    get onChange() {
      return sequencer.onChange;
    },
    set onChange(heard) {
      sequencer.onChange = heard;
    },
    cosign: (size, cosignatures) => sequencer.cosign(size, cosignatures),
    ring: () => undefined, // it follows the log itself
    stop: async () => {
      await sequencer.stop();
      close();
    },
  };
}

/** Resolves when the thread has opened its files. */
async function inThread(places: Places): Promise<Running> {
  const worker = new Worker(compiled('src/audit/sequencer/sequencer.worker.js'), { workerData: places });
  const say = (said: Said) => worker.postMessage(said);
  const wishes = new Wishes(say);
  let trouble: string | undefined;
  let stopping = false;
  let onChange: Running['onChange'];
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await new Promise<void>((ready, fail) => {
    worker.on('message', (told: Told) => {
      if ('cosigned' in told) return wishes.answered(told);
      trouble = told.trouble;
      ready();
      onChange?.();
    });
    worker.on('error', (error) => {
      trouble = `the sequencer died: ${error.message}`;
      fail(error);
    });
    worker.on('exit', () => {
      if (!stopping) trouble ??= 'the sequencer has stopped';
      wishes.end();
    });
  });
  return {
    get trouble() {
      return trouble;
    },
    get onChange() {
      return onChange;
    },
    set onChange(heard) {
      onChange = heard;
    },
    ring: () => say('ring'),
    cosign: (size, cosignatures) => wishes.cosign(size, cosignatures),
    stop: async () => {
      stopping = true;
      say('stop');
      await gone;
    },
  };
}

/** What was asked of the thread and is not answered yet. */
class Wishes {
  private last = 0;
  private over = false;
  private readonly waiting = new Map<number, (error?: string) => void>();

  constructor(private readonly say: (said: Said) => void) {}

  cosign(size: number, cosignatures: readonly Cosignature[]): Promise<void> {
    return new Promise((done, fail) => {
      if (this.over) return fail(new Error('the sequencer has stopped'));
      const cosign = ++this.last;
      this.waiting.set(cosign, (error) => (error === undefined ? done() : fail(new Error(error))));
      this.say({ cosign, size, cosignatures });
    });
  }

  answered({ cosigned, error }: Extract<Told, { cosigned: number }>): void {
    this.waiting.get(cosigned)?.(error);
    this.waiting.delete(cosigned);
  }

  end(): void {
    this.over = true;
    for (const answer of this.waiting.values()) answer('the sequencer has stopped');
    this.waiting.clear();
  }
}

/** What the rest of the house needs of the sequencer, wherever it runs. */
export type Publishing = Pick<Sequencing, 'trouble' | 'ring' | 'onPublished' | 'cosign' | 'stop'> & {
  /** How long facts have waited for a checkpoint (milliseconds); undefined where another process knows. */
  readonly waits: number | undefined;
};
