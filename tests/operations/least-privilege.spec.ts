import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { openQueue } from '../../src/work/open-queue.js';
import { RedisServer } from '../support/redis.js';
import { ROOT } from '../support/root.js';
import { until } from '../support/until.js';

const page = readFileSync(join(ROOT, 'deploy', 'observability', 'least-privilege.md'), 'utf8');
const PASSWORD = 'a-password-for-a-test';

let server: RedisServer;
beforeAll(async () => {
  server = await RedisServer.start();
});
afterAll(() => server.close());

it('the account of Redis that the page names is enough for queue and limits, and for nothing beside', async () => {
  const [, rules] = /^user ghia (on .*)$/m.exec(page)!;
  const root = new Redis(server.url);
  await root.call('ACL', 'SETUSER', 'ghia', 'reset', ...rules!.replace('>…', `>${PASSWORD}`).split(' '));
  const url = server.url.replace('redis://', `redis://ghia:${PASSWORD}@`);
  const { queue, limiter } = await openQueue(url, '');
  const worked: object[] = [];
  queue.work('tell', async (payload) => void worked.push(payload));
  await queue.add({ kind: 'tell', id: 'now', payload: { n: 1 } });
  await queue.add({ kind: 'tell', id: 'later', payload: { n: 2 }, delay: 200 });
  await until(() => worked.length === 2);
  await queue.cancel('tell', 'nothing');
  expect(await queue.counts()).toMatchObject({ waiting: 0, failed: 0 });
  expect([await queue.dead(), await queue.revive(), queue.trouble]).toEqual([[], 0, undefined]);
  expect(await limiter.take('a', { name: 'few', points: 1, seconds: 10 })).toMatchObject({ allowed: true });
  expect(await limiter.take('a', { name: 'few', points: 1, seconds: 10 })).toMatchObject({ allowed: false });
  await queue.close();
  await limiter.close();
  const ghia = new Redis(url);
  for (const command of [
    ['FLUSHALL'],
    ['CONFIG', 'GET', '*'],
    ['KEYS', '*'],
    ['ACL', 'LIST'],
    ['SHUTDOWN', 'NOSAVE'],
    ['GET', 'of-somebody-else'],
  ])
    await expect(ghia.call(command[0]!, ...command.slice(1))).rejects.toThrow(/NOPERM/);
  ghia.disconnect();
  root.disconnect();
});
