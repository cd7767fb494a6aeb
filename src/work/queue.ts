/** Work outside the log: a mail, a picture, a ring at an hour. At least once; the queue is never the truth. */
export type Job = {
  readonly kind: string;
  /** The same id is worked once; ids hold no colon. */
  readonly id: string;
  readonly payload: object;
  /** Milliseconds from now; 0 for at once. */
  readonly delay?: number;
};

export type Worker = (payload: object, job: { id: string; attempt: number }) => Promise<void>;

export abstract class Queue {
  /** Taken, not done. Adding an id that waits or has been worked changes nothing. */
  abstract add(job: Job): Promise<void>;
  /** One worker a kind. A throw is tried again: five times in all, each wait twice the last, then kept as failed. */
  abstract work(kind: string, worker: Worker): void;
  abstract cancel(kind: string, id: string): Promise<void>;
  /** Jobs waiting, running and failed, for the status page. */
  abstract counts(): Promise<{ waiting: number; active: number; failed: number }>;
  abstract close(): Promise<void>;
}
