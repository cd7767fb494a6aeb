import type { Recorded } from '../../events/envelope.js';
import { type Append, type Appended, EventLog, type Health, type LocalLog, type Page } from '../log/event-log.js';
import { Mirror, type MirrorOptions } from './mirror.js';

/**
 * A server's log as the house sees it: appended to there, read here. A position is a fact's number in the order of the
 * server, as in an embedded log, and its time the latest so far; the mirror fixes both once. Whoever reads sees all that
 * the server held when they asked.
 */
export class MirroredLog extends EventLog implements LocalLog {
  readonly guards: boolean;
  private readonly closing = new AbortController();

  static async open(server: EventLog, options: MirrorOptions): Promise<MirroredLog> {
    return new MirroredLog(server, await Mirror.open(server, options));
  }

  private constructor(
    readonly server: EventLog,
    readonly mirror: Mirror,
  ) {
    super();
    this.guards = server.guards;
  }

  get file(): string {
    return this.mirror.reader.file;
  }

  async append(append: Append): Promise<Appended> {
    this.mirror.mustGoOn(); // what is decided by one log is not written into another
    const { position: place, ...appended } = await this.server.append(append);
    await this.mirror.upTo(place);
    return { ...appended, position: this.mirror.reader.positionOf(append.stream, appended.revision)! };
  }

  async read(stream: string, from?: number): Promise<readonly Recorded[]> {
    this.mirror.mustGoOn();
    const last = (await this.server.read(stream, from)).at(-1);
    if (!last) return [];
    await this.mirror.upTo(last.position);
    return this.glance(stream, from);
  }

  override glance(stream: string, from?: number): Promise<readonly Recorded[]> {
    return this.mirror.reader.read(stream, from);
  }

  override get atHand(): number {
    return this.mirror.size;
  }

  override movedSince(stream: string, position: number): boolean {
    return this.mirror.movedSince(stream, position);
  }

  async *pages(after: number, types?: readonly string[]): AsyncIterable<Page> {
    await this.caughtUp();
    yield* this.mirror.reader.pages(after, types);
  }

  follow(after: number, types: readonly string[] | undefined, signal: AbortSignal): AsyncIterable<Page> {
    return this.mirror.reader.follow(after, types, AbortSignal.any([signal, this.closing.signal]));
  }

  override async at(position: number): Promise<Recorded | undefined> {
    return (await this.mirror.reader.at(position)) ?? super.at(position);
  }

  async head(): Promise<number> {
    await this.caughtUp();
    return this.mirror.reader.head();
  }

  health(): Health {
    const { trouble } = this.mirror;
    return trouble?.forGood ? { ok: false, why: trouble.why } : this.server.health();
  }

  onWritten(written: () => void): void {
    this.mirror.reader.onWritten(written);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.mirror.close();
    await this.server.close();
  }

  private async caughtUp(): Promise<void> {
    await this.mirror.upTo(await this.server.head());
  }
}
