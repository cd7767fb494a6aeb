import type { Meta, Recorded, Sealed } from '../../events/envelope.js';

/** A fact ready for the disk: identified, versioned, its private part sealed. */
export type NewFact = {
  /** 32 hex digits. */
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly data: object;
  readonly sealed?: Sealed;
};

/** Thrown by `append` when someone else wrote first. The only error a writer retries. */
export class WrongRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
  ) {
    super(`${stream} is not at revision ${expected}`);
  }
}

/** One atomic append. `expected` is the last revision seen, -1 for a stream that must not exist yet. */
export type Append = {
  readonly stream: string;
  readonly expected: number;
  readonly facts: readonly NewFact[];
  readonly meta: Meta;
  /** ISO-8601 UTC. The log raises it to the latest time it holds, so that `at` never decreases. */
  readonly at: string;
  /** Streams read for the decision, at the revision they were read. A log that can, refuses if one has moved. */
  readonly unchanged?: ReadonlyMap<string, number>;
};

/** Where the facts are. `before`: they were there already, as far as the log can tell. */
export type Appended = { readonly revision: number; readonly position: number; readonly before?: true };

/** A stretch of the log. `reached` is how far it looked, which is further than its last fact when a filter left some out. */
export type Page = {
  readonly events: readonly Recorded[];
  readonly reached: number;
  /** True when nothing was left behind this page at the time it was read. */
  readonly live: boolean;
};

/** A log that lies in a file of this machine, whoever wrote it first: other threads read it there. */
export type LocalLog = EventLog & {
  readonly file: string;
  /** Calls back soon after something has come in. */
  onWritten(written: () => void): void;
};

export type Health = { readonly ok: boolean; readonly why?: string };

/** Where every fact lives, in one order. Streams are `category-id`; the category holds no dash. */
export abstract class EventLog {
  /** True when `append` itself checks `unchanged`. Where it cannot, the writer reads the closing stream again. */
  abstract readonly guards: boolean;
  /** Facts this stream already holds, by id, are acknowledged again and not written again. @throws WrongRevision, Unavailable */
  abstract append(append: Append): Promise<Appended>;
  /** The stream from its first fact, or from a revision on. Empty if there is none. */
  abstract read(stream: string, from?: number): Promise<readonly Recorded[]>;
  /** The stream as far as it is at hand: whole up to every position that this log has told of, perhaps not up to now. */
  glance(stream: string, from?: number): Promise<readonly Recorded[]> {
    return this.read(stream, from);
  }
  /**
   * Up to which position `glance` sees every stream whole now, no less than any that this log has told of; undefined where
   * it asks the log itself each time.
   */
  get atHand(): number | undefined {
    return undefined;
  }
  /** False only when it is certain, without looking, that nothing at hand of the stream lies behind a position. */
  movedSince(_stream: string, _position: number): boolean {
    return true;
  }
  /** Every fact after a position up to the head as it is now, in order; of the named types only, if any are named. */
  abstract pages(after: number, types?: readonly string[]): AsyncIterable<Page>;
  /** The same, then waits for more until the signal aborts. Pages may be empty: they tell how far the log has been seen. */
  abstract follow(after: number, types: readonly string[] | undefined, signal: AbortSignal): AsyncIterable<Page>;
  /** The fact at a position; undefined where there is none. */
  async at(position: number): Promise<Recorded | undefined> {
    for await (const { events } of this.pages(position - 1)) return events.find((e) => e.position === position);
    return undefined;
  }
  /** The position of the last fact, 0 for an empty log. */
  abstract head(): Promise<number>;
  abstract health(): Health;
  abstract close(): Promise<void>;
}
