import {
  type AllStreamRecordedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
  eventTypeFilter,
  excludeSystemEvents,
  START,
} from '@eventstore/db-client';
import { NoAnswer } from './eventstoredb.calls.js';
import { placeAt, positionOf } from './eventstoredb.records.js';

/** The server tells how far it has looked each time it has looked at so many events. */
const WINDOW = 1000;
const BUFFER = 500;

type Window = {
  readonly maxSearchWindow: number;
  readonly checkpointReached: (_: unknown, place: { commit: bigint }) => void;
};
type Taken = { readonly events: readonly AllStreamRecordedEvent[]; readonly reached: number; readonly more: boolean };

/** A subscription to `$all`, filtered at the server, whose events are taken when there is time for them. */
export class EventstoreSubscription {
  private readonly source: AllStreamSubscription;
  private failure: Error | undefined;
  private checkpoint = 0;
  private caughtUp = false;
  private wake: () => void = () => undefined;

  constructor(client: EventStoreDBClient, after: number, types: readonly string[] | undefined) {
    const options = {
      maxSearchWindow: WINDOW,
      checkpointReached: (_: unknown, { commit }: { commit: bigint }) => {
        // it may be the beginning of the page just looked at: what lies there has been looked at as well;
        // 24.10.0 gives one outside the log when it goes live and nothing has matched
        if (commit <= BigInt(Number.MAX_SAFE_INTEGER)) this.checkpoint = Number(commit);
        this.wake();
      },
    };
    this.source = client.subscribeToAll(
      {
        fromPosition: after > 0 ? placeAt(after) : START,
        filter: filterOf(types, options),
        requiresLeader: true,
      },
      { highWaterMark: BUFFER },
    );
    this.source.on('error', (error) => this.end(error));
    this.source.on('end', () => this.end(new NoAnswer('the server ended the subscription')));
    this.source.on('readable', () => this.wake());
    this.source.on('caughtUp', () => {
      this.caughtUp = true;
      this.wake();
    });
  }

  /** What has arrived, and what arrives while it is gathered. @throws when nothing is left and nothing more will come */
  async take(most: number): Promise<Taken> {
    const taken: AllStreamRecordedEvent[] = [];
    for (let before = -1; taken.length < most && taken.length > before; ) {
      before = taken.length;
      this.read(taken, most);
      if (taken.length > before) await nextTurn();
    }
    const more = taken.length === most;
    const last = taken.at(-1);
    const reached = last ? positionOf(last.position) : 0;
    if (taken.length === 0 && this.failure) throw this.failure;
    // a checkpoint came behind the events before it, so it counts once those are taken
    return { events: taken, reached: more ? reached : Math.max(reached, this.checkpoint), more };
  }

  private read(into: AllStreamRecordedEvent[], most: number): void {
    while (into.length < most) {
      const next: { event?: AllStreamRecordedEvent } | null = this.source.read();
      if (next === null) return;
      if (next.event) into.push(next.event);
    }
  }

  /** True, once, when the server has said that nothing is left for now. Older servers never say it. */
  isIdle(): boolean {
    const said = this.caughtUp;
    this.caughtUp = false;
    return said;
  }

  /** Resolves when something happens, after so many milliseconds, or when the signal aborts. True if something happened. */
  news(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (happened: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        this.wake = () => undefined;
        resolve(happened);
      };
      const stop = () => done(false);
      const timer = setTimeout(stop, milliseconds);
      signal.addEventListener('abort', stop);
      this.wake = () => done(true);
      if (this.failure || this.source.readableLength > 0) done(true);
      else if (signal.aborted) done(false);
    });
  }

  close(): void {
    this.source.unsubscribe().catch(() => undefined);
  }

  private end(why: Error): void {
    this.failure ??= why;
    this.wake();
  }
}

/** By prefix: the server has no list of names. Without any type, nothing; an empty list would be everything. */
function filterOf(types: readonly string[] | undefined, options: Window) {
  if (!types) return excludeSystemEvents(options);
  if (types.length === 0) return eventTypeFilter({ regex: '^$', ...options });
  return eventTypeFilter({ prefixes: [...types], ...options });
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
