import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { BullmqQueue } from '../../src/work/bullmq.queue.js';
import { InlineQueue } from '../../src/work/inline.queue.js';
import { redisForTests } from '../support/redis.js';
import { until } from '../support/until.js';
import { BASE_WAIT, queueContract } from './queue.contract.js';

jest.setTimeout(60_000); // loaded machines take their time; nothing here is measured
Logger.overrideLogger(false);

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

queueContract('inline', async () => {
  const queue = new InlineQueue({ baseWait: BASE_WAIT });
  return { queue, close: () => queue.close() };
});

queueContract('BullMQ', async () => {
  const queue = new BullmqQueue(redis.url, { baseWait: BASE_WAIT, prefix: redis.prefix() });
  return { queue, close: () => queue.close() };
});

describe('inline queue', () => {
  it('works off what is due when it closes: nothing else keeps it', async () => {
    const queue = new InlineQueue();
    const done: string[] = [];
    queue.work('mail', async (_, { id }) => void done.push(id));
    for (let n = 0; n < 100; n++) await queue.add({ kind: 'mail', id: `m${n}`, payload: {} });
    await queue.close();
    expect(done).toHaveLength(100);
  });

  it('works off what a running job hands on while it closes', async () => {
    const queue = new InlineQueue();
    const told: string[] = [];
    queue.work('tell-people', async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const id of ['a', 'b']) await queue.add({ kind: 'tell-person', id, payload: {} });
    });
    queue.work('tell-person', async (_, { id }) => void told.push(id));
    await queue.add({ kind: 'tell-people', id: 'p1', payload: {} });
    await queue.close();
    expect(told).toEqual(['a', 'b']);
    await expect(queue.add({ kind: 'tell-person', id: 'c', payload: {} })).rejects.toThrow('the queue is closed');
  });

  it('refuses more than it can hold', async () => {
    const queue = new InlineQueue({ most: 2 });
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
