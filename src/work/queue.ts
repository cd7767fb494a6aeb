/** Work outside the log: a mail, a picture, a ring at an hour. At least once; the queue is never the truth. */
export type Job = {
  readonly kind: string;
  /** The same id is worked once; ids hold no colon. */
  readonly id: string;
  /** What JSON can hold. */
  readonly payload: object;
  /** Milliseconds from now; 0 for at once. */
  readonly delay?: number;
};

export type Worker = (payload: object, job: { id: string; attempt: number }) => Promise<void>;

/** A job that was given up: somebody should look at why. */
export type Dead = {
  readonly kind: string;
  readonly id: string;
  /** How often it was tried. */
  readonly tries: number;
  /** What the last try said. */
  readonly why: string;
  /** When it was given up. */
  readonly at: string;
};

/** How stubbornly a queue tries: a mail server may well be away for a night. */
export type Stubbornness = {
  /** The first try and all others. */
  readonly tries: number;
  /** Milliseconds before the second try; each further wait is twice the last. */
  readonly baseWait: number;
  /** No wait is longer. */
  readonly longestWait: number;
};
/** Twelve tries within 70 minutes, then one an hour: a day in all. */
export const STUBBORN: Stubbornness = { tries: 36, baseWait: 1_000, longestWait: 3_600_000 };

/** Milliseconds from a failed try to the next. */
export const waitAfter = (attempt: number, { baseWait, longestWait }: Stubbornness): number =>
  Math.min(baseWait * 2 ** (attempt - 1), longestWait);

/** Jobs of one kind that run at the same time in one process. */
export const AT_ONCE = 8;
/** How long, and how many of a kind, ids of finished jobs are remembered. After that the same id would be worked again. */
export const REMEMBERED = { seconds: 40 * 24 * 3600, jobs: 500_000 } as const;
/** The same for jobs that were given up. */
export const KEPT_DEAD = { seconds: 40 * 24 * 3600, jobs: 10_000 } as const;

export abstract class Queue {
  /**
   * Resolves once the queue keeps it: whoever asked need not remember. Adding an id that waits, runs, or has been worked
   * (see REMEMBERED) changes nothing. Rejects within seconds when the engine is away or the queue is closed; then whoever
   * asked rings again with the same id.
   */
  abstract add(job: Job): Promise<void>;
  /** One worker a kind. A throw is tried again (see STUBBORN), over restarts too, and in the end given up. */
  abstract work(kind: string, worker: Worker): void;
  /** What waits is forgotten, and its id is free again. What runs, or has been worked, is left as it is. */
  abstract cancel(kind: string, id: string): Promise<void>;
  /** Jobs waiting, running and given up, for the status page. */
  abstract counts(): Promise<{ waiting: number; active: number; failed: number }>;
  /** What was given up, the latest first. */
  abstract dead(limit?: number): Promise<readonly Dead[]>;
  /** Everything that was given up is tried anew. Resolves to how many. */
  abstract revive(): Promise<number>;
  /** Resolves when the running jobs are through. What waits stays with the engine. */
  abstract close(): Promise<void>;
  /** Why it takes no job for now, as far as it knows. */
  get trouble(): string | undefined {
    return undefined;
  }
}

/** @throws Error for names that no engine could keep apart */
export function checked({ kind, id, payload, delay = 0 }: Job): Required<Job> {
  if (!NAME.test(kind)) throw new Error(`"${kind}" is no kind of job: 1 to 200 letters, none of them a colon`);
  if (!NAME.test(id)) throw new Error(`"${id}" is no id of a job: 1 to 200 letters, none of them a colon`);
  if (!(delay >= 0 && delay <= MOST_DELAY)) throw new Error(`a job cannot wait ${delay} milliseconds`);
  return { kind, id, payload, delay };
}

/** What a thrown thing says of itself, in one line of bounded length. */
export const saying = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 300);

const NAME = /^[^:\p{Cc}]{1,200}$/u;
/** Ten years. */
const MOST_DELAY = 10 * 366 * 24 * 3_600_000;
