import { statSync } from 'node:fs';
import { jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { Redis } from 'ioredis';
import { BullmqQueue } from '../../src/work/bullmq.queue.js';
import { InlineQueue } from '../../src/work/inline.queue.js';
import { type Queue, STUBBORN, waitAfter } from '../../src/work/queue.js';
import { logsGoTo } from '../support/logger.js';
import { redisForTests } from '../support/redis.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { queueContract, SUITE } from './queue.contract.js';
import { queueRestartContract } from './queue.restart.contract.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured
logsGoTo(false);

let redis: Awaited<ReturnType<typeof redisForTests>>;
const warnings: unknown[] = [];
const collect = (warning: unknown) => void warnings.push(warning);
beforeAll(async () => {
  redis = await redisForTests();
  process.on('warning', collect);
});
afterAll(async () => {
  process.off('warning', collect);
  await redis.close();
});

/** Opens queues on one place, and closes them all. */
async function opened(open: () => Promise<Queue> | Queue) {
  const queues: Queue[] = [];
  const next = async () => {
    const queue = await open();
    queues.push(queue);
    return queue;
  };
  const close = async () => {
    for (const queue of queues) await queue.close();
  };
  return { queue: await next(), next, close };
}

const file = scratch();
const inline = () => {
  const place = file('queue.db');
  return opened(() => InlineQueue.open(place, SUITE));
};
queueContract('inline', inline);
queueRestartContract('inline', inline);

const bullmq = () => {
  const prefix = redis.prefix();
  return opened(() => new BullmqQueue(redis.url, { ...SUITE, prefix }));
};
queueContract('BullMQ', bullmq);
queueRestartContract('BullMQ', bullmq);

it('tries for about a day, and no server more than once an hour in the end', () => {
  const waits = Array.from({ length: STUBBORN.tries - 1 }, (_, n) => waitAfter(n + 1, STUBBORN));
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
  expect(waits.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  expect(Math.max(...waits)).toBe(3_600_000);
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThan(26);
});

describe('inline queue', () => {
  it('is kept in a file that nobody else may read, and of what is done neither id nor words are in it', async () => {
    const place = file('queue.db');
    const queue = await InlineQueue.open(place);
    let done = 0;
    queue.work('mail', async () => void done++);
    await queue.add({ kind: 'mail', id: 'to-nino', payload: { text: 'zzq of nobody' } });
    await queue.add({ kind: 'waits', id: 'to-giorgi', payload: { text: 'zzq of somebody' } });
    await until(async () => done === 1 && (await queue.counts()).waiting === 1);
    await until(async () => (await queue.counts()).active === 0);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    await queue.close();
    const db = new Database(place, { readonly: true });
    const rows = ['jobs', 'done'].map((table) => JSON.stringify(db.prepare(`select * from ${table}`).all()));
    db.close();
    expect(rows[0]).toContain('zzq of somebody');
    expect(rows.join()).not.toMatch(/to-nino|of nobody/);
  });

  it('closing does not work off what is due: it is there for the next', async () => {
    const place = file('queue.db');
    const queue = await InlineQueue.open(place);
    for (let n = 0; n < 100; n++) await queue.add({ kind: 'mail', id: `m${n}`, payload: {} });
    await queue.close();
    const next = await InlineQueue.open(place);
    const done: string[] = [];
    next.work('mail', async (_, { id }) => void done.push(id));
    await until(async () => done.length === 100 && (await next.counts()).active === 0);
    await next.close();
    expect(new Set(done).size).toBe(100);
  });

  it('a job that cannot hand on while it closes does so after the restart', async () => {
    const place = file('queue.db');
    const told: string[] = [];
    const working = (queue: InlineQueue, before: Promise<unknown> | undefined) => {
      queue.work('tell-people', async () => {
        await before;
        for (const id of ['a', 'b']) await queue.add({ kind: 'tell-person', id, payload: {} });
      });
      queue.work('tell-person', async (_, { id }) => void told.push(id));
    };
    const queue = await InlineQueue.open(place, SUITE);
    let letGo = () => {};
    working(queue, new Promise<void>((resolve) => (letGo = resolve)));
    await queue.add({ kind: 'tell-people', id: 'p1', payload: {} });
    await until(async () => (await queue.counts()).active === 1);
    const closing = queue.close();
    letGo();
    await closing;
    expect(told).toEqual([]);
    const next = await InlineQueue.open(place, SUITE);
    working(next, undefined);
    await until(async () => told.length === 2 && (await next.counts()).active === 0);
    await next.close();
    expect(told.sort()).toEqual(['a', 'b']);
  });

  it('refuses more than it can hold', async () => {
    const queue = await InlineQueue.open(file('queue.db'), { most: 2 });
    await queue.add({ kind: 'mail', id: 'm1', payload: {} });
    await queue.add({ kind: 'picture', id: 'p1', payload: {} });
    await queue.add({ kind: 'mail', id: 'm1', payload: {} });
    await expect(queue.add({ kind: 'mail', id: 'm2', payload: {} })).rejects.toThrow('too many jobs wait');
    await queue.close();
  });
});

describe('BullMQ queue', () => {
  it('is shared by processes: every job runs once, all of them take part, each sees all counts', async () => {
    const prefix = redis.prefix();
    const [one, two, onlyAdds] = [1, 2, 3].map(() => new BullmqQueue(redis.url, { prefix })) as [
      BullmqQueue,
      BullmqQueue,
      BullmqQueue,
    ];
    const done: string[] = [];
    const began = new Set<BullmqQueue>();
    for (const queue of [one, two])
      queue.work('mail', async (_, { id }) => {
        began.add(queue);
        await until(() => began.size === 2);
        done.push(id);
      });
    const ids = Array.from({ length: 200 }, (_, n) => `m${n}`);
    const adding = ids.flatMap((id) => [one, onlyAdds].map((queue) => queue.add({ kind: 'mail', id, payload: {} })));
    await Promise.all(adding);
    await until(async () => (await onlyAdds.counts()).waiting === 0 && done.length >= 200);
    await Promise.all([one.close(), two.close()]);
    expect([...done].sort()).toEqual(ids.sort());

    await onlyAdds.add({ kind: 'picture', id: 'p1', payload: {} });
    const later = new BullmqQueue(redis.url, { prefix });
    expect(await later.counts()).toEqual({ waiting: 1, active: 0, failed: 0 });
    await Promise.all([onlyAdds.close(), later.close()]);
  });

  it('what was added before a process ended is there for the next', async () => {
    const prefix = redis.prefix();
    const before = new BullmqQueue(redis.url, { prefix });
    await before.add({ kind: 'mail', id: 'm1', payload: { n: 1 } });
    await before.close();
    const after = new BullmqQueue(redis.url, { prefix });
    const seen: object[] = [];
    after.work('mail', async (payload) => void seen.push(payload));
    await until(() => seen.length === 1);
    await after.close();
    expect(seen).toEqual([{ n: 1 }]);
  });

  it('keeps of a finished job its id and nothing of what it was about', async () => {
    const prefix = redis.prefix();
    const queue = new BullmqQueue(redis.url, { prefix });
    const client = new Redis(redis.url);
    let done = false;
    queue.work('mail', async () => {
      done = true;
    });
    await queue.add({ kind: 'mail', id: 'm1', payload: { text: 'nino.beridze@example.ge' } });
    await until(() => done);
    await queue.close();
    const kept = await client.hgetall(`${prefix}:mail:~m1`);
    await client.quit();
    expect(kept).toMatchObject({ name: 'm1', data: '{}' });
    expect(JSON.stringify(kept)).not.toContain('nino');
  });

  it('makes Node and BullMQ warn of nothing, with many kinds on one connection', async () => {
    const said: unknown[] = [];
    const { warn, error } = console;
    console.warn = console.error = (...words: unknown[]) => void said.push(words);
    const queue = new BullmqQueue(redis.url, { prefix: redis.prefix() });
    try {
      let done = 0;
      for (let n = 0; n < 15; n++) {
        queue.work(`kind-${n}`, async () => void done++);
        await queue.add({ kind: `kind-${n}`, id: String(n), payload: {} });
      }
      await until(() => done === 15);
    } finally {
      await queue.close();
      Object.assign(console, { warn, error });
    }
    expect([said, warnings]).toEqual([[], []]);
  });
});
