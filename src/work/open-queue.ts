import { InlineQueue } from './inline.queue.js';
import { MemoryRateLimiter } from './memory.rate-limiter.js';
import type { Queue } from './queue.js';
import type { RateLimiter } from './rate-limiter.js';

/**
 * The queue that the configuration names, and what counts against the limits beside it: `inline:` is the file and this
 * process, anything else the address of a Redis, whose driver is loaded only where there is one.
 */
export async function openQueue(
  setting: string,
  file: string,
): Promise<{ readonly queue: Queue; readonly limiter: RateLimiter }> {
  if (setting === 'inline:') return { queue: await InlineQueue.open(file), limiter: new MemoryRateLimiter() };
  const [{ BullmqQueue }, { RedisRateLimiter }] = await Promise.all([
    import('./bullmq.queue.js'),
    import('./redis.rate-limiter.js'),
  ]);
  return { queue: new BullmqQueue(setting), limiter: new RedisRateLimiter(setting) };
}
