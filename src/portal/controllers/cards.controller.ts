import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TopicById } from '../../../read-models/forum.js';
import { PetitionById } from '../../../read-models/petitions.js';
import { ProposalById } from '../../../read-models/proposals.js';
import { ReportById } from '../../../read-models/reports.js';
import { RoundById } from '../../../read-models/rounds.js';
import { isHeld } from '../../http/if-none-match.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { type Card, Cards } from '../cards/cards.js';
import { forumNames } from './forum-names.js';
import { namesOf } from './report-names.js';

const OWN = /^(default|map)(?:\.(ka|en))?\.png$/;
const ONE = /^([0-9a-f-]{36})(?:\.(ka|en))?\.png$/;

/** The pictures of pages, for where their addresses are shared. */
@Controller('og')
@Anyone()
export class CardsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Cards) private readonly cards: Cards,
  ) {}

  @Get(':name')
  own(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const [, which, lang] = OWN.exec(name) ?? [];
    if (!which) throw new NotFoundException();
    const draw = which === 'map' ? 'map' : 'portal';
    send(request, reply, this.cards[draw](lang === 'en' ? 'en' : 'ka'));
  }

  /** The plural is what links name that were shared before. */
  @Get(['petition/:name', 'petitions/:name'])
  async petition(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const petition = await this.questions.ask(new PetitionById(idIn(name)));
    if (!petition) throw new NotFoundException();
    send(request, reply, this.cards.petition(petition));
  }

  @Get('report/:name')
  async report(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const [report, named] = await Promise.all([
      this.questions.ask(new ReportById(idIn(name))),
      namesOf(this.questions),
    ]);
    if (!report) throw new NotFoundException();
    send(request, reply, this.cards.report(report, named));
  }

  @Get('topic/:name')
  async topic(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const [topic, { names }] = await Promise.all([
      this.questions.ask(new TopicById(idIn(name), {}, { limit: 1 })),
      forumNames(this.questions),
    ]);
    if (!topic) throw new NotFoundException();
    send(request, reply, this.cards.topic(topic, names));
  }

  @Get('round/:name')
  async round(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const round = await this.questions.ask((now) => new RoundById(now, idIn(name)));
    if (!round) throw new NotFoundException();
    send(request, reply, this.cards.round(round, langIn(name)));
  }

  @Get('proposal/:name')
  async proposal(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const proposal = await this.questions.ask((now) => new ProposalById(now, idIn(name)));
    if (!proposal) throw new NotFoundException();
    send(request, reply, this.cards.proposal(proposal, langIn(name)));
  }
}

function idIn(name: string): string {
  const id = ONE.exec(name)?.[1];
  if (!id) throw new NotFoundException();
  return id;
}

const langIn = (name: string) => (ONE.exec(name)?.[2] === 'en' ? 'en' : 'ka');

function send({ headers }: FastifyRequest, reply: FastifyReply, { png, etag }: Card): void {
  reply.header('cache-control', 'public, max-age=3600').header('etag', etag);
  if (isHeld(headers['if-none-match'], etag)) reply.status(304).send();
  else reply.header('content-type', 'image/png').send(png);
}
