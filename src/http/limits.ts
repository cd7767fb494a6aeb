import { HttpException, Inject, Injectable } from '@nestjs/common';
import { type Limit, RateLimiter } from '../work/rate-limiter.js';
import { networkOf } from './network.js';

/** By network and minute or hour. Never for a verified person's signature. */
const LIMITS = {
  codes: { name: 'codes', points: 30, seconds: 600, strict: true },
  sessions: { name: 'sessions', points: 60, seconds: 600, strict: true },
  search: { name: 'search', points: 300, seconds: 60 },
  replays: { name: 'replays', points: 30, seconds: 60 },
  uploads: { name: 'uploads', points: 60, seconds: 600, strict: true },
} as const satisfies Record<string, Limit>;

/** Keeps one network from taking what is there for all. */
@Injectable()
export class Limits {
  constructor(@Inject(RateLimiter) private readonly limiter: RateLimiter) {}

  /** @throws HttpException 429 with the seconds to wait */
  async take(what: keyof typeof LIMITS, ip: string): Promise<void> {
    const { allowed, resetSeconds } = await this.limiter.take(networkOf(ip), LIMITS[what]);
    if (!allowed) throw new HttpException({ type: `urn:ghia:limit.${what}`, retryAfter: resetSeconds }, 429);
  }
}
