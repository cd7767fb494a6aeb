import {
  Body,
  Controller,
  Get,
  Header,
  Inject,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AccreditMonitor,
  AnswerFeedback,
  AnswerVisit,
  CorrectVisit,
  HideVisit,
  RateCase,
  ReportVisit,
  RevokeAccreditation,
  ShowVisit,
  WithdrawVisit,
} from '../../commands/services/civic-commands.js';
import { MonitorsList, VisitById, VisitsList } from '../../read-models/civic-monitors.js';
import { ServiceScore } from '../../read-models/service-scores.js';
import { ServiceStandards } from '../../read-models/service-standards.js';
import { ServiceByCode } from '../../read-models/services.js';
import { csv } from '../csv.js';
import type { Caller } from '../identity/roles.js';
import { STANDARDS_COLUMNS, standardsCells } from '../open-data/standards-table.js';
import { Questions } from '../read/questions.js';
import { CivicMonitors } from '../services/civic-monitors.js';
import { Feedback } from '../services/feedback.js';
import { answer, type Call, sentBy, TheCall } from './call.js';
import { AccreditBody, StandardsQuery, VisitsQuery } from './civic-control.input.js';
import { evidenceIn } from './evidence.body.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { Limits } from './limits.js';
import { AsOf, PagingQuery } from './petitions.input.js';
import { Anyone, Needs, Who } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Civic control of services: what applicants and civic monitors say of them, and what the services say to that. */
@Controller('api/v1')
export class CivicControlController {
  constructor(
    @Inject(Feedback) private readonly feedback: Feedback,
    @Inject(CivicMonitors) private readonly monitors: CivicMonitors,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Post('cases/:ref/rate')
  @Needs('citizen')
  async rate(@Param('ref') reference: string, @Body() body: RateCase, @TheCall() call: Call) {
    return answer(call, await this.feedback.rate(call.who, reference, body, { key: call.key }));
  }

  @Get('services/:code/score')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async score(@Param('code') code: string, @Query() { asOf }: AsOf) {
    found(await this.questions.ask(new ServiceByCode(code), asOf), 'service');
    return this.questions.ask(new ServiceScore(code), asOf);
  }

  /** What people wrote beside the ratings of one published score: the service reads it, nobody else. */
  @Get('services/:code/score/:number/words')
  @Needs('officer')
  @Header('cache-control', 'private, no-store')
  async words(@Param('code') code: string, @Param('number', ParseIntPipe) number: number, @Who() who: Caller) {
    return { items: await this.feedback.words(who, code, number) };
  }

  @Post('services/:code/score/answer')
  @Needs('officer')
  async answerFeedback(@Param('code') code: string, @Body() body: AnswerFeedback, @TheCall() call: Call) {
    return answer(call, await this.feedback.answer(call.who, code, body, sentBy(call, { ...body, code })));
  }

  @Get('service-standards')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  standards(@Query() { asOf, by }: StandardsQuery) {
    return this.questions.ask(new ServiceStandards(by), asOf);
  }

  /** The same numbers as the page and the JSON of the same `asOf`. */
  @Get('service-standards.csv')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async standardsTable(@Query() { asOf, by }: StandardsQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    const { items, asOf: seen } = await this.questions.ask(new ServiceStandards(by), asOf);
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="service-standards-at-${seen.position}.csv"`);
    return csv(STANDARDS_COLUMNS, items.map(standardsCells));
  }

  @Get('monitors')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  accredited(@Query() { asOf, limit, cursor }: PagingQuery) {
    return this.questions.ask(new MonitorsList({ limit, cursor }), asOf);
  }

  @Post('monitors')
  @Needs('working-group')
  async accredit(@Body() { personalNumber, ...wish }: AccreditBody, @TheCall() call: Call) {
    const body = Object.assign(new AccreditMonitor(), wish);
    const { id, receipt } = await this.monitors.accredit(call.who, personalNumber, body, { key: call.key });
    return answer(call, receipt, { id, location: '/api/v1/monitors' });
  }

  @Post('monitors/:monitor/revoke')
  @Needs('working-group')
  async revoke(@Param('monitor') monitor: string, @Body() body: RevokeAccreditation, @TheCall() call: Call) {
    return answer(call, await this.monitors.revoke(call.who, monitor, body, { key: call.key }));
  }

  @Get('monitor-reports')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  visits(@Query() { asOf, after: _, ...wanted }: VisitsQuery) {
    return this.questions.ask(new VisitsList(wanted), asOf);
  }

  @Get('services/:code/monitor-reports')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  visitsOf(@Param('code') service: string, @Query() { asOf, limit, cursor }: PagingQuery) {
    return this.questions.ask(new VisitsList({ service, limit, cursor }), asOf);
  }

  @Post('services/:code/monitor-reports')
  @Needs('monitor')
  async report(@Param('code') service: string, @Body() body: ReportVisit, @TheCall() call: Call) {
    const { id, receipt } = await this.monitors.report(call.who, service, body, sentBy(call, { ...body, service }));
    return answer(call, receipt, { id, location: `/api/v1/monitor-reports/${id}` });
  }

  /** A PDF or a picture, before it is named in a report; where a picture was taken, when and with what is not kept. */
  @Post('monitor-reports/files')
  @Needs('monitor')
  async upload(@Req() request: FastifyRequest, @TheCall() { who, reply }: Call) {
    await this.limits.takeBy(who.person!, 'uploads', reply);
    const { bytes, type } = await evidenceIn(request);
    reply.status(201);
    return this.monitors.take(bytes, type);
  }

  @Get('monitor-reports/:id')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async visit(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new VisitById(id), asOf), 'visit');
  }

  @Get('monitor-reports/:id/files/:sha256')
  @Anyone()
  async file(@Id() id: string, @Param('sha256') sha256: string, @Res() reply: FastifyReply) {
    const file = await this.monitors.file(id, sha256);
    if (!file) throw new NotFoundException({ type: 'urn:ghia:visit.not-found' });
    return reply
      .header('content-type', file.type)
      .header('content-disposition', 'inline')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'public, max-age=60')
      .send(file.bytes);
  }

  @Post('monitor-reports/:id/correct')
  @Needs('monitor')
  async correct(@Id() id: string, @Body() body: CorrectVisit, @TheCall() call: Call) {
    return answer(call, await this.monitors.own(call.who, id, body, sentBy(call, { id, ...body })));
  }

  @Post('monitor-reports/:id/withdraw')
  @Needs('monitor')
  async withdraw(@Id() id: string, @Body() body: WithdrawVisit, @TheCall() call: Call) {
    return answer(call, await this.monitors.own(call.who, id, body, sentBy(call, { id, ...body })));
  }

  @Post('monitor-reports/:id/hide')
  @Needs('moderator')
  async hide(@Id() id: string, @Body() body: HideVisit, @TheCall() call: Call) {
    return answer(call, await this.monitors.moderate(call.who, id, body, sentBy(call, { id, ...body })));
  }

  @Post('monitor-reports/:id/show')
  @Needs('moderator')
  async show(@Id() id: string, @Body() body: ShowVisit, @TheCall() call: Call) {
    return answer(call, await this.monitors.moderate(call.who, id, body, sentBy(call, { id, ...body })));
  }

  @Post('monitor-reports/:id/answer')
  @Needs('officer')
  async answerVisit(@Id() id: string, @Body() body: AnswerVisit, @TheCall() call: Call) {
    return answer(call, await this.monitors.answer(call.who, id, body, sentBy(call, { id, ...body })));
  }
}
