import type { DurableWriter } from '../durable/writer.js';
import type { Page } from '../log/event-log.js';
import type { LastMoves } from './last-moves.js';
import { type Followed, type Following, type Held, type Told, toldOf } from './mirror.tables.js';

/**
 * Far behind the head, so many facts are written together, or what has come in so many milliseconds: streams lie in no
 * order, so each transaction writes most pages of their index again, and few are worth it while nobody waits for the facts.
 */
const TOGETHER = 5_000;
const GATHERED_FOR = 250;
/** Facts on their way to the disk while the next ones are read. */
const MOST_UNDER_WAY = 3 * TOGETHER;

/** `told`: facts are there. `going`: aborted when something could not be written. `moves`: of each fact before it is there. */
type Telling = {
  readonly told: (followed: Followed) => void;
  readonly going: AbortController;
  readonly moves: LastMoves;
};

/** Pages of a server's log on their way into the mirror: gathered while there is more to come, at once at the head. */
export class WritingDown {
  private gathered: Told[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** Facts that were handed on, and those of them that are there. */
  private sent: number;
  private there: number;
  private last: number;
  private live = false;
  private flight: Promise<void> = Promise.resolve();
  private failure: Error | undefined;

  constructor(
    private readonly writer: DurableWriter<Following, Followed>,
    from: Pick<Held, 'size' | 'last'>,
    private readonly to: Telling,
  ) {
    this.sent = this.there = from.size;
    this.last = from.last;
  }

  /** Resolves when there is room for the next one. @throws what kept earlier ones from being written */
  async take({ events, live }: Page): Promise<void> {
    if (this.failure) throw this.failure;
    for (const fact of events) {
      this.gathered.push(toldOf(fact));
      this.to.moves.note(fact.stream, this.sent + this.gathered.length);
    }
    this.last = events.at(-1)?.position ?? this.last;
    const first = live && !this.live; // that it came to the head is told once, also of an empty log
    this.live ||= live;
    if (first || (live && events.length > 0) || this.gathered.length >= TOGETHER) this.send(live);
    else if (this.gathered.length > 0) this.timer ??= setTimeout(() => this.send(false), GATHERED_FOR);
    if (this.sent - this.there > MOST_UNDER_WAY) await this.flight;
  }

  /** Resolves when all of it is there. @throws what kept it from being written */
  async over(): Promise<void> {
    if (this.gathered.length > 0) this.send(false);
    await this.flight;
    if (this.failure) throw this.failure;
  }

  private send(live: boolean): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const following: Following = { before: this.sent, last: this.last, live, facts: this.gathered };
    this.sent += this.gathered.length;
    this.gathered = [];
    this.flight = this.writer.write(following).then(
      (followed) => {
        this.there = followed.size;
        this.to.told(followed);
      },
      (error: Error) => {
        this.failure ??= error;
        this.to.going.abort();
      },
    );
  }
}
