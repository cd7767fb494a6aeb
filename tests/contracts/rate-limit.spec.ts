import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { MemoryRateLimiter } from '../../src/work/memory.rate-limiter.js';
import type { RateLimiter } from '../../src/work/rate-limiter.js';
import { RedisRateLimiter } from '../../src/work/redis.rate-limiter.js';
import { logsGoTo } from '../support/logger.js';
import { RedisServer, redisForTests } from '../support/redis.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured
const said: string[] = [];
const hear = (words: string) => void said.push(words);
logsGoTo({ log: hear, warn: hear, error: hear });

const HOUR = { name: 'search', points: 3, seconds: 3600 };

let redis: Awaited<ReturnType<typeof redisForTests>>;
beforeAll(async () => {
  redis = await redisForTests();
});
afterAll(() => redis.close());
beforeEach(() => {
  said.length = 0;
});

describe.each<[string, () => RateLimiter]>([
  ['memory', () => new MemoryRateLimiter()],
  ['Redis', () => new RedisRateLimiter(redis.url, { prefix: redis.prefix() })],
])('%s rate limiter', (_, make) => {
  let limiter: RateLimiter;
  beforeEach(() => {
    limiter = make();
  });
  afterEach(() => limiter.close());

  it('lets as many pass as there are points, and then nobody', async () => {
    const taken = [];
    for (let n = 0; n < 5; n++) taken.push(await limiter.take('192.0.2.0/24', HOUR));
    expect(taken.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false]);
    expect(taken.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0]);
    for (const { resetSeconds } of taken) {
      expect(Number.isInteger(resetSeconds)).toBe(true);
      expect(resetSeconds).toBeGreaterThan(3000);
      expect(resetSeconds).toBeLessThanOrEqual(3600);
    }
  });

  it('counts every key and every limit by itself', async () => {
    const one = { ...HOUR, points: 1 };
    const take = async (key: string, limit = one) => (await limiter.take(key, limit)).allowed;
    expect([await take('a'), await take('a'), await take('b')]).toEqual([true, false, true]);
    expect(await take('a', { ...one, name: 'uploads' })).toBe(true);
  });

  it('lets exactly as many pass when all come at once', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => limiter.take('a', { ...HOUR, points: 20 })));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(20);
  });

  it('begins anew when the window is over, however often somebody tried meanwhile', async () => {
    const second = { name: 'search', points: 1, seconds: 1 };
    expect((await limiter.take('a', second)).allowed).toBe(true);
    expect((await limiter.take('a', second)).resetSeconds).toBe(1);
    await until(async () => {
      await pause(50);
      return (await limiter.take('a', second)).allowed;
    });
  });
});

describe('memory rate limiter', () => {
  it('holds no more keys than it may; the window that ends first makes room', async () => {
    const limiter = new MemoryRateLimiter({ most: 3, now: () => 0 });
    const one = { ...HOUR, points: 1 };
    const take = async (key: string) => (await limiter.take(key, one)).allowed;
    for (const key of ['a', 'b', 'c', 'd']) expect(await take(key)).toBe(true);
    expect([await take('b'), await take('c'), await take('d')]).toEqual([false, false, false]);
    expect(await take('a')).toBe(true); // forgotten for d
  });

  it('ends a window at its very end and not before', async () => {
    let now = 0;
    const limiter = new MemoryRateLimiter({ now: () => now });
    const minute = { name: 'search', points: 1, seconds: 60 };
    await limiter.take('a', minute);
    now = 59_999;
    expect(await limiter.take('a', minute)).toEqual({ allowed: false, remaining: 0, resetSeconds: 1 });
    now = 60_000;
    expect(await limiter.take('a', minute)).toEqual({ allowed: true, remaining: 0, resetSeconds: 60 });
  });
});

describe('Redis rate limiter', () => {
  it('counts for all processes together', async () => {
    const prefix = redis.prefix();
    const [one, two] = [new RedisRateLimiter(redis.url, { prefix }), new RedisRateLimiter(redis.url, { prefix })];
    const all = await Promise.all([one, two, one, two].map((limiter) => limiter.take('a', HOUR)));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(3);
    await Promise.all([one.close(), two.close()]);
  });

  const open = { allowed: true, remaining: 3, resetSeconds: 5 };
  const shut = { allowed: false, remaining: 0, resetSeconds: 5 };
  const strict = { ...HOUR, name: 'codes', strict: true };

  it('without Redis lets readers pass, says so once, lets nobody past what is strict, and counts again after', async () => {
    const server = await RedisServer.start();
    const limiter = new RedisRateLimiter(server.url);
    for (let n = 0; n < 4; n++) await limiter.take('a', HOUR);
    expect(said).toEqual([]);
    await server.kill();
    await until(async () => (await limiter.take('a', HOUR)).allowed);
    for (let n = 0; n < 5; n++) {
      expect(await limiter.take('a', HOUR)).toEqual(open);
      expect(await limiter.take('a', strict)).toEqual(shut);
    }
    expect(said.filter((words) => words.startsWith('Redis does not count'))).toHaveLength(1);
    await server.begin();
    await until(async () => (await limiter.take('a', strict)).allowed);
    expect((await limiter.take('a', HOUR)).remaining).toBe(2);
    await limiter.close();
    await server.close();
  });

  it('a silent server is as good as none', async () => {
    const server = await RedisServer.start();
    const limiter = new RedisRateLimiter(server.url);
    await limiter.take('a', HOUR);
    server.hush();
    expect(await limiter.take('a', HOUR)).toEqual(open);
    expect(await limiter.take('a', strict)).toEqual(shut);
    server.speak();
    await until(async () => (await limiter.take('a', strict)).allowed);
    await limiter.close();
    await server.close();
  });

  it('begins without Redis', async () => {
    const server = await RedisServer.notYet();
    const limiter = new RedisRateLimiter(server.url);
    expect(await limiter.take('a', HOUR)).toEqual(open);
    expect(await limiter.take('a', strict)).toEqual(shut);
    await limiter.close();
    await server.close();
  });
});
