import { Logger } from '@nestjs/common';
import { type Limit, RateLimiter, type Taken, taken } from './rate-limiter.js';
import { RedisConnection } from './redis.connection.js';

/** One round trip: count, and let the window end some time after its first taking. */
const TAKE = `
local count = redis.call('incr', KEYS[1])
local left = redis.call('pttl', KEYS[1])
if left < 0 then
  redis.call('pexpire', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return { count, left }`;

/** An answer that takes longer is none: somebody waits for a page meanwhile. */
const PATIENCE = 500;
/** After a silence nobody waits again for so long. */
const REST = 1_000;
const RETRY_AFTER_OUTAGE = 5_000;

/** Counters that all processes share. Without Redis reading goes on uncounted, and what is strict stops. */
export class RedisRateLimiter extends RateLimiter {
  private readonly logger = new Logger('limits');
  private readonly connection: RedisConnection;
  /** Over as soon as the first connection stands or could not be made. */
  private readonly begun: Promise<void>;
  private readonly prefix: string;
  private restUntil = 0;
  private uncounted = false;

  constructor(url: string, { prefix = 'ghia-limit' } = {}) {
    super();
    this.prefix = prefix;
    this.connection = new RedisConnection(url, this.logger, { maxRetriesPerRequest: 0, commandTimeout: PATIENCE });
    this.begun = this.connection.ready(PATIENCE).catch(() => undefined);
  }

  async take(key: string, limit: Limit): Promise<Taken> {
    await this.begun;
    if (!this.connection.isReady || Date.now() < this.restUntil) return this.without(limit);
    try {
      const name = `${this.prefix}:${limit.name}:${key}`;
      const [count, left] = (await this.connection.redis.eval(TAKE, 1, name, limit.seconds * 1000)) as [number, number];
      this.uncounted = false;
      return taken(limit, count, left);
    } catch {
      this.restUntil = Date.now() + REST;
      return this.without(limit);
    }
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private without(limit: Limit): Taken {
    if (!this.uncounted)
      this.logger.warn('Redis does not count: reading goes on without limits, strict limits let nobody pass');
    this.uncounted = true;
    return taken(limit, limit.strict ? limit.points + 1 : 0, RETRY_AFTER_OUTAGE);
  }
}
