import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SubmitApplication } from '../../commands/services/case-commands.js';
import type { Caller } from '../identity/roles.js';
import { Applications } from '../services/applications.js';
import { CaseReading, caseView } from '../services/case-reading.js';
import { Feedback } from '../services/feedback.js';
import { Applying } from '../write/applying.js';
import { answer, type Call, TheCall } from './call.js';
import { AssistedApplicationBody, DraftBody } from './cases.input.js';
import { Limits } from './limits.js';
import { scanIn } from './scan.body.js';
import { Needs, Who } from './who.guard.js';

const OWN = 'private, no-store';
/** A file is nothing but itself, wherever it is opened. */
const NOTHING_ELSE = "default-src 'none'; sandbox";

/** People apply for services, and follow what becomes of it. */
@Controller()
@Needs('citizen')
export class CasesController {
  constructor(
    @Inject(Applying) private readonly applying: Applying,
    @Inject(CaseReading) private readonly reading: CaseReading,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Feedback) private readonly feedback: Feedback,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Post('api/v1/services/:code/applications')
  async submit(@Param('code') code: string, @Body() body: SubmitApplication, @TheCall() call: Call) {
    const sent = { key: call.key, body: { ...body } };
    const { id, reference, receipt } = await this.applying.submit(call.who, code, body, sent);
    return { reference, ...answer(call, receipt, { id, location: `/api/v1/cases/${id}` }) };
  }

  /** Filled in with an official's help, by whoever has come with a document. */
  @Post('api/v1/services/:code/assisted-applications')
  @Needs('officer')
  async assist(@Param('code') code: string, @Body() body: AssistedApplicationBody, @TheCall() call: Call) {
    const { personalNumber, documentNumber, birthDate, ...said } = body;
    const wish = Object.assign(new SubmitApplication(), said);
    const sent = { key: call.key, body: { ...body } };
    const shown = { personalNumber, documentNumber, birthDate };
    const { id, reference, receipt } = await this.applying.assist(call.who, code, wish, shown, sent);
    return { reference, ...answer(call, receipt, { id, location: `/api/v1/cases/${id}` }) };
  }

  /** What was filled in so far; an empty one where nothing was. */
  @Get('api/v1/services/:code/draft')
  @Header('cache-control', OWN)
  draft(@Param('code') code: string, @Who() { person }: Caller) {
    const { service: _, ...draft } = this.applications.drafts.of(person!, code) ?? { service: code };
    return draft;
  }

  @Post('api/v1/services/:code/draft')
  @HttpCode(200)
  @Header('cache-control', OWN)
  async keep(@Param('code') code: string, @Body() body: DraftBody, @Who() who: Caller) {
    await this.applying.mustTake(code, body.version);
    const { version, answers } = body;
    return { until: await this.applications.drafts.keep(who.person!, code, { version, answers }) };
  }

  @Delete('api/v1/services/:code/draft')
  @Header('cache-control', OWN)
  async drop(@Param('code') code: string, @Who() { person }: Caller, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.applications.drafts.drop(person!, code);
    reply.status(204);
  }

  /** The file as the body, or as the field `scan` of a form. */
  @Post('api/v1/services/files')
  async upload(@Req() request: FastifyRequest, @TheCall() { who, reply }: Call) {
    await this.limits.takeBy(who.person!, 'photos', reply);
    const { name, type, bytes } = await this.applications.files.take(who.person!, await scanIn(request));
    reply.status(201).header('cache-control', OWN);
    return { file: name, type, bytes };
  }

  @Get('api/v1/cases/:ref')
  @Header('cache-control', OWN)
  async one(@Param('ref') reference: string, @Who() who: Caller) {
    const found = await this.reading.of(who, reference);
    return caseView(found, this.applications.files, await this.feedback.own(who, found));
  }

  @Get('files/cases/:name')
  async file(@Param('name') name: string, @Who() who: Caller, @Res() reply: FastifyReply) {
    const { type, content } = await this.reading.file(who, name);
    const ending = type === 'application/pdf' ? 'pdf' : type === 'image/png' ? 'png' : 'jpg';
    return reply
      .header('cache-control', OWN)
      .header('content-security-policy', NOTHING_ELSE)
      .header('content-disposition', `attachment; filename="${name.slice(0, 8)}.${ending}"`)
      .header('content-type', type)
      .send(content);
  }
}
