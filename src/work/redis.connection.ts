import { once } from 'node:events';
import type { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { Unavailable } from '../durable/unavailable.js';

/** A Redis that never gives up coming back, and says once that it is lost and once that it is there again. */
export class RedisConnection {
  readonly redis: Redis;
  /** This one and the copies that are made of it: a blocking command needs a connection of its own. */
  private readonly family: Redis[];
  private becoming: Promise<unknown> | undefined;
  private lost = false;

  constructor(
    url: string,
    private readonly logger: Logger,
    options: Pick<RedisOptions, 'maxRetriesPerRequest' | 'commandTimeout'>,
  ) {
    this.redis = new Redis(url, { retryStrategy: (times) => Math.min(50 * 2 ** times, 2_000), ...options });
    this.family = [this.redis];
    const duplicate = this.redis.duplicate.bind(this.redis);
    this.redis.duplicate = (changes) => {
      const copy = duplicate(changes);
      this.family.push(copy);
      return copy;
    };
    this.redis.on('error', (error: Error) => this.complain(error));
    this.redis.on('ready', () => {
      if (this.lost) this.logger.log('Redis is there again');
      this.lost = false;
    });
  }

  get isReady(): boolean {
    return this.redis.status === 'ready';
  }

  /** Waits for a connection that is being made. @throws Unavailable when it fails or takes longer */
  async ready(milliseconds: number): Promise<void> {
    if (this.isReady) return;
    const signal = AbortSignal.timeout(milliseconds);
    this.becoming ??= once(this.redis, 'ready', { signal }).finally(() => {
      this.becoming = undefined;
    });
    await this.becoming.catch(() => {
      throw new Unavailable('Redis is away', 'busy', { part: 'queue' });
    });
  }

  /** An outage is one line in the log, not one for every attempt. */
  complain(error: Error): void {
    if (isOfConnection(error)) {
      if (!this.lost) this.logger.warn(`Redis is away: ${error.message || (error as { code?: string }).code}`);
      this.lost = true;
    } else this.logger.warn(error.message);
  }

  /** Asks for the end and, where nobody answers, ends by itself. */
  async close(milliseconds = 1_000): Promise<void> {
    if (this.isReady) await within(milliseconds, this.redis.quit()).catch(() => undefined);
    this.end();
  }

  /** Ends it and its copies at once; what they were asked and did not answer is rejected. */
  end(): void {
    for (const redis of this.family) {
      if (redis.status === 'end') continue;
      // between two attempts a disconnect only stops the attempts: nobody would be told that it is over
      if (redis.status === 'reconnecting') redis.connect().catch(() => undefined);
      redis.disconnect();
    }
  }
}

const isOfConnection = (error: Error) =>
  'syscall' in error ||
  error.name === 'MaxRetriesPerRequestError' ||
  /connection is closed|connect ETIMEDOUT|ECONNRE|command timed out|reading from the stream/i.test(error.message);

/** @throws Unavailable after that time; what was asked may still happen */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('Redis does not answer', 'busy', { part: 'queue' })), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
