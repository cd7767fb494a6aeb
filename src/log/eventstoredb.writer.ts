import { ErrorType, type EventStoreDBClient, type JSONEventData, NO_STREAM } from '@eventstore/db-client';
import type { Recorded } from '../../events/envelope.js';
import { Unavailable } from '../durable/unavailable.js';
import { type Append, type Appended, WrongRevision } from './event-log.js';
import { isError, isPassing, NoAnswer, pause, within } from './eventstoredb.calls.js';
import { Gate } from './eventstoredb.gate.js';
import { eventsOf, positionOf } from './eventstoredb.records.js';

/** Between two tries of an append whose outcome is open. */
const AGAIN = 100;

type Sent = { readonly done: Appended } | { readonly moved: true } | { readonly open: unknown };

/**
 * Appends down the client's one batch stream, and finds out what became of an append whose answer was lost: either its
 * ids are there, or it is sent again as it was, which the server takes for the repeat that it is.
 *
 * The client serves nothing else: a call that fails closes the channel of all the others, and the answers of two batch
 * streams in one process confuse each other. For the same reason one process writes to one server.
 */
export class EventstoreWriter {
  private readonly gate: Gate;
  private closed = false;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly read: (stream: string) => Promise<readonly Recorded[]>,
    private readonly timeout: number,
  ) {
    this.gate = new Gate(client, timeout);
  }

  async append(append: Append, at: string): Promise<Appended> {
    if (this.closed) throw new Unavailable('the log is closed', 'broken');
    const { stream, expected } = append;
    const events = eventsOf(append, at);
    const until = Date.now() + 2 * this.timeout;
    for (;;) {
      const sent = await this.send(append, events);
      if ('done' in sent) return sent.done;
      const held = await this.held(append);
      if (held) return held;
      if ('moved' in sent) throw new WrongRevision(stream, expected);
      if (this.closed || Date.now() > until) throw unknown(stream, sent.open);
      await pause(AGAIN);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client.dispose();
  }

  private async send({ stream, expected }: Append, events: JSONEventData[]): Promise<Sent> {
    try {
      const { nextExpectedRevision, position } = await this.gate.pass(() =>
        within(
          this.timeout,
          this.client.appendToStream(stream, events, {
            expectedRevision: expected < 0 ? NO_STREAM : BigInt(expected),
            requiresLeader: true,
            deadline: this.timeout,
          }),
        ),
      );
      if (!position) return { open: new NoAnswer('acknowledged without a position') }; // as old servers do with a repeat
      return { done: { revision: Number(nextExpectedRevision), position: positionOf(position) } };
    } catch (error) {
      if (error instanceof Unavailable) throw error; // the gate: nothing was sent
      if (isError(error, ErrorType.WRONG_EXPECTED_VERSION)) return { moved: true };
      if (!isPassing(error)) throw error;
      return { open: error };
    }
  }

  /** Appends are atomic: a stream that holds the last of these facts holds them all. */
  private async held({ stream, facts }: Append): Promise<Appended | undefined> {
    try {
      const last = facts.at(-1)?.id;
      const found = (await this.read(stream)).find(({ id }) => id === last);
      return found && { revision: found.revision, position: found.position };
    } catch (error) {
      throw isPassing(error) ? unknown(stream, error) : error;
    }
  }
}

const unknown = (stream: string, cause: unknown) =>
  new Unavailable(`nobody knows what became of an append to ${stream}: ${(cause as Error).message}`, 'busy', { cause });
