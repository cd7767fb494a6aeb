import type { Recorded } from '../../events/envelope.js';
import { projections } from '../../projections/index.js';
import type { ReadStore } from '../../read-models/store.js';
import type { Page } from '../../src/log/event-log.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { digestOf } from '../../src/read/digest.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { Projector } from '../../src/read/projector.js';
import { replay } from '../../src/read/replay.js';
import type { AnyProjection } from '../../src/read/track.js';
import { until } from '../support/until.js';

/** A log whose pages are as long as the test wants them. */
export class PagedLog extends MemoryLog {
  constructor(private readonly most = 500) {
    super();
  }

  override async *pages(after: number, types?: readonly string[]) {
    for await (const page of super.pages(after, types)) yield* this.cut(page);
  }

  override async *follow(after: number, types: readonly string[] | undefined, signal: AbortSignal) {
    for await (const page of super.follow(after, types, signal)) yield* this.cut(page);
  }

  private *cut({ events, reached, live }: Page): Iterable<Page> {
    for (let from = 0; from < events.length; from += this.most) {
      const some = events.slice(from, from + this.most);
      const last = from + this.most >= events.length;
      yield { events: some, reached: last ? reached : some.at(-1)!.position, live: last && live };
    }
    if (events.length === 0) yield { events, reached, live };
  }
}

export async function tell(log: MemoryLog, events: readonly Recorded[]): Promise<void> {
  for (const { stream, revision, id, type, schema, data, sealed, meta, at } of events)
    await log.append({
      stream,
      expected: revision - 1,
      facts: [{ id, type, schema, data, ...(sealed && { sealed }) }],
      meta,
      at,
    });
}

/** Starts projectors, and stops after each test those that still run. */
export function projectors() {
  const running = new Set<Projector>();
  afterEach(async () => {
    await Promise.all([...running].map((one) => one.stop()));
    running.clear();
  });
  return {
    async run(log: MemoryLog, store: ReadStore, all: readonly AnyProjection[] = projections): Promise<Projector> {
      const projector = new Projector(log, store, all);
      running.add(projector);
      await projector.start();
      return projector;
    },
    async stop(projector: Projector): Promise<void> {
      running.delete(projector);
      await projector.stop();
    },
  };
}

export const live = (projector: Projector) =>
  until(async () => (await projector.status()).every(({ state, lag }) => state === 'live' && lag === 0));

export async function digests(projector: Projector, store: ReadStore) {
  const found: Record<string, string> = {};
  for (const { name } of projections) found[name] = (await digestOf(store, projector.collection(name))).digest;
  return found;
}

export async function replayed(log: MemoryLog) {
  const all = await replay(log, new MemoryStore(), projections);
  return Object.fromEntries(all.map(({ readModel, digest }) => [readModel, digest]));
}
