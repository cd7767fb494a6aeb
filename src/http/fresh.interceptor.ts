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
import { Projecting } from '../read/projecting.js';

const PATIENCE = 2_000;

/**
 * Public reads: `?after` waits until the read models have seen a position, so that people read their own writes; an
 * ETag of what was said (without `asOf`, which moves with every event) answers 304; caches may keep it for a second.
 */
@Injectable()
export class FreshInterceptor implements NestInterceptor {
  constructor(@Inject(Projecting) private readonly projecting: Projecting) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next.handle();
    const { after } = request.query as { after?: string };
    const ready = after === undefined ? Promise.resolve() : this.wait(after);
    return from(ready).pipe(
      switchMap(() => next.handle()),
      switchMap(async (said) => tag(request, reply, said)),
    );
  }

  private async wait(after: string): Promise<void> {
    if (!/^\d{1,15}$/.test(after)) throw new BadRequestException('after is a position: a whole number from a receipt');
    if (await this.projecting.seen(Number(after), PATIENCE)) return;
    throw new HttpException({ type: 'urn:ghia:read.not-yet', because: { after: Number(after) }, retryAfter: 1 }, 503);
  }
}

/** A digest of what was said, without `asOf`, which moves with every event. */
export function etagOf(said: object): string {
  const { asOf: _, ...rest } = said as Record<string, unknown>;
  return `"${hash('sha1', JSON.stringify(Array.isArray(said) ? said : rest), 'base64url')}"`;
}

/** How long a cache may keep a public answer. */
export const FOR_A_SECOND = 'public, max-age=1, stale-while-revalidate=5';

function tag(request: FastifyRequest, reply: FastifyReply, said: unknown): unknown {
  if (said === undefined || said === null || typeof said !== 'object' || reply.getHeader('cache-control')) return said;
  const etag = etagOf(said);
  reply.header('etag', etag).header('cache-control', FOR_A_SECOND);
  if (request.headers['if-none-match'] !== etag) return said;
  reply.status(304);
  return undefined;
}
