import type { Recorded } from '../../events/envelope.js';
import type { EventLog } from '../log/event-log.js';
import { type PublicFact, publicFact } from './leaf.js';

/** A fact as it is told while it happens. */
export type Told = PublicFact & { readonly position: number };
type Listener = (facts: readonly Told[], reached: number) => void;

const TRY_AGAIN = 1_000;

/** One follower of the log for all who listen: a thousand of them cost one reading. */
export class LiveFacts {
  private readonly listeners = new Set<Listener>();
  private stopping: AbortController | undefined;

  constructor(private readonly log: EventLog) {}

  get listening(): number {
    return this.listeners.size;
  }

  /** Hears every fact from now on, until what it answers is called. The first listener starts the following, the last ends it. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (!this.stopping) this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  }

  /** Facts after a position, up to the head as it is now. */
  async *since(after: number): AsyncIterable<{ readonly facts: readonly Told[]; readonly reached: number }> {
    for await (const { events, reached } of this.log.pages(after)) yield { facts: events.map(told), reached };
  }

  private start(): void {
    this.stopping = new AbortController();
    void this.follow(this.stopping);
  }

  stop(): void {
    this.stopping?.abort();
    this.stopping = undefined;
  }

  private async follow({ signal }: AbortController): Promise<void> {
    for (let from: number | undefined; !signal.aborted; )
      try {
        from ??= await this.log.head();
        for await (const { events, reached } of this.log.follow(from, undefined, signal)) {
          from = reached;
          if (events.length === 0) continue;
          const facts = events.map(told);
          for (const listener of this.listeners) listener(facts, reached);
        }
      } catch {
        await new Promise((later) => setTimeout(later, TRY_AGAIN)); // the log is away: health says so, listeners wait
      }
  }
}

const told = (event: Recorded): Told => ({ ...publicFact(event), position: event.position });
