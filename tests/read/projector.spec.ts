import type { Recorded } from '../../events/envelope.js';
import { projections } from '../../projections/index.js';
import type { Batch, ReadStore } from '../../read-models/store.js';
import { Clock } from '../../src/clock.js';
import { Health } from '../../src/health.js';
import { MemoryVault } from '../../src/identity/memory.vault.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { SqliteStore } from '../../src/read/sqlite.store.js';
import type { AnyProjection } from '../../src/read/track.js';
import { InlineQueue } from '../../src/work/inline.queue.js';
import { scratch } from '../support/scratch.js';
import { story } from '../support/story.js';
import { until } from '../support/until.js';
import { digests, live, PagedLog, projectors, replayed, tell } from './projecting.js';

const PAST = story().events;
const file = scratch();
const stores: [string, () => ReadStore][] = [
  ['memory', () => new MemoryStore()],
  ['sqlite', () => new SqliteStore(file('read.db'))],
];

const { run, stop } = projectors();

/** A projection that counts facts of one type: whoever folds one twice is found out. */
const counting = (name: string, version = 1, step = 1): AnyProjection => ({
  name,
  version,
  handles: ['PetitionSigned'],
  indexes: [],
  keys: () => ['all'],
  fold: (doc: { n: number } | undefined) => ({ _id: 'all', n: (doc?.n ?? 0) + step }),
});
const SIGNED = PAST.filter(({ type }) => type === 'PetitionSigned').length;
const counted = async (store: ReadStore, collection: string) =>
  (await store.get<{ _id: string; n: number }>(collection, 'all'))?.n;

describe.each(stores)('on the %s store', (_, make) => {
  it('documents are the same whatever the size of a batch, live, replayed and rebuilt', async () => {
    const expected = await (async () => {
      const log = new MemoryLog();
      await tell(log, PAST);
      return replayed(log);
    })();
    for (const most of [1, 3, 500]) {
      const log = new PagedLog(most);
      const half = Math.floor(PAST.length / 2);
      await tell(log, PAST.slice(0, half)); // folded as history
      const store = make();
      const projector = await run(log, store);
      await live(projector);
      await tell(log, PAST.slice(half)); // folded as it comes
      expect(await projector.seen(await log.head(), 10_000)).toBe(true);
      expect(await digests(projector, store)).toEqual(expected);
      const before = projector.collection('pages');
      await projector.rebuild('pages');
      expect(projector.collection('pages')).not.toBe(before);
      expect(await digests(projector, store)).toEqual(expected);
      await stop(projector);
      await store.close();
    }
  });

  it('goes on where it stopped, and counts nothing twice', async () => {
    const log = new MemoryLog();
    const store = make();
    for (const [from, to] of [
      [0, 10],
      [10, 30],
      [30, PAST.length],
    ] as const) {
      await tell(log, PAST.slice(from, to));
      const projector = await run(log, store, [counting('counts')]);
      expect(await projector.seen(await log.head(), 10_000)).toBe(true);
      const expected = PAST.slice(0, to).filter(({ type }) => type === 'PetitionSigned').length;
      await until(async () => ((await counted(store, projector.collection('counts'))) ?? 0) === expected);
      await stop(projector);
      expect(await store.position('counts_v1_1')).toBe(to);
    }
  });

  it('boots a new version beside the old one, which serves until the switch and is dropped after it', async () => {
    const log = new MemoryLog();
    await tell(log, PAST);
    const store = make();
    const first = await run(log, store, [counting('counts', 1)]);
    await live(first);
    await stop(first);
    const old = first.collection('counts');

    const slow = new PagedLog(1);
    await tell(slow, PAST);
    const second = await run(slow, store, [counting('counts', 2, 10)]);
    expect(second.collection('counts')).toBe(old);
    expect(await counted(store, old)).toBe(SIGNED);
    await until(() => second.collection('counts') !== old);
    expect(await counted(store, second.collection('counts'))).toBe(SIGNED * 10);
    expect((await second.status()).map(({ name, version }) => [name, version])).toEqual([['counts', 2]]);
    await until(async () => !(await store.collections()).includes(old));
  });
});

