import { jest } from '@jest/globals';
import type { ReadStore } from '../../read-models/store.js';
import { Bell } from '../../src/cluster/bell.js';
import { Errands } from '../../src/cluster/errands.js';
import { FollowedProjecting } from '../../src/cluster/followed.js';
import { Unavailable } from '../../src/durable/unavailable.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { Projector } from '../../src/read/projector.js';
import { StandingTold } from '../../src/read/standing.js';
import type { AnyProjection } from '../../src/read/track.js';
import { tell } from '../read/projecting.js';
import { RedisServer } from '../support/redis.js';
import { story } from '../support/story.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const PAST = story().events;
const HALF = Math.floor(PAST.length / 2);
const SIGNED = PAST.filter(({ type }) => type === 'PetitionSigned').length;

const counting: AnyProjection = {
  name: 'counted',
  version: 1,
  handles: ['PetitionSigned'],
  indexes: [['subject']],
  keys: () => ['all'],
  fold: (doc: { n: number } | undefined) => ({ _id: 'all', n: (doc?.n ?? 0) + 1, subject: 'somebody' }),
};
const failing: AnyProjection = {
  ...counting,
  name: 'failing',
  indexes: [],
  fold: () => {
    throw new Error('it cannot be folded');
  },
};

let redis: RedisServer;
let store: ReadStore;
let log: MemoryLog;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  redis = await RedisServer.start();
  [store, log] = [new MemoryStore(), new MemoryLog()];
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await redis.close();
});

const bell = () => {
  const made = new Bell(redis.url);
  closing.push(() => made.close());
  return made;
};

/** What a process sees in which nothing is folded. */
async function follower(names: readonly string[] = ['counted']): Promise<FollowedProjecting> {
  const own = bell();
  const errands = new Errands(store, own);
  const made = new FollowedProjecting({ log, store, bell: own, errands, names });
  await made.start();
  closing.push(() => made.stop());
  return made;
}

/** The process that folds. */
async function leader(all: readonly AnyProjection[] = [counting]): Promise<Projector> {
  const own = bell();
  const projector = new Projector(log, store, all);
  projector.onProgress = () => own.ring('moved');
  await projector.start();
  closing.push(() => projector.stop());
  const standing = new StandingTold(projector, store);
  await standing.start();
  closing.push(() => standing.stop());
  const served = await new Errands(store, own).serve({
    rebuild: (name: string) => projector.rebuild(name),
    takeOut: (subjects: readonly string[]) => projector.purge(subjects),
  });
  closing.push(() => served.stop());
  return projector;
}
const n = async (projecting: FollowedProjecting) =>
  (await store.get<{ _id: string; n: number }>(projecting.collection('counted'), 'all'))?.n;

it('says so while nothing has been built, and waits no longer than it was asked to', async () => {
  const api = await follower();
  expect(() => api.collection('counted')).toThrow(Unavailable);
  expect(() => api.collection('unheard of')).toThrow('no projection is called unheard of');
  expect(await api.seen(0, 0)).toBe(false);
  const begun = Date.now();
  expect(await api.seen(1, 300)).toBe(false);
  expect(Date.now() - begun).toBeLessThan(3_000);
  expect(await api.status()).toMatchObject([{ name: 'counted', state: 'new', position: 0 }]);
});

it('sees what another process folds, up to the position of a receipt', async () => {
  await tell(log, PAST.slice(0, HALF));
  const [api, other] = [await follower(), await follower()];
  await leader();
  await until(async () => (await api.status()).every(({ state, lag }) => state === 'live' && lag === 0));
  await tell(log, PAST.slice(HALF));
  const head = await log.head();
  expect(await Promise.all([api.seen(head, 20_000), other.seen(head, 20_000)])).toEqual([true, true]);
  expect([await n(api), await n(other)]).toEqual([SIGNED, SIGNED]);
});

it('sees it also without Redis, a moment later', async () => {
  const api = await follower();
  await leader();
  await redis.kill();
  await tell(log, PAST);
  expect(await api.seen(await log.head(), 20_000)).toBe(true);
  expect(await n(api)).toBe(SIGNED);
  await redis.begin();
});

it('tells of a projection that stopped in another process, and does not wait for it', async () => {
  await tell(log, PAST);
  const api = await follower(['counted', 'failing']);
  await leader([counting, failing]);
  const fault = () => api.status().then((all) => all.find(({ name }) => name === 'failing')?.fault);
  await until(fault);
  expect(await fault()).toMatchObject({ type: 'PetitionSigned', message: 'it cannot be folded' });
  expect(await api.seen(await log.head(), 20_000)).toBe(true);
});

it('has read models built anew by the one that folds, and follows to where they are', async () => {
  await tell(log, PAST);
  const api = await follower();
  await leader();
  await until(async () => (await api.seen(await log.head(), 100)) === true);
  const before = api.collection('counted');
  await api.rebuild('counted');
  await until(() => api.collection('counted') !== before);
  expect(await n(api)).toBe(SIGNED);
  await expect(api.rebuild('unheard of')).rejects.toThrow('no projection is called unheard of');
});

it('has somebody taken out by the one that folds, and every process forgets what it has made of them', async () => {
  await tell(log, PAST);
  const [api, other] = [await follower(), await follower()];
  await leader();
  await until(async () => (await api.seen(await log.head(), 100)) === true);
  const forgotten: string[] = [];
  api.alsoForget.push(async () => void forgotten.push('api'));
  other.alsoForget.push(async () => void forgotten.push('other'));
  await api.purge(['somebody']);
  expect(await n(api)).toBeUndefined();
  await until(() => forgotten.includes('api') && forgotten.includes('other'));
});

it('an errand waits for whoever comes, and is given up when nobody does', async () => {
  const api = await follower();
  await expect(new Errands(store, bell()).ask('takeOut', [['x']], 300)).rejects.toThrow(Unavailable);
  const waiting = api.purge(['somebody']);
  await leader();
  await waiting;
});
