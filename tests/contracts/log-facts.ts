import { randomBytes } from 'node:crypto';
import type { Recorded } from '../../events/envelope.js';
import { Unavailable } from '../../src/durable/unavailable.js';
import type { Append, EventLog, NewFact, Page } from '../../src/log/event-log.js';

export const META = { actor: 'p-7', commandId: 'c1', correlationId: 'c0', causationId: null };
export const AT = '2026-06-01T12:00:00.000Z';

/** A name nobody has used in this log, with no dash in it. */
export const fresh = (name: string): string => `${name}${randomBytes(6).toString('hex')}`;
export const freshId = (): string => randomBytes(16).toString('hex');

export const fact = (type = 'Noted', data: object = { n: 1 }): NewFact => ({ id: freshId(), type, schema: 1, data });
export const many = (count: number, type: (n: number) => string): NewFact[] =>
  Array.from({ length: count }, (_, n) => fact(type(n), { n }));

/** An append as the log receives it, with the particulars no test cares about filled in. */
export const append = (stream: string, expected: number, ...facts: NewFact[]): Append => ({
  stream,
  expected,
  facts,
  meta: META,
  at: AT,
});

export type Walk = { readonly pages: readonly Page[]; readonly events: readonly Recorded[]; readonly reached: number };

export async function walk(pages: AsyncIterable<Page>, from = 0): Promise<Walk> {
  const seen: Page[] = [];
  for await (const page of pages) seen.push(page);
  return { pages: seen, events: eventsOf(seen), reached: seen.at(-1)?.reached ?? from };
}

/** Every event read as a fold reads it: field by field, whatever object the log hands out. */
export function plain({ id, type, data, stream, revision, position, schema, at, meta, sealed }: Recorded): Recorded {
  return { id, type, data, stream, revision, position, schema, at, meta, ...(sealed && { sealed }) };
}

export const eventsOf = (pages: readonly Page[]): Recorded[] => pages.flatMap(({ events }) => events.map(plain));
export const positions = (events: readonly Recorded[]): number[] => events.map(({ position }) => position);
export const ids = (facts: readonly { id: string }[]): string[] => facts.map(({ id }) => id);

/** Follows a log in the background until it is stopped. */
export class Follower {
  readonly pages: Page[] = [];
  private readonly stopping = new AbortController();
  private readonly looking = new Set<() => void>();
  private readonly over: Promise<void>;

  constructor(log: EventLog, after: number, types?: readonly string[]) {
    this.over = this.run(log.follow(after, types, this.stopping.signal));
  }

  get events(): readonly Recorded[] {
    return eventsOf(this.pages);
  }
  get reached(): number {
    return this.pages.at(-1)?.reached ?? -1;
  }

  /** Resolves once it is so. @throws what ended the following before */
  when(isSo: (follower: this) => boolean): Promise<void> {
    const seen = new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo(this)) return;
        this.looking.delete(look);
        resolve();
      };
      this.looking.add(look);
      look();
    });
    const ended = this.over.then(() => {
      if (!isSo(this)) throw new Error('the following ended before it was so');
    });
    return Promise.race([seen, ended]);
  }

  /** Resolves when the log has let go. */
  stop(): Promise<void> {
    this.stopping.abort();
    return this.over;
  }

  private async run(pages: AsyncIterable<Page>): Promise<void> {
    for await (const page of pages) {
      this.pages.push(page);
      for (const look of this.looking) look();
    }
  }
}

export const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Tries until it is so, through whatever `Unavailable` lies between. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (;;) {
    try {
      if (await isSo()) return;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
    await soon(20);
  }
}
