import {
  type AllStreamRecordedEvent,
  BACKWARDS,
  END,
  ErrorType,
  type EventStoreDBClient,
  FORWARDS,
  START,
} from '@eventstore/db-client';
import type { Recorded } from '../../events/envelope.js';
import { isError, isPassing, type Pulse, pause, within } from './eventstoredb.calls.js';
import { isFact, placeAt, positionOf, RunningTime, recordedOf } from './eventstoredb.records.js';
import { EventstoreSubscription } from './eventstoredb.subscription.js';

const AGAIN = 100;
/** Facts before a place that tell what time it was there. */
const LOOK_BACK = 200;
const SOME = 50;

type Call<T> = AsyncIterable<T> & { on(event: 'error', listener: () => void): unknown; cancel(): Promise<void> };

/** Plain reads and subscriptions, always at the leader: what has been acknowledged is seen. */
export class EventstoreReader {
  /** How far back `head` has looked before, and what it found. */
  private known = { end: -1, head: 0 };

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly timeout: number,
    private readonly pulse: Pulse,
  ) {}

  async stream(stream: string, from: number): Promise<readonly Recorded[]> {
    const time = new RunningTime();
    const events = await this.steadily(() =>
      this.collect(this.client.readStream(stream, { fromRevision: BigInt(from), requiresLeader: true })),
    );
    return events.flatMap(({ event }) => (event && isFact(event) ? [recordedOf(event, time)] : []));
  }

  /** Everything in `$all` from a place on, that place included, system events and all. */
  async onward(from: number, count: number, signal?: AbortSignal): Promise<AllStreamRecordedEvent[]> {
    const fromPosition = from > 0 ? placeAt(from) : START;
    const call = this.client.readAll({ fromPosition, direction: FORWARDS, maxCount: count, requiresLeader: true });
    return events(await this.collect(call, signal));
  }

  /** Everything before a place, the latest first. */
  async back(before: number | undefined, count: number): Promise<AllStreamRecordedEvent[]> {
    const fromPosition = before === undefined ? END : placeAt(before);
    const call = this.client.readAll({ fromPosition, direction: BACKWARDS, maxCount: count, requiresLeader: true });
    return events(await this.collect(call));
  }

  subscribe(after: number, types: readonly string[] | undefined): EventstoreSubscription {
    return new EventstoreSubscription(this.client, after, types);
  }

  async head(): Promise<number> {
    const head = await this.steadily(async () => {
      let end: number | undefined;
      for (let before: number | undefined, count = SOME; ; count = 10 * SOME) {
        const batch = await this.back(before, count);
        for (const event of batch) {
          const position = positionOf(event.position);
          end ??= position;
          if (position <= this.known.end) return { end, head: this.known.head };
          if (isFact(event)) return { end, head: position };
        }
        if (batch.length < count) return { end: end ?? -1, head: 0 };
        before = positionOf(batch.at(-1)!.position);
      }
    });
    if (head.end > this.known.end) this.known = head;
    return head.head;
  }

  /** What begins at a position, if that is a fact. */
  async fact(position: number): Promise<Recorded | undefined> {
    const time = await this.timeAt(position);
    const [event] = await this.steadily(() => this.onward(position, 1));
    return event && isFact(event) && positionOf(event.position) === position ? recordedOf(event, time) : undefined;
  }

  /** What time it was at a place: the latest that the facts up to there say, as far back as is worth reading. */
  async timeAt(place: number): Promise<RunningTime> {
    const time = new RunningTime();
    if (place <= 0) return time;
    const before = await this.steadily(() => Promise.all([this.back(place, LOOK_BACK), this.onward(place, 1)]));
    for (const event of before.flat())
      if (isFact(event) && positionOf(event.position) <= place) recordedOf(event, time);
    return time;
  }

  /** Tries again for as long as one call may take. @throws Unavailable */
  private async steadily<T>(ask: () => Promise<T>): Promise<T> {
    const until = Date.now() + this.timeout;
    for (;;) {
      try {
        const answer = await ask();
        this.pulse.well();
        return answer;
      } catch (error) {
        if (!isPassing(error) || Date.now() + AGAIN > until) throw this.pulse.failed(error);
        await pause(AGAIN);
      }
    }
  }

  private async collect<T>(call: Call<T>, signal?: AbortSignal): Promise<T[]> {
    call.on('error', () => undefined); // what fails after we have stopped listening must not end the process
    const gather = async () => {
      const all: T[] = [];
      try {
        for await (const one of call) all.push(one);
      } catch (error) {
        if (isError(error, ErrorType.STREAM_NOT_FOUND)) return [];
        throw error;
      }
      return all;
    };
    return within(this.timeout, gather(), { give: () => call.cancel().catch(() => undefined), signal });
  }
}

const events = (resolved: readonly { event?: AllStreamRecordedEvent }[]): AllStreamRecordedEvent[] =>
  resolved.flatMap(({ event }) => (event ? [event] : []));
