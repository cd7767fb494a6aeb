import { projections } from '../../projections/index.js';
import type { Batch, Doc, Held } from '../../read-models/store.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { Projector } from '../../src/read/projector.js';
import type { AnyProjection } from '../../src/read/track.js';
import { story } from '../support/story.js';
import { until } from '../support/until.js';
import { digests, live, PagedLog, projectors, replayed, tell } from './projecting.js';

const PAST = story().events;
const HALF = Math.floor(PAST.length / 2);
const { run, stop } = projectors();

/** A store without transactions: each document by itself and with its position, checkpoints last. It dies where told. */
class PiecemealStore extends MemoryStore {
  /** Writes until it dies; infinitely many unless a test says otherwise. */
  left = Number.POSITIVE_INFINITY;
  died = 0;
  private readonly at = new Map<string, number>();

  override async take<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, Held<D>>> {
    const docs = await this.load<D>(collection, ids);
    const written = ids.filter((id) => this.at.has(`${collection}/${id}`));
    return new Map(written.map((id) => [id, { doc: docs.get(id), at: this.at.get(`${collection}/${id}`)! }]));
  }

  override async save(batches: readonly Batch[]): Promise<void> {
    for (const { collection, docs, position } of batches) {
      const checkpoint = await this.position(collection);
      for (const [id, doc] of docs) {
        if ((this.at.get(`${collection}/${id}`) ?? 0) > position) continue;
        this.write();
        await super.save([{ collection, docs: new Map([[id, doc]]), position: checkpoint }]);
        this.at.set(`${collection}/${id}`, position);
      }
    }
    for (const { collection, position } of batches) {
      this.write();
      await super.save([{ collection, docs: new Map(), position }]);
    }
  }

  private write(): void {
    if (this.left-- > 0) return;
    this.left = Number.POSITIVE_INFINITY;
    this.died++;
    throw new Error('the power is gone');
  }
}

/** The same, and it does not tell which documents are ahead. */
class ForgetfulStore extends PiecemealStore {
  override async take<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, Held<D>>> {
    const docs = await this.load<D>(collection, ids);
    return new Map([...docs].map(([id, doc]) => [id, { doc, at: 0 }]));
  }
}

const logOf = async (events: typeof PAST, log = new MemoryLog()) => {
  await tell(log, events);
  return log;
};

/** The first half of the past is in the store, saved whole. */
async function halfWay(store: PiecemealStore): Promise<void> {
  const projector = await run(await logOf(PAST.slice(0, HALF)), store);
  await live(projector);
  await stop(projector);
}

/** The save of the other half dies after so many writes, and once more on the second try. */
async function crashing(store: PiecemealStore, writes: number) {
  await halfWay(store);
  const whole = await logOf(PAST);
  store.left = writes;
  const first = await run(whole, store);
  await until(async () => store.died > 0 || (await first.seen(PAST.length, 1)));
  await stop(first);
  const died = store.died > 0;

  store.left = died ? writes % 11 : Number.POSITIVE_INFINITY;
  const second = await run(await logOf(PAST, new PagedLog(3)), store); // these saves end elsewhere
  await until(async () => store.died > 1 || (await second.seen(PAST.length, 1)));
  await stop(second);

  store.left = Number.POSITIVE_INFINITY;
  const last = await run(whole, store);
  expect(await last.seen(PAST.length, 10_000)).toBe(true);
  const found = await digests(last, store);
  await stop(last);
  return { died, found };
}

describe('a store without transactions', () => {
  let expected: Record<string, string>;
  /** After so many writes a store dies that would count twice if it did not tell which documents are ahead. */
  let telling = 0;
  beforeAll(async () => {
    expected = await replayed(await logOf(PAST));
    for (let right = true; right; ) {
      const { died, found } = await crashing(new ForgetfulStore(), ++telling);
      if (!died) throw new Error('no save that dies is ever counted twice: then nothing here proves anything');
      right = JSON.stringify(found) === JSON.stringify(expected);
    }
  });

  it('holds what a replay holds, wherever a save was cut off', async () => {
    let writes = 0;
    for (; ; writes++) {
      const { died, found } = await crashing(new PiecemealStore(), writes);
      expect([writes, found]).toEqual([writes, expected]);
      if (!died) break;
    }
    expect(writes).toBeGreaterThan(projections.length); // it did die among documents, not only among checkpoints
  });

  it('goes on by itself where only the save failed, not the process', async () => {
    const store = new PiecemealStore();
    await halfWay(store);
    store.left = telling;
    const projector = await run(await logOf(PAST), store);
    expect(await projector.seen(PAST.length, 10_000)).toBe(true);
    expect(store.died).toBe(1);
    expect(await digests(projector, store)).toEqual(expected);
  });
});

