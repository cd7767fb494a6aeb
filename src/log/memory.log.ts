import type { Recorded } from '../../events/envelope.js';
import { type Append, type Appended, EventLog, type Health, type Page, WrongRevision } from './event-log.js';

const PAGE = 500;

/** The log as plainly as it can be said, for tests: what is closed is gone. */
export class MemoryLog extends EventLog {
  readonly guards = true;
  private readonly log: Recorded[] = [];
  private readonly streams = new Map<string, Recorded[]>();
  private readonly bells = new Set<() => void>();

  async append({ stream, expected, facts, meta, at, unchanged }: Append): Promise<Appended> {
    const held = this.streams.get(stream)?.find((e) => e.id === facts.at(-1)?.id); // appends are atomic: the last means all
    if (held) return { revision: held.revision, position: held.position, before: true };
    for (const [other, revision] of unchanged ?? []) this.expect(other, revision);
    this.expect(stream, expected);
    const past = this.streams.get(stream) ?? [];
    const time = new Date(Math.max(Date.parse(at), Date.parse(this.log.at(-1)?.at ?? at))).toISOString();
    for (const { data, sealed, ...fact } of JSON.parse(JSON.stringify(facts)) as typeof facts) {
      const place = { stream, revision: past.length, position: this.log.length + 1 };
      const recorded: Recorded = { ...fact, ...place, at: time, data, meta, ...(sealed && { sealed }) };
      past.push(recorded);
      this.log.push(recorded);
    }
    this.streams.set(stream, past);
    for (const ring of this.bells) ring();
    return { revision: past.length - 1, position: this.log.length };
  }

  async read(stream: string, from = 0): Promise<readonly Recorded[]> {
    return this.streams.get(stream)?.slice(from) ?? [];
  }

  async *pages(after: number, types?: readonly string[]): AsyncIterable<Page> {
    const end = this.log.length;
    for (let from = after; from < end; from += PAGE) yield this.page(from, end, types);
  }

  async *follow(after: number, types: readonly string[] | undefined, signal: AbortSignal): AsyncIterable<Page> {
    for (let from = after, told = false; !signal.aborted; ) {
      if (from < this.log.length) {
        const page = this.page(from, this.log.length, types);
        from = page.reached;
        told = page.live;
        yield page;
      } else if (told) await this.news(signal);
      else {
        told = true; // who begins at the head is told so
        yield { events: [], reached: from, live: true };
      }
    }
  }

  async head(): Promise<number> {
    return this.log.length;
  }

  health(): Health {
    return { ok: true };
  }

  async close(): Promise<void> {}

  private page(from: number, end: number, types: readonly string[] | undefined): Page {
    const reached = Math.min(from + PAGE, end);
    const events = this.log.slice(from, reached).filter(({ type }) => !types || types.includes(type));
    return { events, reached, live: reached === end };
  }

  private expect(stream: string, revision: number): void {
    const head = (this.streams.get(stream)?.length ?? 0) - 1;
    if (head !== revision) throw new WrongRevision(stream, revision);
  }

  private news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.bells.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.bells.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
