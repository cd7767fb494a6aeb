import { HttpException, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Limit, RateLimiter, type Taken } from '../work/rate-limiter.js';
import { networkOf } from './network.js';

/**
 * By network and minute or hour. Never for a verified person's signature. A school or a mobile operator is one network with
 * many people behind it: what one number may ask for, and one mailbox may get, is bounded apart from this.
 */
export const LIMITS = {
  codes: { name: 'codes', points: 600, seconds: 600, strict: true },
  sessions: { name: 'sessions', points: 1200, seconds: 600, strict: true },
  search: { name: 'search', points: 300, seconds: 60 },
  replays: { name: 'replays', points: 30, seconds: 60 },
  /** Numbers that were given out at a counter: twelve digits, and two hours to guess them in. */
  kiosk: { name: 'kiosk', points: 600, seconds: 600, strict: true },
  inbox: { name: 'inbox', points: 300, seconds: 60 },
  cosign: { name: 'cosign', points: 240, seconds: 60 },
  /** By person, as uploads of citizens are. */
  photos: { name: 'photos', points: 40, seconds: 3600, strict: true },
  uploads: { name: 'uploads', points: 60, seconds: 600, strict: true },
} as const satisfies Record<string, Limit>;
export type Limited = keyof typeof LIMITS;

/** Which limits a public read takes from: looking for words, and replaying a past, are work. */
export function limitsOf(query: unknown): readonly Limited[] {
  const { q, text, asOf } = query as Readonly<Record<string, unknown>>;
  return [...(q || text ? (['search'] as const) : []), ...(asOf ? (['replays'] as const) : [])];
}

/** Keeps one network from taking what is there for all, and tells it how much of that is left. */
@Injectable()
export class Limits {
  constructor(@Inject(RateLimiter) private readonly limiter: RateLimiter) {}

  /** @throws HttpException 429 with the seconds to wait */
  take(what: Limited, { ip }: Pick<FastifyRequest, 'ip'>, reply: FastifyReply): Promise<void> {
    return this.takeBy(networkOf(ip), what, reply);
  }

  /** The same by what else somebody is known by. @throws HttpException 429 with the seconds to wait */
  async takeBy(key: string, what: Limited, reply: FastifyReply): Promise<void> {
    const taken = await this.limiter.take(key, LIMITS[what]);
    tell(reply, LIMITS[what], taken);
    if (!taken.allowed)
      throw new HttpException({ type: `urn:ghia:limit.${what}`, retryAfter: taken.resetSeconds }, 429);
  }
}

/** The headers of draft-ietf-httpapi-ratelimit-headers; a request that takes from two limits names both. */
function tell(reply: FastifyReply, { name, points, seconds }: Limit, { remaining, resetSeconds }: Taken): void {
  const also = (header: string, item: string) => [reply.getHeader(header), item].filter(Boolean).join(', ');
  reply.header('ratelimit-policy', also('ratelimit-policy', `"${name}";q=${points};w=${seconds}`));
  reply.header('ratelimit', also('ratelimit', `"${name}";r=${remaining};t=${resetSeconds}`));
}
