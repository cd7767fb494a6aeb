import { EventStoreDBClient } from '@eventstore/db-client';
import type { Recorded } from '../../events/envelope.js';
import { type Append, type Appended, EventLog, type Health, type Page } from './event-log.js';
import { isPassing, Pulse, pause } from './eventstoredb.calls.js';
import { EventstoreReader } from './eventstoredb.reader.js';
import { RunningTime } from './eventstoredb.records.js';
import { watch } from './eventstoredb.watch.js';
import { EventstoreWriter } from './eventstoredb.writer.js';

const RECONNECT = 250;
const TRIES = 2;

export type EventstoreOptions = {
  /** How long one call may take, in milliseconds. An append whose outcome is open may take three times as long. */
  readonly timeout?: number;
};

/**
 * The log on a cluster: EventStoreDB from 23.10 on, or KurrentDB, through the official client. One fact is one event of
 * its stream; its sealed part and everything else the log owns is in the event's metadata.
 *
 * `at` is the running maximum of what the metadata say, in the order of `$all`. Here it is as good as it gets without a
 * mirror: an append never goes below the latest time that this process has seen, `read` looks at its stream alone, and
 * pages that begin in the middle look a little way back and at the types they were asked for.
 *
 * A repeat is known by its ids, with one exception: an append that names the very revision its stream is at is taken
 * at its word. Who reads the stream first, as the handler does, never sends such a one.
 *
 * The user in the url must be allowed to read `$all`.
 */
export class EventstoredbLog extends EventLog {
  readonly guards = false;
  private readonly pulse = new Pulse();
  private readonly client: EventStoreDBClient;
  private readonly reader: EventstoreReader;
  private readonly writer: EventstoreWriter;
  private readonly now = new RunningTime();
  private readonly closing = new AbortController();
  private begun: Promise<void> | undefined;

  /** @param url `esdb://…`, `esdb+discover://…` or `kurrentdb://…` */
  constructor(url: string, { timeout = 5_000 }: EventstoreOptions = {}) {
    super();
    const connect = () => EventStoreDBClient.connectionString(connectionString(url));
    this.client = connect();
    this.reader = new EventstoreReader(this.client, timeout, this.pulse);
    this.writer = new EventstoreWriter(connect(), (stream) => this.read(stream), timeout);
  }

  async append(append: Append): Promise<Appended> {
    try {
      await this.begin();
      const at = this.now.orLater(new Date(append.at).toISOString());
      const appended = await this.writer.append(append, at);
      this.now.raised(at);
      this.pulse.well();
      return appended;
    } catch (error) {
      throw this.pulse.failed(error);
    }
  }

  async read(stream: string, from = 0): Promise<readonly Recorded[]> {
    const facts = await this.reader.stream(stream, from);
    this.saw(facts);
    return facts;
  }

  async *pages(after: number, types?: readonly string[]): AsyncIterable<Page> {
    const end = await this.head();
    if (after >= end) return;
    const time = await this.reader.timeAt(after);
    for (let from = after, tries = 0; ; tries++) {
      try {
        for await (const page of watch(this.reader, from, types, time, this.closing.signal)) {
          if (page.reached === from) continue;
          from = Math.min(page.reached, end);
          tries = 0;
          this.saw(page.events);
          yield { events: page.events.filter(({ position }) => position <= end), reached: from, live: from === end };
          if (from === end) return;
        }
        if (this.closing.signal.aborted) throw new Error('the log is closed');
      } catch (error) {
        if (!isPassing(error) || tries === TRIES) throw this.pulse.failed(error);
        this.pulse.failed(error);
        await pause(RECONNECT, this.closing.signal);
      }
    }
  }

  async *follow(after: number, types: readonly string[] | undefined, signal: AbortSignal): AsyncIterable<Page> {
    const stop = AbortSignal.any([signal, this.closing.signal]);
    let time: RunningTime | undefined;
    for (let from = after; !stop.aborted; ) {
      try {
        time ??= await this.reader.timeAt(from);
        for await (const page of watch(this.reader, from, types, time, stop)) {
          from = page.reached;
          this.pulse.well();
          this.saw(page.events);
          yield page;
        }
      } catch (error) {
        if (stop.aborted) return;
        if (!isPassing(error)) throw this.pulse.failed(error);
        this.pulse.failed(error);
        await pause(RECONNECT, stop);
      }
    }
  }

  /** Positions have gaps here, and a server that is asked for what lies behind one of none answers with an error. */
  override at(position: number): Promise<Recorded | undefined> {
    return this.reader.fact(position);
  }

  head(): Promise<number> {
    return this.reader.head();
  }

  health(): Health {
    const { trouble } = this.pulse;
    return trouble ? { ok: false, why: trouble } : { ok: true };
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([this.writer.close(), this.client.dispose()]);
  }

  /** Before its first append a process learns what time the log has come to. */
  private begin(): Promise<void> {
    this.begun ??= this.learn();
    this.begun.catch(() => {
      this.begun = undefined;
    });
    return this.begun;
  }

  private async learn(): Promise<void> {
    const time = await this.reader.timeAt(await this.reader.head());
    this.now.raised(time.orLater(''));
  }

  private saw(facts: readonly Recorded[]): void {
    const last = facts.at(-1);
    if (last) this.now.raised(last.at);
  }
}

/** The client knows one scheme, and answers a refused append wrongly unless it throws. Of a key named twice it takes the last. */
function connectionString(url: string): string {
  const known = url.replace(/^(kurrentdb|kurrent|kdb)(?=\+|:)/, 'esdb');
  return `${known}${known.includes('?') ? '&' : '?'}throwOnAppendFailure=true`;
}
