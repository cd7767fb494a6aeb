import { Controller, Get, Inject, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../clock.js';
import { tagged } from '../../http/fresh.interceptor.js';
import { Limits, limitsOf } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import type { FeedAsked } from '../feeds/feed.js';
import { type FeedContent, FORMATS, feedIn, MEDIA } from '../feeds/feed.js';
import { LIST_FEEDS, THING_FEEDS } from '../feeds/sources.js';
import type { FeedFormat } from '../paths.js';
import { plain } from './route.js';

const FILE = new RegExp(`^([a-z0-9-]+)\\.(${FORMATS.join('|')})$`);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What readers of feeds follow: lists, and what happens to one thing of them. */
@Controller('feeds')
@Anyone()
export class FeedsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Place) private readonly place: Place,
  ) {}

  @Get(':name')
  list(
    @Param('name') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [name, format] = partsOf(file);
    const source = LIST_FEEDS.get(name);
    return this.send(name, format, source, query, request, reply);
  }

  @Get(':name/:file')
  thing(
    @Param('name') name: string,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [id, format] = partsOf(file);
    const source = UUID.test(id) ? THING_FEEDS.get(name) : undefined;
    return this.send(`${name}/${id}`, format, source && ((asked) => source(id, asked)), query, request, reply);
  }

  private async send(
    name: string,
    format: FeedFormat,
    source: ((asked: FeedAsked) => Promise<Omit<FeedContent, 'name'> | undefined>) | undefined,
    asked: Record<string, unknown>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const { lang: wanted, ...query } = plain(asked);
    const lang = wanted === 'en' ? 'en' : 'ka';
    for (const limit of limitsOf({ q: query.q })) await this.limits.take(limit, request, reply);
    const content = await source?.({ questions: this.questions, lang, query, now: this.clock.now() });
    if (!content) throw new NotFoundException();
    const { publicUrl: origin, demo } = this.place;
    reply.header('content-type', MEDIA[format]).header('cache-control', 'public, max-age=60');
    if (demo) reply.header('x-robots-tag', 'noindex');
    return tagged(request, reply, feedIn(format, { name, ...content }, { origin, demo }, lang));
  }
}

/** A name and a format. @throws NotFoundException for anything else */
function partsOf(file: string): [name: string, format: FeedFormat] {
  const [, name, format] = FILE.exec(file) ?? [];
  if (!name || !format) throw new NotFoundException();
  return [name, format as FeedFormat];
}
