import { Controller, Get, Inject, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Decisions } from '../../../read-models/decisions.js';
import { tagged } from '../../http/fresh.interceptor.js';
import { Anyone } from '../../http/who.guard.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import { decisionsFeed, type FeedFormat, FORMATS, MEDIA } from '../feeds/decisions-feed.js';
import type { Lang } from '../frame.js';

const ENTRIES = 50;
const NAME = new RegExp(`^decisions\\.(${FORMATS.join('|')})$`);

/** What readers of feeds follow: decisions, as they are made. */
@Controller('feeds')
@Anyone()
export class FeedsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Place) private readonly place: Place,
  ) {}

  @Get(':name')
  async feed(
    @Param('name') name: string,
    @Query('lang') asked: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const format = NAME.exec(name)?.[1] as FeedFormat | undefined;
    if (!format) throw new NotFoundException();
    const lang: Lang = asked === 'en' ? 'en' : 'ka';
    const { items } = await this.questions.ask(new Decisions({ limit: ENTRIES }));
    const { publicUrl: origin, demo } = this.place;
    reply.header('content-type', MEDIA[format]).header('cache-control', 'public, max-age=60');
    if (demo) reply.header('x-robots-tag', 'noindex');
    return tagged(request, reply, decisionsFeed(items, { origin, demo }, lang, format));
  }
}
