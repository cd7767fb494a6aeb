import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ContentByDigest } from '../../read-models/contents.js';
import { Contents, isDigest } from '../content/contents.js';
import { Questions } from '../read/questions.js';
import { gzipped } from './gzipped.js';
import { isHeld } from './if-none-match.js';
import { Anyone } from './who.guard.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** What facts name by its digest and do not hold. What was altered is never served: the answer says so. */
@Controller()
@Anyone()
export class ContentController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Contents) private readonly contents: Contents,
  ) {}

  @Get('log/content/:digest')
  async content(@Param('digest') digest: string, @Req() { headers }: FastifyRequest, @Res() reply: FastifyReply) {
    const named = isDigest(digest) ? await this.questions.ask(new ContentByDigest(digest)) : undefined;
    if (!named) throw new NotFoundException();
    const bytes = await this.contents.of(digest);
    const etag = `"${digest}"`;
    reply.header('cache-control', FOR_EVER).header('etag', etag).header('vary', 'accept-encoding');
    if (isHeld(headers['if-none-match'], etag)) return reply.status(304).send();
    reply.header('content-type', named.mediaType);
    const smaller = await gzipped(bytes, headers['accept-encoding']);
    if (smaller) reply.header('content-encoding', 'gzip');
    return reply.send(smaller ?? bytes);
  }
}
