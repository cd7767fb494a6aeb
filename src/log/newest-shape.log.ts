import type { Recorded } from '../../events/envelope.js';
import { type Upcasts, upcasts } from '../../events/upcasts.js';
import { upcast } from './codec.js';
import { type Append, type Appended, EventLog, type Health, type Page } from './event-log.js';

/**
 * A log as everyone who decides and folds sees it: each fact in the newest shape of its type. Auditors read the log
 * itself, as it was written. Until a shape has changed, both are the same.
 */
export const inNewestShape = (log: EventLog, table: Upcasts = upcasts): EventLog =>
  Object.keys(table).length === 0 ? log : new NewestShapeLog(log, table);

class NewestShapeLog extends EventLog {
  readonly guards: boolean;

  constructor(
    private readonly log: EventLog,
    private readonly table: Upcasts,
  ) {
    super();
    this.guards = log.guards;
  }

  append(append: Append): Promise<Appended> {
    return this.log.append(append);
  }

  async read(stream: string, from?: number): Promise<readonly Recorded[]> {
    return this.renew(await this.log.read(stream, from));
  }

  override async glance(stream: string, from?: number): Promise<readonly Recorded[]> {
    return this.renew(await this.log.glance(stream, from));
  }

  override get atHand(): number | undefined {
    return this.log.atHand;
  }

  override movedSince(stream: string, position: number): boolean {
    return this.log.movedSince(stream, position);
  }

  async *pages(after: number, types?: readonly string[]): AsyncIterable<Page> {
    for await (const page of this.log.pages(after, types)) yield { ...page, events: this.renew(page.events) };
  }

  async *follow(after: number, types: readonly string[] | undefined, signal: AbortSignal): AsyncIterable<Page> {
    for await (const page of this.log.follow(after, types, signal)) yield { ...page, events: this.renew(page.events) };
  }

  override async at(position: number): Promise<Recorded | undefined> {
    const found = await this.log.at(position);
    return found && this.renew([found])[0];
  }

  head(): Promise<number> {
    return this.log.head();
  }

  health(): Health {
    return this.log.health();
  }

  close(): Promise<void> {
    return this.log.close();
  }

  private renew(events: readonly Recorded[]): readonly Recorded[] {
    return events.map((e) => upcast(e, this.table));
  }
}
