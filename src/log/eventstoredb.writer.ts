import { type AppendResult, ErrorType, type EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import type { Recorded } from '../../events/envelope.js';
import { Unavailable } from '../durable/unavailable.js';
import { isError, isPassing, pause, TimedOut, within } from './eventstoredb.calls.js';
import { Gate } from './eventstoredb.gate.js';
import { eventsOf, positionOf } from './eventstoredb.records.js';
import { type Append, type Appended, WrongRevision } from './event-log.js';

const AGAIN = 100;

/**
 * Appends down the client's one batch stream, and finds out what became of an append whose answer was lost: the ids
 * are there, or the same append is sent again, which the server takes for the repeat that it is.
 *
 * The client is used for nothing else: an error of any of its calls closes the channel under the batch stream, and
 * answers of two such streams in one process confuse each other.
 */
export class EventstoreWriter {
  private client: EventStoreDBClient;
  private readonly gate: Gate;
  private closed = false;

  constructor(
    private readonly connect: () => EventStoreDBClient,
    private readonly read: (stream: string) => Promise<readonly Recorded[]>,
    private readonly timeout: number,
  ) {
    this.client = connect();
    this.gate = new Gate(() => this.client, timeout);
  }

  async append(append: Append, at: string): Promise<Appended> {
    const { stream, expected, facts } = append;
    const events = eventsOf(append, at);
    const patience = Date.now() + 2 * this.timeout;
    for (;;) {
      const failure = await this.attempt(stream, expected, events);
      if ('success' in failure && failure.position)
        return { revision: Number(failure.nextExpectedRevision), position: positionOf(failure.position) };
      const refused = isError(failure, ErrorType.WRONG_EXPECTED_VERSION);
      if (!('success' in failure) && !refused && !isPassing(failure)) throw failure;
      const held = await this.held(stream, facts.at(-1)!.id, patience);
      if (held) return { revision: held.revision, position: held.position };
      if (refused) throw new WrongRevision(stream, expected);
      if (this.closed || Date.now() >= patience)
        throw new Unavailable(`nobody knows what became of an append to ${stream}`, 'busy', { cause: failure });
      await pause(AGAIN);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client.dispose();
  }
}
