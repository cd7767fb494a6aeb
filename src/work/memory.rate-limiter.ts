import { type Limit, RateLimiter, type Taken, taken } from './rate-limiter.js';

type Window = { count: number; readonly ends: number };

/** Counters of this process. When one limit has too many keys, the windows that end first make room. */
export class MemoryRateLimiter extends RateLimiter {
  /** By the limit's name; all windows of one limit are equally long, so that they stand in the order in which they end. */
  private readonly limits = new Map<string, Map<string, Window>>();
  private readonly now: () => number;
  private readonly most: number;

  /** `most`: keys remembered for one limit. */
  constructor({ now = () => performance.now(), most = 100_000 }: { now?: () => number; most?: number } = {}) {
    super();
    this.now = now;
    this.most = most;
  }

  async take(key: string, limit: Limit): Promise<Taken> {
    const now = this.now();
    const windows = this.windowsOf(limit);
    let window = windows.get(key);
    if (!window || window.ends <= now) {
      windows.delete(key); // so that the new one goes to the end of the row
      makeRoom(windows, now, this.most);
      window = { count: 0, ends: now + limit.seconds * 1000 };
      windows.set(key, window);
    }
    window.count++;
    return taken(limit, window.count, window.ends - now);
  }

  async close(): Promise<void> {
    this.limits.clear();
  }

  private windowsOf({ name }: Limit): Map<string, Window> {
    let windows = this.limits.get(name);
    if (!windows) {
      windows = new Map();
      this.limits.set(name, windows);
    }
    return windows;
  }
}

function makeRoom(windows: Map<string, Window>, now: number, most: number): void {
  for (const [key, { ends }] of windows) {
    if (ends > now && windows.size < most) return;
    windows.delete(key);
  }
}
