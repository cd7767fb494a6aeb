import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Controller, Get, HttpException, Inject, type OnModuleDestroy, Query, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveFacts } from '../audit/live-facts.js';
import { tellFacts } from './listening.js';
import { networkOf } from './network.js';
import { Anyone } from './who.guard.js';

/** Listeners in all, and of one network. */
const MOST = 1_000;
const MOST_OF_ONE = 20;
/** A line now and then, so that nobody in between takes it for dead (milliseconds). */
const HEARTBEAT = 15_000;

class StreamQuery {
  /** The last position already read; without it, from now on. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

/** The log as it happens, for watchdogs: server-sent events, each with its position to go on from. */
@Controller('api/v1')
@Anyone()
export class StreamController implements OnModuleDestroy {
  private readonly open = new Map<ServerResponse, string>();

  constructor(@Inject(LiveFacts) private readonly live: LiveFacts) {}

  @Get('stream')
  async stream(@Query() { after }: StreamQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const network = networkOf(request.ip);
    const ofIt = [...this.open.values()].filter((one) => one === network).length;
    if (this.open.size >= MOST || ofIt >= MOST_OF_ONE)
      throw new HttpException({ type: 'urn:ghia:limit.streams', retryAfter: 60 }, 429);
    const last = Number(request.headers['last-event-id'] ?? after ?? Number.NaN);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close', // ended, it holds up nobody who wants to stop the server
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 3000\n\n');
    this.open.set(raw, network);
    const beat = setInterval(() => raw.write(':\n\n'), HEARTBEAT).unref();
    raw.once('close', () => {
      clearInterval(beat);
      this.open.delete(raw);
    });
    await tellFacts(raw, this.live, Number.isSafeInteger(last) && last >= 0 ? last : undefined);
  }

  onModuleDestroy(): void {
    for (const raw of this.open.keys()) raw.end();
    this.live.stop();
  }
}
