import { setTimeout as pause } from 'node:timers/promises';
import type { Fence } from '../read/fence.js';
import type { Lease } from './lease.js';

/** Renewed so many times in a term; asked for so many times while another holds it. */
const A_TERM = 5;
const LOOKS_A_TERM = 10;

/**
 * One process's time at a lease: waits for its turn, then renews. Whether it still holds is reckoned from before it asked,
 * by a clock that nobody sets and that goes on while the process is stopped, so it never thinks so longer than the server.
 */
export class Tenure implements Fence {
  private held: { readonly token: number; until: number } | undefined;
  private readonly stopping = new AbortController();
  private renewing: Promise<void> | undefined;
  private watch: NodeJS.Timeout | undefined;
  private over = false;

  /** @param lost hears, once, why it holds no more; whoever hears it writes nothing from then on */
  constructor(
    private readonly lease: Lease,
    private readonly lost: (why: string) => void,
  ) {}

  /** Resolves when it is this one's turn; false when it was stopped before. */
  async won(): Promise<boolean> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const asked = performance.now();
      const token = await this.lease.acquire().catch(() => undefined); // without an answer it waits, too
      if (token !== undefined) {
        this.held = { token, until: asked + this.lease.term };
        this.watchOver();
        this.renewing = this.renew();
        return true;
      }
      await pause(this.lease.term / LOOKS_A_TERM, undefined, { signal }).catch(() => undefined);
    }
    return false;
  }

  /** 0 before it ever held. */
  get token(): number {
    return this.held?.token ?? 0;
  }

  readonly holds = (): boolean => !this.over && this.held !== undefined && performance.now() < this.held.until;

  /** Lets the next one in at once. */
  async release(): Promise<void> {
    const held = this.holds();
    this.end();
    await this.renewing;
    if (held) await this.lease.release().catch(() => undefined); // else its term ends by itself
  }

  private end(): void {
    this.over = true;
    this.stopping.abort();
    clearTimeout(this.watch);
  }

  private async renew(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(this.lease.term / A_TERM, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const asked = performance.now();
      try {
        const renewed = await this.lease.renew();
        if (signal.aborted) return;
        if (!renewed) return this.giveUp('it is another’s, or nobody’s, by now');
        // nobody else had it in between, also when the answer was slow: until it came nothing was written
        this.held!.until = asked + this.lease.term;
        this.watchOver();
      } catch {
        if (!signal.aborted && !this.holds()) this.giveUp('it could not be renewed within its term');
      }
    }
  }

  /** Also while an answer is waited for. One that is on its way at the end of the term may still tell that all is well. */
  private watchOver(): void {
    clearTimeout(this.watch);
    const left = Math.max(0, this.held!.until - performance.now()) + this.lease.term / 2;
    this.watch = setTimeout(() => this.giveUp('it could not be renewed within its term'), left).unref();
  }

  private giveUp(why: string): void {
    if (this.over) return;
    this.end();
    this.lost(why);
  }
}