it('a store that cannot be read for a moment is no fault of a projection', async () => {
  class Unreadable extends MemoryStore {
    fails = 1;
    override async take<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, Held<D>>> {
      if (this.fails-- > 0) throw new Error('nobody is there');
      return super.take(collection, ids);
    }
  }
  const log = new MemoryLog();
  const store = new Unreadable();
  await tell(log, PAST);
  const projector = await run(log, store);
  await until(() => projector.stalled === 'nobody is there');
  await live(projector);
  expect(await digests(projector, store)).toEqual(await replayed(log));
});

describe('purging', () => {
  /** Shows each signature's stream as if it were a name, sealed under that stream's key. */
  const names: AnyProjection = {
    name: 'names',
    version: 1,
    handles: ['PetitionSigned'],
    indexes: [['subject']],
    keys: ({ id }) => [id],
    fold: (_, { id, stream }) => ({ _id: id, subject: stream }),
  };
  const [first, second] = PAST.filter(({ type }) => type === 'PetitionSigned');
  const subject = first!.stream;

  it('takes out what is being saved at that moment', async () => {
    const log = new MemoryLog();
    let release = () => {};
    let entered = false;
    class SlowStore extends MemoryStore {
      override async save(batches: readonly Batch[]): Promise<void> {
        if (!entered && batches.some(({ docs }) => docs.has(first!.id))) {
          entered = true;
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        }
        await super.save(batches);
      }
    }
    const store = new SlowStore();
    const projector = await run(log, store, [names]);
    await live(projector);
    await tell(log, PAST.slice(0, first!.position));
    await until(() => entered);
    const purging = projector.purge([subject]);
    await new Promise(setImmediate);
    release();
    await purging;
    expect(await projector.seen(first!.position, 10_000)).toBe(true);
    expect(await store.get(projector.collection('names'), first!.id)).toBeUndefined();
    await tell(log, PAST.slice(first!.position));
    expect(await projector.seen(PAST.length, 10_000)).toBe(true);
    expect(await store.get(projector.collection('names'), first!.id)).toBeUndefined();
    expect(await store.get(projector.collection('names'), second!.id)).toBeDefined();
  });

  it('loses nothing that was folded and not saved yet', async () => {
    let meanwhile = async () => {};
    class WatchedLog extends PagedLog {
      override async *pages(after: number, types?: readonly string[]) {
        for await (const page of super.pages(after, types)) {
          if (page.reached > second!.position) await meanwhile(); // two are folded, and a build saves at its end
          yield page;
        }
      }
    }
    const store = new MemoryStore();
    let purged = 0;
    const projector = new Projector(await logOf(PAST, new WatchedLog(1)), store, [names]);
    meanwhile = async () => {
      if (purged++ === 0) await projector.purge([subject]);
    };
    await projector.start();
    await live(projector);
    await projector.stop();
    expect(purged).toBeGreaterThan(0);
    const kept = PAST.filter(({ type, stream }) => type === 'PetitionSigned' && stream !== subject).map(({ id }) => id);
    const found = await store.find(projector.collection('names'), {});
    expect(found.map(({ _id }) => _id)).toEqual([...kept].sort());
  });

  it('reaches what a crash left of a build, which the next build goes on from', async () => {
    const log = new MemoryLog();
    await tell(log, PAST);
    const store = new MemoryStore();
    const left = { _id: first!.id, subject };
    await store.save([{ collection: 'names_v1_2', docs: new Map([[left._id, left]]), position: PAST.length }]);
    const projector = await run(log, store, [names]);
    await live(projector);
    await projector.purge([subject]);
    expect(await store.get('names_v1_2', first!.id)).toBeUndefined();
    expect(await store.position('names_v1_2')).toBe(PAST.length);
  });
});
