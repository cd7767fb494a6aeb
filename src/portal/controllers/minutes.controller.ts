import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MeetingById, MeetingsList } from '../../../read-models/meetings.js';
import { found } from '../../http/found.js';
import { tagged } from '../../http/fresh.interceptor.js';
import { MeetingId } from '../../http/meeting-id.js';
import { InLanguageQuery, MinutesQuery } from '../../http/meetings.input.js';
import { Anyone } from '../../http/who.guard.js';
import { calendar } from '../../ogp/calendar.js';
import { type Kept, MinutesKept } from '../../ogp/minutes-kept.js';
import { pdf } from '../../ogp/minutes-pdf.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import { openAssets } from '../assets.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { inlineSheet } from '../inline-sheet.js';
import { printed } from '../minutes-blocks.js';
import { markdown } from '../minutes-markdown.js';
import { MinutesPaperPage } from '../pages/minutes-paper.js';
import { paths } from '../paths.js';
import { renderPage } from './render.js';

const SHEET = 'minutes.css';

/** Minutes as papers: what was signed, in every form. And the sessions as a calendar. */
@Controller('api/v1/ogp')
@Anyone()
export class MinutesController {
  private readonly assets = openAssets();

  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(MinutesKept) private readonly kept: MinutesKept,
    @Inject(Place) private readonly place: Place,
  ) {}

  @Get('meetings.ics')
  async calendar(
    @Query() asked: InLanguageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const lang = languageOf(asked);
    const { items } = await this.questions.ask(new MeetingsList({ limit: 100 }));
    const { publicUrl } = this.place;
    const t = say(lang).group;
    reply.header('content-type', 'text/calendar; charset=utf-8');
    return tagged(
      request,
      reply,
      calendar(items, new URL(publicUrl).host, {
        name: t.title,
        title: t.session,
        page: (id) => publicUrl + paths(lang).session(id),
      }),
    );
  }

  @Get('meetings/:id/minutes.json')
  async json(
    @MeetingId() id: string,
    @Query() asked: MinutesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(request, reply, (await this.one(id, asked)).paper);
  }

  @Get('meetings/:id/minutes.md')
  async markdown(
    @MeetingId() id: string,
    @Query() asked: MinutesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { paper, version } = await this.one(id, asked);
    const lang = languageOf(asked);
    const notes = this.place.demo ? [say(lang).shell.demo] : [];
    reply.header('content-type', 'text/markdown; charset=utf-8');
    return tagged(request, reply, markdown(printed(paper, version, lang), notes));
  }

  @Get('meetings/:id/minutes.html')
  async html(
    @MeetingId() id: string,
    @Query() asked: MinutesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const page = this.page(await this.one(id, asked), languageOf(asked), { href: this.assets.url(SHEET) });
    reply.header('content-type', 'text/html; charset=utf-8').header('vary', 'Cookie');
    if (this.place.demo) reply.header('x-robots-tag', 'noindex');
    return tagged(request, reply, page);
  }

  @Get('meetings/:id/minutes.pdf')
  async pdf(@MeetingId() id: string, @Query() asked: MinutesQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    const lang = languageOf(asked);
    const kept = await this.one(id, asked);
    const page = this.page(kept, lang, { inline: inlineSheet(this.assets, SHEET) });
    const bytes = await pdf(page, this.place.chromium);
    const { number, version, date } = kept.paper;
    const name = `minutes-${date}-n${number}-v${version}.${lang}.pdf`;
    reply.header('content-type', 'application/pdf').header('content-disposition', `inline; filename="${name}"`);
    reply.header('cache-control', 'public, max-age=60');
    return bytes;
  }

  private async one(id: string, asked: MinutesQuery): Promise<Kept> {
    const meeting = found(await this.questions.ask(new MeetingById(id)), 'meeting');
    return this.kept.of(meeting, asked.version);
  }

  private page({ paper, version }: Kept, lang: Lang, sheet: { readonly href: string } | { readonly inline: string }) {
    const { publicUrl, demo } = this.place;
    const page = publicUrl + paths(lang).session(paper.meeting);
    return renderPage(MinutesPaperPage({ printed: printed(paper, version, lang), demo, page, sheet }, lang));
  }
}

const languageOf = (asked: InLanguageQuery): Lang => asked.lang ?? 'ka';
