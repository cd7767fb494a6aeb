import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicLog } from '../audit/public-log.js';
import { tagged } from './fresh.interceptor.js';
import { Anyone } from './who.guard.js';

class EventsQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after: number = 0;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit: number = 100;
  /** Types, with commas between. */
  @IsOptional() @IsString() @Length(1, 400) type?: string;
  @IsOptional() @IsString() @Length(1, 200) stream?: string;
}

/** The log, open to anyone who wants to count for themselves. */
@Controller('api/v1/audit')
@Anyone()
export class AuditController {
  constructor(@Inject(PublicLog) private readonly log: PublicLog) {}

  @Get('events')
  async events(
    @Query() wanted: EventsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const shown = await this.log.list({ ...wanted, types: wanted.type?.split(',') });
    reply.header('cache-control', 'public, max-age=1').header('vary', 'accept');
    if (!request.headers.accept?.includes('application/x-ndjson')) return tagged(request, reply, shown);
    reply.header('content-type', 'application/x-ndjson; charset=utf-8');
    if (shown.next !== null) reply.header('link', `<${further(wanted, shown.next)}>; rel="next"`);
    return tagged(request, reply, shown.items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  }
}

/** The same question from a later position on. */
function further(wanted: EventsQuery, after: number): string {
  const said = Object.entries({ ...wanted, after }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `?${new URLSearchParams(said)}`;
}
