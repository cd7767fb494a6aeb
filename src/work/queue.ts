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

/** The first try and four more. */
export const TRIES = 5;
/** Jobs of one kind that run at the same time in one process. */
export const AT_ONCE = 8;
/** How long, and how many of a kind, ids of finished jobs are remembered. After that the same id would be worked again. */
export const REMEMBERED = { seconds: 24 * 3600, jobs: 100_000 } as const;
/** The same for jobs that failed for good. */
export const KEPT_FAILED = { seconds: 7 * 24 * 3600, jobs: 1_000 } as const;

export abstract class Queue {
  /**
   * Taken, not done. Adding an id that waits, runs, or has been worked (see REMEMBERED) changes nothing. Rejects within
   * seconds when the engine is away or the queue is closed; whoever asked rings again with the same id.
   */
  abstract add(job: Job): Promise<void>;
  /** One worker a kind. A throw is tried again: five times in all, each wait twice the last, then kept as failed. */
  abstract work(kind: string, worker: Worker): void;
  /** What waits is forgotten, and its id is free again. What runs, or has been worked, is left as it is. */
  abstract cancel(kind: string, id: string): Promise<void>;
  /** Jobs waiting, running and failed, for the status page. */
  abstract counts(): Promise<{ waiting: number; active: number; failed: number }>;
  /** Resolves when the running jobs are through. What waits stays with the engine; an engine that keeps nothing works off what is due. */
  abstract close(): Promise<void>;
}

/** @throws Error for names that no engine could keep apart */
export function checked({ kind, id, payload, delay = 0 }: Job): Required<Job> {
  if (!NAME.test(kind)) throw new Error(`"${kind}" is no kind of job: 1 to 200 letters, none of them a colon`);
  if (!NAME.test(id)) throw new Error(`"${id}" is no id of a job: 1 to 200 letters, none of them a colon`);
  if (!(delay >= 0 && delay <= MOST_DELAY)) throw new Error(`a job cannot wait ${delay} milliseconds`);
  return { kind, id, payload, delay };
}

const NAME = /^[^:\p{Cc}]{1,200}$/u;
/** Ten years. */
const MOST_DELAY = 10 * 366 * 24 * 3_600_000;
