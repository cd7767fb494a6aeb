import type { EventStoreDBClient } from '@eventstore/db-client';
import { Unavailable } from '../durable/unavailable.js';

/** Fewer than the 16 messages at which the client's stream says that it is full. */
const ROOM = 12;
const MOST_IN_FLIGHT = 256;
const MOST_WAITING = 20_000;

type Waiting = { readonly since: number; readonly enter: () => void; readonly refuse: (error: Error) => void };

/**
 * Lets appends into the client only while its write buffer has room. An append that waits inside the client when the
 * connection breaks is rejected twice there, once where nobody can catch it, and that ends the process.
 */
export class Gate {
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private scheduled = false;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly patience: number,
  ) {}

  /** @throws Unavailable when too many wait, or this one has waited too long. Then nothing was sent. */
  async pass<T>(send: () => Promise<T>): Promise<T> {
    if (this.waiting.length >= MOST_WAITING) throw new Unavailable('too many writes are waiting', 'busy');
    await new Promise<void>((enter, refuse) => {
      this.waiting.push({ since: Date.now(), enter, refuse });
      this.schedule(0);
    });
    try {
      return await send();
    } finally {
      this.inFlight--;
      this.schedule(0);
    }
  }

  private schedule(milliseconds: number): void {
    if (this.scheduled || this.waiting.length === 0) return;
    this.scheduled = true;
    const pump = () => {
      this.scheduled = false;
      this.pump();
    };
    if (milliseconds === 0) setImmediate(pump);
    else setTimeout(pump, milliseconds);
  }

  private pump(): void {
    const tooLate = Date.now() - this.patience;
    const entering = this.waiting.splice(0, this.room());
    for (const { since, enter, refuse } of entering) {
      this.inFlight++;
      if (since > tooLate) enter();
      else {
        this.inFlight--;
        refuse(new Unavailable('waited too long for the log', 'busy'));
      }
    }
    this.schedule(entering.length > 0 ? 0 : 2);
  }

  private room(): number {
    // the writer's only stream; none while it is being opened, and then whatever was let in still waits to be written
    const streams = (this.client as unknown as { disposableStreams?: Set<{ writableLength: number }> })
      .disposableStreams;
    const [stream] = streams ?? [];
    const unsent = stream ? stream.writableLength : this.inFlight;
    return Math.max(0, Math.min(ROOM - unsent, MOST_IN_FLIGHT - this.inFlight));
  }
}
