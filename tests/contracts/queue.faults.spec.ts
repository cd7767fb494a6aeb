import { jest } from '@jest/globals';
import { BullmqQueue } from '../../src/work/bullmq.queue.js';
import { logsGoTo } from '../support/logger.js';
import { RedisServer } from '../support/redis.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured
const said: string[] = [];
const hear = (words: string) => void said.push(words);
logsGoTo({ log: hear, warn: hear, error: hear });

const job = (id: string) => ({ kind: 'mail', id, payload: {} });
const took = (queue: BullmqQueue, id: string) => () =>
  queue.add(job(id)).then(
    () => true,
    () => false,
  );

/** A worker process that keeps what it did. */
function working(url: string, options = {}) {
  const queue = new BullmqQueue(url, { baseWait: 10, ...options });
  const done: string[] = [];
  queue.work('mail', async (_, { id }) => void done.push(id));
  return { queue, done };
}

describe('redis-server goes and comes back', () => {
  let server: RedisServer | undefined;
  let queues: BullmqQueue[] = [];
  const keep = <T extends { queue: BullmqQueue }>(made: T): T => {
    queues.push(made.queue);
    return made;
  };
  afterEach(async () => {
    await Promise.all(queues.map((queue) => queue.close()));
    await server?.close();
    queues = [];
    expect(said).not.toContain('a worker did not stop');
    said.length = 0;
  });

  it('with its file: what was added before is worked after', async () => {
    server = await RedisServer.start({ keeps: true });
    const only = keep({ queue: new BullmqQueue(server.url) }).queue;
    await only.add(job('before'));
    await server.kill();
    await server.begin();
    const { done } = keep(working(server.url));
    await until(() => done.includes('before'));
    await until(took(only, 'after'));
    await until(() => done.includes('after'));
    expect(done).toEqual(['before', 'after']);
  });

  it('with nothing kept: the queue goes on, and what was rung again is worked', async () => {
    server = await RedisServer.start();
    const { queue, done } = keep(working(server.url));
    await queue.add(job('one'));
    await until(() => done.includes('one'));
    await queue.add({ ...job('lost'), delay: 3_600_000 });
    await server.kill();
    await server.begin();
    await until(took(queue, 'two'));
    await until(took(queue, 'lost'));
    await until(() => done.includes('lost') && done.includes('two'));
    expect([...done].sort()).toEqual(['lost', 'one', 'two']);
  });

  it('while it is away adding, cancelling and counting reject, and closing ends', async () => {
    server = await RedisServer.start();
    const { queue } = keep(working(server.url, { patience: 300 }));
    await queue.add(job('one'));
    await server.kill();
    await until(async () => !(await took(queue, 'two')()));
    const away = { name: 'Error', reason: 'busy' };
    await expect(queue.add(job('two'))).rejects.toMatchObject(away);
    await expect(queue.cancel('mail', 'one')).rejects.toMatchObject(away);
    await expect(queue.counts()).rejects.toMatchObject(away);
    await queue.close();
    // once for the connection that asks and once for the one that works, however many attempts there were
    expect(said.filter((words) => words.startsWith('Redis is away')).length).toBeLessThanOrEqual(2);
  });

  it('a server that takes connections and says nothing is as good as away', async () => {
    server = await RedisServer.start();
    const { queue, done } = keep(working(server.url, { patience: 300 }));
    await queue.add(job('one'));
    await until(() => done.includes('one'));
    server.hush();
    await expect(queue.add(job('two'))).rejects.toMatchObject({ reason: 'busy' });
    server.speak();
    await until(took(queue, 'three'));
    await until(() => done.includes('three'));
  });

  it('a job that runs while Redis is lost ends, and closing waits for it', async () => {
    server = await RedisServer.start();
    const queue = keep({ queue: new BullmqQueue(server.url, { patience: 300 }) }).queue;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let begun = false;
    let ended = false;
    queue.work('mail', async () => {
      begun = true;
      await held;
      ended = true;
    });
    await queue.add(job('one'));
    await until(() => begun);
    await server.kill();
    const closing = queue.close().then(() => ended);
    await new Promise((resolve) => setTimeout(resolve, 800)); // longer than the patience with Redis
    letGo();
    expect(await closing).toBe(true);
  });

  it('a queue that was there first works as soon as Redis comes', async () => {
    server = await RedisServer.notYet();
    const { queue, done } = keep(working(server.url, { patience: 300 }));
    await expect(queue.add(job('one'))).rejects.toMatchObject({ reason: 'busy' });
    await server.begin();
    await until(took(queue, 'one'));
    await until(() => done.includes('one'));
    expect(done).toEqual(['one']);
  });

  it('a queue to which Redis never came closes', async () => {
    server = await RedisServer.notYet();
    const { queue } = working(server.url, { patience: 300 });
    await expect(queue.counts()).rejects.toMatchObject({ reason: 'busy' });
    await queue.close();
  });
});
