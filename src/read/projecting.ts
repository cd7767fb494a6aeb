import { Unavailable } from '../durable/unavailable.js';

/** new: not begun; booting: replaying history; live: at the head; faulted: its fold threw; retired: replaced. */
export type ProjectionState = 'new' | 'booting' | 'live' | 'faulted' | 'retired';

export type ProjectionStatus = {
  readonly name: string;
  readonly version: number;
  readonly collection: string;
  readonly state: ProjectionState;
  readonly position: number;
  /** Events of the log behind the head (positions, so an upper bound). */
  readonly lag: number;
  /** Where and why it stopped. */
  readonly fault?: { readonly position: number; readonly type: string; readonly message: string };
};

/** The read side as the rest of the house sees it, whether it runs in this thread or in another. */
export abstract class Projecting {
  abstract start(): Promise<void>;
  /** The collection that answers for a read model now. */
  abstract collection(readModel: string): string;
  /** Why the whole read side stands still, if the log or the store fails it. */
  abstract get stalled(): string | undefined;
  abstract status(): Promise<readonly ProjectionStatus[]>;
  /** True once every live read model has seen the position, false when the wait was over first. */
  abstract seen(position: number, milliseconds: number): Promise<boolean>;
  /** Waits until every live read model has seen the position. @throws Unavailable when the wait was over first */
  async reach(position: number, milliseconds: number): Promise<void> {
    if (!(await this.seen(position, milliseconds)))
      throw new Unavailable('the read models are behind', 'busy', { part: 'reads' });
  }
  /** Builds it anew beside the one that serves, switches when caught up, drops the old. Resolves after the switch. */
  abstract rebuild(readModel: string): Promise<void>;
  /** Takes out everything shown that was sealed under these subjects, then whatever was made of it. */
  async purge(subjects: readonly string[]): Promise<void> {
    await this.takeOut(subjects);
    for (const forget of this.alsoForget) await forget();
  }
  /** Forgets what was made of read models and lies elsewhere. */
  readonly alsoForget: (() => Promise<void>)[] = [];
  protected abstract takeOut(subjects: readonly string[]): Promise<void>;
  abstract stop(): Promise<void>;
}
