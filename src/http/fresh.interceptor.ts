import { hash } from 'node:crypto';
import {
  BadRequestException,
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, type Observable, switchMap } from 'rxjs';
import { PublicLog } from '../audit/public-log.js';
import { Projecting } from '../read/projecting.js';
import { isHeld } from './if-none-match.js';
import { Limits, limitsOf } from './limits.js';

const PATIENCE = 2_000;

/**
 * Public reads: whoever searches or asks for a past takes from a limit; `?after` waits until the read models have seen a
 * position, so that people read their own writes; an ETag of what was said (without `asOf`, which moves with every
 * event) answers 304; caches may keep it for a second.
 */
@Injectable()
export class FreshInterceptor implements NestInterceptor {
  constructor(
    @Inject(Projecting) private readonly projecting: Projecting,
    @Inject(PublicLog) private readonly log: PublicLog,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next.handle();
    return from(this.ready(request, reply)).pipe(
      switchMap(() => next.handle()),
      switchMap(async (said) => tagged(request, reply, said)),
    );
  }

  private async ready(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    for (const limit of limitsOf(request.query)) await this.limits.take(limit, request, reply);
    const { after } = request.query as { after?: string };
    if (after !== undefined) await this.wait(after);
  }

  private async wait(text: string): Promise<void> {
    if (!/^\d{1,15}$/.test(text)) throw new BadRequestException('after is a position: a whole number from a receipt');
    const after = Number(text);
    if (await this.projecting.seen(after, 0)) return;
    const head = await this.log.head();
    // no receipt names such a position: to wait for it would be to wait for what nobody has done
    if (after > head) throw new HttpException({ type: 'urn:ghia:read.beyond-the-log', because: { after, head } }, 422);
    if (await this.projecting.seen(after, PATIENCE)) return;
    throw new HttpException({ type: 'urn:ghia:read.not-yet', because: { after }, retryAfter: 1 }, 503);
  }
}

/** A digest of what was said, without `asOf`, which moves with every event. */
export function etagOf(said: object | string): string {
  const { asOf: _, ...rest } = said as Record<string, unknown>;
  const text = typeof said === 'string' ? said : JSON.stringify(Array.isArray(said) ? said : rest);
  return `"${hash('sha256', text, 'base64url')}"`;
}

/** How long a cache may keep a public answer. */
export const FOR_A_SECOND = 'public, max-age=1, stale-while-revalidate=5';

/** What is said, with its tag; 304 and nothing to whoever holds it already. */
export function tagged<T>(request: FastifyRequest, reply: FastifyReply, said: T): T | undefined {
  if (said === undefined || said === null || (typeof said !== 'object' && typeof said !== 'string')) return said;
  const etag = etagOf(said);
  reply.header('etag', etag);
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', FOR_A_SECOND);
  if (!isHeld(request.headers['if-none-match'], etag)) return said;
  reply.status(304);
  return undefined;
}
