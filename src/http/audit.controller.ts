import {
  BadRequestException,
  Controller,
  Get,
  HttpException,
  Inject,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Query,
  Req,
  Res,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Figures } from '../../read-models/figures.js';
import { PublicTexts } from '../audit/export/texts.js';
import { PublicLog } from '../audit/public-log.js';
import { Proofs, WAITING } from '../audit/sequencer/proofs.js';
import { Questions } from '../read/questions.js';
import { found } from './found.js';
import { FreshInterceptor, tagged } from './fresh.interceptor.js';
import { PagingQuery } from './petitions.input.js';
import { orDamaged } from './tlog.controller.js';
import { Anyone } from './who.guard.js';

class EventsQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after: number = 0;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit: number = 100;
  /** Types, with commas between. */
  @IsOptional() @IsString() @Length(1, 400) type?: string;
  @IsOptional() @IsString() @Length(1, 200) stream?: string;
}

/** An id, or the code of a plan. */
const OF = /^[0-9a-z-]{2,40}$/;

class FiguresQuery extends PagingQuery {
  /** A petition, a round, or an action plan. */
  @IsOptional() @Matches(OF) of?: string;
}

class ConsistencyQuery {
  /** Leaves of the earlier tree, and of the later one. */
  @Type(() => Number) @IsInt() @Min(1) @Max(Number.MAX_SAFE_INTEGER) declare old: number;
  @Type(() => Number) @IsInt() @Min(1) @Max(Number.MAX_SAFE_INTEGER) declare new: number;
}

/** Event ids are 32 hex digits. */
const EventId = () =>
  Param('eventId', {
    transform(text: string) {
      if (!/^[0-9a-f]{32}$/.test(text)) throw new NotFoundException();
      return text;
    },
  });

/** The log, open to anyone who wants to count for themselves. */
@Controller('api/v1/audit')
@Anyone()
export class AuditController {
  constructor(
    @Inject(PublicLog) private readonly log: PublicLog,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(PublicTexts) private readonly texts: PublicTexts,
  ) {}

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

  /** Every official figure, with what it takes to count it again. */
  @Get('figures')
  @UseInterceptors(FreshInterceptor)
  figures(@Query() { asOf, after: _, ...wanted }: FiguresQuery) {
    return this.questions.ask(new Figures(wanted), asOf);
  }

  /** The public words of a petition, each with the salt that proves it against its leaf's commitment. */
  @Get('texts/:petitionId')
  @UseInterceptors(FreshInterceptor)
  async wording(@Param('petitionId', ParseUUIDPipe) petitionId: string) {
    return { items: found(await this.texts.about(petitionId)) };
  }

  /** That a fact is in the log, to be checked without asking anybody (C2SP tlog-proof). */
  @Get('receipts/:eventId')
  async receipt(@EventId() eventId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const receipt = orLater(await orDamaged(() => this.proofs.receipt(eventId)), reply);
    if (typeof receipt !== 'string') return receipt;
    reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'public, max-age=1');
    reply.header('content-disposition', `inline; filename="${eventId}.tlog-proof"`);
    return receipt;
  }

  /** A fact's entry, byte for byte as it is in the log: what its receipt is checked against. */
  @Get('leaves/:eventId')
  async leaf(@EventId() eventId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const entry = orLater(await orDamaged(() => this.proofs.entry(eventId)), reply);
    if (!(entry instanceof Uint8Array)) return entry;
    reply.header('content-type', 'application/json').header('cache-control', 'public, max-age=31536000, immutable');
    return new StreamableFile(entry, { type: 'application/json' });
  }

  /** That the log of one size continues the log of another (RFC 9162 §2.1.4). */
  @Get('consistency')
  async consistency(@Query() { old, new: size }: ConsistencyQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    if (old > size) throw new BadRequestException('old is not greater than new');
    const hashes = await orDamaged(() => this.proofs.consistency(old, size));
    if (!hashes) throw new HttpException({ type: 'urn:ghia:log.not-that-far', because: { new: size } }, 422);
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return { oldSize: old, newSize: size, hashes };
  }
}

/** A fact that is still waiting for a checkpoint: 202, and when to come back. */
function orLater<T>(proof: T | typeof WAITING | undefined, reply: FastifyReply): T | { readonly waiting: true } {
  if (proof === undefined) throw new NotFoundException();
  if (proof !== WAITING) return proof as T;
  reply.status(202).header('retry-after', '1').header('cache-control', 'no-store');
  return { waiting: true };
}

/** The same question from a later position on. */
function further(wanted: EventsQuery, after: number): string {
  const said = Object.entries({ ...wanted, after }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `?${new URLSearchParams(said)}`;
}