it('reads wait until the documents have seen a position, and no longer than they want', async () => {
  const log = new MemoryLog();
  await tell(log, PAST.slice(0, 20));
  const projector = await run(log, new MemoryStore());
  await live(projector);
  expect(await projector.seen(20, 1)).toBe(true);
  expect(await projector.seen(21, 20)).toBe(false);
  const waiting = projector.seen(25, 10_000);
  await tell(log, PAST.slice(20, 25));
  expect(await waiting).toBe(true);
});

/** A store that breaks: before it saves, or after it has saved and before it says so. */
class BreakingStore extends MemoryStore {
  breaks: 'before' | 'after' | undefined;
  broken = 0;

  override async save(batches: readonly Batch[]): Promise<void> {
    const how = this.breaks;
    if (how !== 'before') await super.save(batches);
    if (!how) return;
    this.breaks = undefined;
    this.broken++;
    throw new Error('the disk is gone');
  }
}

it.each(['before', 'after'] as const)('a save that fails %s it was made is not folded twice', async (how) => {
  const log = new MemoryLog();
  const store = new BreakingStore();
  const projector = await run(log, store, [counting('counts')]);
  await tell(log, PAST.slice(0, 30));
  expect(await projector.seen(30, 10_000)).toBe(true);
  store.breaks = how;
  await tell(log, PAST.slice(30));
  await until(() => store.broken === 1);
  expect(projector.stalled).toBe('the disk is gone');
  expect(await projector.seen(await log.head(), 10_000)).toBe(true);
  expect(await counted(store, projector.collection('counts'))).toBe(SIGNED);
  await until(() => projector.stalled === undefined);
});

it.each(['before', 'after'] as const)('a build whose save fails %s it was made goes on', async (how) => {
  const log = new MemoryLog();
  await tell(log, PAST);
  const store = new BreakingStore();
  store.breaks = how;
  const projector = await run(log, store, [counting('counts')]);
  await live(projector);
  expect(store.broken).toBe(1);
  expect(await counted(store, projector.collection('counts'))).toBe(SIGNED);
});

describe('a fold that throws', () => {
  const broken: AnyProjection = {
    ...counting('broken'),
    handles: ['PetitionSigned', 'PetitionAnswered'],
    fold: (doc: { n: number } | undefined, { type }: Recorded) => {
      if (type === 'PetitionAnswered') throw new Error('no such answer');
      return { _id: 'all', n: (doc?.n ?? 0) + 1 };
    },
  };
  const AT = PAST.find(({ type }) => type === 'PetitionAnswered')!.position;

  it.each(['live', 'booting'])('stops alone while %s, says where, and turns health red', async (when) => {
    const log = new MemoryLog();
    const store = new MemoryStore();
    if (when === 'booting') await tell(log, PAST);
    const projector = await run(log, store, [...projections, broken]);
    if (when === 'live') {
      await live(projector);
      await tell(log, PAST);
    }
    const status = async () => (await projector.status()).find(({ name }) => name === 'broken')!;
    await until(async () => (await status()).state === 'faulted');
    expect((await status()).fault).toEqual({ position: AT, type: 'PetitionAnswered', message: 'no such answer' });
    expect(await projector.seen(await log.head(), 10_000)).toBe(true);
    await until(async () =>
      (await projector.status()).every(({ name, state }) => name === 'broken' || state === 'live'),
    );
    expect(await digests(projector, store)).toEqual(await replayed(log));
    const queue = await InlineQueue.open(file('queue.db'));
    const reasons = await new Health(log, new MemoryVault(), projector, queue, new Clock(), {
      publishing: [],
    }).reasons();
    await queue.close();
    expect(reasons).toEqual([
      { part: 'projection broken', why: `stopped at ${AT} (PetitionAnswered): no such answer` },
    ]);
    await expect(projector.rebuild('broken')).rejects.toThrow(`broken stopped at ${AT}`);
  });
});

it('refuses to build what nobody projects, and what is being built', async () => {
  const log = new MemoryLog();
  await tell(log, PAST);
  const projector = await run(log, new MemoryStore(), [counting('counts')]);
  await live(projector);
  await expect(projector.rebuild('nothing')).rejects.toThrow('no projection is called nothing');
  const building = projector.rebuild('counts');
  await expect(projector.rebuild('counts')).rejects.toThrow('counts is being built');
  await building;
  expect(() => projector.collection('nothing')).toThrow('no projection is called nothing');
});
