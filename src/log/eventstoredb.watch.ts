import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import type { Page } from './event-log.js';
import type { EventstoreReader } from './eventstoredb.reader.js';
import { isFact, positionOf, type RunningTime, recordedOf } from './eventstoredb.records.js';

const PAGE = 500;
/** Silence of so many milliseconds is looked into, and each time it was nothing, half as often. */
const FIRST_LOOK = 25;
const LAST_LOOK = 1_000;

/**
 * `$all` from a position on, until the signal aborts. The server picks the types and says now and then how far it has
 * looked, but not at the head: there, what it leaves out is seen by a plain read once it has been silent for a while.
 * So `reached` comes to the head whatever the types are, and no server needs to say that it has caught up.
 *
 * @throws whatever breaks the connection; the caller goes on from the last page's `reached`
 */
export async function* watch(
  reader: EventstoreReader,
  after: number,
  types: readonly string[] | undefined,
  time: RunningTime,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const wanted = types && new Set(types);
  let reached = after;
  const facts = (events: readonly AllStreamRecordedEvent[]) =>
    events
      .filter((e) => positionOf(e.position) > reached && isFact(e) && (!wanted || wanted.has(e.type)))
      .map((e) => recordedOf(e, time));

  const head = await reader.head();
  if (reached >= head) yield { events: [], reached, live: true };
  const subscription = reader.subscribe(after, types);
  try {
    for (let look = FIRST_LOOK; !signal.aborted; ) {
      const taken = await subscription.take(PAGE);
      if (taken.reached > reached) {
        const events = facts(taken.events);
        reached = taken.reached;
        look = FIRST_LOOK;
        yield { events, reached, live: !taken.more && reached >= head };
        continue;
      }
      if (taken.more) continue;
      if (!subscription.isIdle() && (await subscription.news(look, signal))) continue;
      if (signal.aborted) return;
      const rest = await reader.onward(reached, PAGE, signal);
      const end = rest.length > 0 ? positionOf(rest.at(-1)!.position) : reached;
      look = Math.min(look * 2, LAST_LOOK);
      if (end <= reached) continue;
      const events = facts(rest);
      reached = end;
      if (events.length > 0) look = FIRST_LOOK;
      yield { events, reached, live: rest.length < PAGE };
    }
  } finally {
    subscription.close();
  }
}
