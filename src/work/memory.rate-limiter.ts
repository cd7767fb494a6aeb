import { type Limit, RateLimiter, type Taken, taken } from './rate-limiter.js';

const MOST_KEPT = 100_000;

/** Counters of this process. The oldest windows make room when there are too many. */
export class MemoryRateLimiter extends RateLimiter {
  private readonly windows = new Map<string, { count: number; ends: number }>();

  constructor(private readonly now: () => number = Date.now) {
    super();
  }

  async take(key: string, limit: Limit): Promise<Taken> {
    const now = this.now();
    const name = `${limit.name} ${key}`;
    let window = this.windows.get(name);
    if (!window || window.ends <= now) {
      this.windows.delete(name);
      window = { count: 0, ends: now + limit.seconds * 1000 };
      this.windows.set(name, window);
      if (this.windows.size > MOST_KEPT) this.windows.delete(this.windows.keys().next().value!);
    }
    window.count++;
    return taken(limit, window.count, window.ends - now);
  }

  async close(): Promise<void> {
    this.windows.clear();
  }
}
