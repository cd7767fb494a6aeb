import {
  BadRequestException,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Query,
  Req,
  Res,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../clock.js';
import { tagged } from '../../http/fresh.interceptor.js';
import { xml } from '../../http/open311/xml.js';
import { policyWith } from '../../http/secure-headers.js';
import { Anyone } from '../../http/who.guard.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import { openAssets } from '../assets.js';
import { say } from '../i18n/catalogue.js';
import { EmbedPage } from '../pages/embed.js';
import { type CardKind, ogImage } from '../paths.js';
import { EMBED, embedFrame } from '../sharing/embed-frame.js';
import { namedBy } from '../sharing/named-by.js';
import { type Found, SHAREABLE } from '../sharing/shareables.js';
import { renderPage } from './render.js';
import { known, plain } from './route.js';

const FORMATS = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** May stand in a frame anywhere, and runs, sends and loads nothing but its own looks. */
const POLICY = policyWith({
  'script-src': "'none'",
  'connect-src': "'none'",
  'form-action': "'none'",
  'frame-ancestors': '*',
});

/** Pages of ours on pages of others: the oEmbed provider, and the cards that it hands out. */
@Controller()
@Anyone()
export class EmbedsController {
  private readonly assets = openAssets();

  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Place) private readonly place: Place,
  ) {}

  /** oEmbed 1.0: 404 for what is no page of ours, 401 for one that is not everybody's, 501 for another format. */
  @Get('oembed')
  async oembed(
    @Query() asked: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { url = '', format = 'json', maxwidth, maxheight } = plain(asked);
    const media = FORMATS[known(Object.keys(FORMATS) as ('json' | 'xml')[], format) ?? 'json'];
    if (!Object.hasOwn(FORMATS, format)) {
      reply.status(501).header('content-type', 'text/plain; charset=utf-8');
      return 'The format is json or xml.';
    }
    const address = URL.parse(url);
    const named = address?.origin === this.place.publicUrl ? namedBy(address.pathname) : undefined;
    const found = named && (await this.find(named.kind, named.id, named.lang));
    if (!named || !found) throw new NotFoundException();
    if (found === 'closed') throw new UnauthorizedException('The page is not public.');
    const { publicUrl: origin } = this.place;
    const size = { width: least(EMBED.width, maxwidth), height: least(EMBED.height, maxheight) };
    const said = {
      version: '1.0',
      type: 'rich',
      title: found.title,
      provider_name: say(named.lang).shell.name,
      provider_url: origin,
      cache_age: 3600,
      ...(fits(maxwidth, maxheight) && {
        thumbnail_url: origin + ogImage(named.kind, named.id, named.lang),
        thumbnail_width: PICTURE.width,
        thumbnail_height: PICTURE.height,
      }),
      html: embedFrame(origin, { ...named, title: found.title }, size),
      ...size,
    };
    reply.header('content-type', media).header('cache-control', 'public, max-age=60');
    return tagged(request, reply, format === 'xml' ? xml('oembed', said) : JSON.stringify(said));
  }

  @Get('embed/:kind/:id')
  async embed(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Query('lang') asked: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const lang = asked === 'en' ? 'en' : 'ka';
    const found = Object.hasOwn(SHAREABLE, kind) ? await this.find(kind as CardKind, id, lang) : undefined;
    const shared = found === 'closed' || !found ? null : found;
    const { publicUrl: origin, demo } = this.place;
    reply
      .status(shared ? 200 : 404)
      .header('content-security-policy', POLICY)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'public, max-age=60')
      .header('x-robots-tag', 'noindex');
    const html = renderPage(EmbedPage({ shared, origin, demo, assets: this.assets }, lang));
    return shared ? tagged(request, reply, html) : html;
  }

  private async find(kind: CardKind, id: string, lang: 'ka' | 'en'): Promise<Found> {
    if (!UUID.test(id)) return undefined;
    return SHAREABLE[kind](id, { questions: this.questions, lang, now: this.clock.now() });
  }
}

const PICTURE = { width: 1200, height: 630 };

/** A number of pixels that the asker has room for. @throws BadRequestException for what is no number */
function roomIn(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new BadRequestException('maxwidth and maxheight are whole numbers of pixels');
  return Number(text);
}
const least = (wished: number, most: string | undefined) => Math.min(wished, roomIn(most));
/** A picture that is larger than there is room for is not offered. */
const fits = (maxwidth?: string, maxheight?: string) =>
  PICTURE.width <= roomIn(maxwidth) && PICTURE.height <= roomIn(maxheight);
