import { hash } from 'node:crypto';
import {
  Controller,
  Get,
  HttpException,
  Inject,
  NotFoundException,
  Param,
  ParseIntPipe,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ABOUT_LOG, type AboutLog } from '../audit/about-log.js';
import { Damaged, PublishedLog } from '../audit/sequencer/published-log.js';
import { isLogPath } from '../audit/tlog/tiles.js';
import { gzipped } from './gzipped.js';
import { isHeld } from './if-none-match.js';
import { Anyone } from './who.guard.js';

const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_MOMENTS = 'public, max-age=1';
const NOTE = 'text/plain; charset=utf-8';

/** The log as C2SP tlog-tiles publishes it: whoever knows its address needs no other door. */
@Controller()
@Anyone()
export class TlogController {
  constructor(
    @Inject(PublishedLog) private readonly published: PublishedLog,
    @Inject(ABOUT_LOG) private readonly aboutLog: AboutLog,
  ) {}

  @Get('log/checkpoint')
  checkpoint(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { last } = this.published;
    if (!last) throw new NotFoundException();
    const note = this.published.noteOf(last);
    const etag = `"${hash('sha256', note).slice(0, 16)}"`; // witnesses sign later
    reply.header('content-type', NOTE).header('cache-control', FOR_MOMENTS).header('etag', etag);
    if (!isHeld(request.headers['if-none-match'], etag)) return note;
    reply.status(304);
    return undefined;
  }

  @Get('log/checkpoints/:size')
  kept(@Param('size', ParseIntPipe) size: number, @Res({ passthrough: true }) reply: FastifyReply) {
    const signed = this.published.ofSize(size);
    if (!signed) throw new NotFoundException();
    reply.header('content-type', NOTE).header('cache-control', FOR_MOMENTS); // witnesses may still sign it
    return this.published.noteOf(signed);
  }

  /** Tiles and bundles of entries; the latter compress well. */
  @Get('log/tile/*')
  async tile(@Req() { url, headers }: FastifyRequest, @Res() reply: FastifyReply) {
    const path = url.split('?')[0]!.slice('/log/'.length);
    const bytes = isLogPath(path) ? await orDamaged(() => this.published.file(path)) : undefined;
    if (!bytes) throw new NotFoundException();
    const isBundle = path.startsWith('tile/entries/');
    const smaller = isBundle ? await gzipped(bytes, headers['accept-encoding']) : undefined;
    reply.header('content-type', 'application/octet-stream').header('cache-control', FOR_EVER);
    if (isBundle) reply.header('vary', 'accept-encoding');
    if (smaller) reply.header('content-encoding', 'gzip');
    return reply.send(smaller ?? bytes);
  }

  @Get('.well-known/ghia-log.json')
  about(@Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('cache-control', 'public, max-age=300');
    return this.aboutLog;
  }
}

/** What was damaged is never served: the answer says so. */
export async function orDamaged<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    throw new HttpException({ type: 'urn:ghia:log.damaged', because: { path: error.path } }, 500);
  }
}
