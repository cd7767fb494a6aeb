import { type JSONEventData, jsonEvent, type RecordedEvent } from '@eventstore/db-client';
import type { Meta, Recorded, Sealed } from '../../events/envelope.js';
import type { Append } from './event-log.js';

/** What a fact's metadata holds on the server. Events that lack it are another program's and no facts of ours. */
type Stored = Meta & { readonly schema: number; readonly at: string; readonly sealed?: Sealed };

export const uuidOf = (id: string): string =>
  `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
export const idOf = (uuid: string): string => uuid.replaceAll('-', '').toLowerCase();

/** @throws TypeError for what JSON cannot hold: inside the client it would end the process */
export function eventsOf({ facts, meta }: Append, at: string): JSONEventData[] {
  return facts.map(({ id, type, data, schema, sealed }) => {
    const metadata: Stored = { schema, at, ...meta, ...(sealed && { sealed }) };
    JSON.stringify([data, metadata]);
    return jsonEvent({ id: uuidOf(id), type, data: data as Record<string, unknown>, metadata });
  });
}

/**
 * The place in `$all` as a plain number. A server gives every event of a write a place of its own, commit and prepare
 * alike, and answers an append with that of its last event. They differ only in transactions over the old TCP protocol,
 * which no fact is written in.
 */
export function positionOf({ commit }: { readonly commit: bigint }): number {
  const position = Number(commit);
  if (Number.isSafeInteger(position)) return position;
  throw new RangeError(`the log has no position ${commit}`);
}

export const placeAt = (position: number) => ({ commit: BigInt(position), prepare: BigInt(position) });

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What another program wrote is none, whatever it looks like: no fact of ours lacks a category, an instant or data. */
export function isFact(event: RecordedEvent): boolean {
  const stored = event.metadata as Partial<Stored> | undefined;
  if (typeof stored?.schema !== 'number' || !INSTANT.test(String(stored.at))) return false;
  const { streamId, data } = event;
  return !streamId.startsWith('$') && streamId.indexOf('-') > 0 && typeof data === 'object' && data !== null;
}

export function recordedOf(event: RecordedEvent, time: RunningTime): Recorded {
  const { schema, at, sealed, ...meta } = event.metadata as Stored;
  return {
    id: idOf(event.id),
    type: event.type,
    data: event.data as object,
    stream: event.streamId,
    revision: Number(event.revision),
    position: positionOf(event.position!),
    schema,
    at: time.raised(at),
    meta,
    ...(sealed && { sealed }),
  };
}

/** The latest time seen so far: what comes later in the log is never earlier. */
export class RunningTime {
  private latest = '';

  /** The later of the two; remembers nothing. */
  orLater(at: string): string {
    return at > this.latest ? at : this.latest;
  }

  /** The same, and remembers it. */
  raised(at: string): string {
    this.latest = this.orLater(at);
    return this.latest;
  }
}
