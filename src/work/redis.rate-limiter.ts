import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { type Limit, RateLimiter, type Taken, taken } from './rate-limiter.js';

/** One round trip: count, and let the window end with its first taking. */
const TAKE = `
local count = redis.call('incr', KEYS[1])
if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
return { count, redis.call('pttl', KEYS[1]) }`;

/** Counters that all processes share. Without Redis, reading goes on and what is strict stops. */
export class RedisRateLimiter extends RateLimiter {
  private readonly redis: Redis;
  private readonly logger = new Logger('limits');

  constructor(url: string) {
    super();
    this.redis = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: 1_000, enableOfflineQueue: false });
    this.redis.on('error', ({ message }) => this.logger.warn(`Redis: ${message}`));
  }

  async take(key: string, limit: Limit): Promise<Taken> {
    try {
      const [count, left] = (await this.redis.eval(
        TAKE,
        1,
        `ghia:limit:${limit.name}:${key}`,
        limit.seconds * 1000,
      )) as [number, number];
      return taken(limit, count, left);
    } catch {
      return limit.strict ? { allowed: false, remaining: 0, resetSeconds: 5 } : taken(limit, 0, 0);
    }
  }

  async close(): Promise<void> {
    this.redis.disconnect();
  }
}
