import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { PublicLog } from '../audit/public-log.js';
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
    @Query() { type, ...wanted }: EventsQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const shown = await this.log.list({ ...wanted, types: type?.split(',') });
    reply.header('cache-control', 'public, max-age=1');
    if (!accept?.includes('application/x-ndjson')) return shown;
    reply.header('content-type', 'application/x-ndjson; charset=utf-8');
    if (shown.next !== null) reply.header('link', `<?after=${shown.next}>; rel="next"`);
    return shown.items.map((item) => `${JSON.stringify(item)}\n`).join('');
  }
}
