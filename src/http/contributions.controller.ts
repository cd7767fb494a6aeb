import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  AnswerContribution,
  HideContribution,
  MakeContribution,
  type OfContribution,
  RecordContribution,
  ShowContribution,
} from '../../commands/ogp/contribution-commands.js';
import { Contributing } from '../ogp/contributing.js';
import { PlanOffice } from '../ogp/plan-office.js';
import type { About } from '../ogp/repository.js';
import { answer, type Call, TheCall } from './call.js';
import { CommitmentCode, ContributionBody, ReceivedContributionBody } from './ogp.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);
const at = (id: string) => ({ id, location: `/api/v1/ogp/contributions/${id}` });

/** What people say to plans and commitments, and the reasoned responses. */
@Controller('api/v1/ogp')
export class ContributionsController {
  constructor(
    @Inject(Contributing) private readonly contributing: Contributing,
    @Inject(PlanOffice) private readonly office: PlanOffice,
  ) {}

  @Post('contributions')
  @Needs('citizen')
  async make(@Body() { plan, commitment, ...body }: ContributionBody, @TheCall() call: Call) {
    const wish = Object.assign(new MakeContribution(), body);
    const sent = { key: call.key, body: { plan, commitment, ...body } };
    const { id, receipt } = await this.contributing.make(call.who, aboutOf(plan, commitment), wish, sent);
    return answer(call, receipt, at(id));
  }

  @Post('commitments/:commitment/comments')
  @Needs('citizen')
  async comment(@CommitmentCode() commitment: string, @Body() body: MakeContribution, @TheCall() call: Call) {
    const about = { plan: await this.office.planOf(commitment), commitment };
    const sent = { key: call.key, body: { of: commitment, ...body } };
    const { id, receipt } = await this.contributing.make(call.who, about, body, sent);
    return answer(call, receipt, at(id));
  }

  /** What came in at a meeting, by mail or in a survey. */
  @Post('contributions/received')
  @Needs('working-group')
  async record(@Body() { plan, commitment, ...body }: ReceivedContributionBody, @TheCall() call: Call) {
    const wish = Object.assign(new RecordContribution(), body);
    const sent = { key: call.key, body: { plan, commitment, ...body } };
    const { id, receipt } = await this.contributing.record(call.who, aboutOf(plan, commitment), wish, sent);
    return answer(call, receipt, at(id));
  }

  @Post('contributions/:id/response')
  @Needs('working-group')
  respond(@Id() id: string, @Body() body: AnswerContribution, @TheCall() call: Call) {
    return this.step(id, body, call);
  }

  @Post('contributions/:id/hide')
  @Needs('moderator')
  hide(@Id() id: string, @Body() body: HideContribution, @TheCall() call: Call) {
    return this.step(id, body, call);
  }

  @Post('contributions/:id/show')
  @Needs('moderator')
  show(@Id() id: string, @Body() body: ShowContribution, @TheCall() call: Call) {
    return this.step(id, body, call);
  }

  private async step(id: string, body: OfContribution, call: Call) {
    return answer(call, await this.contributing.step(call.who, id, body, { key: call.key, body: { ...body } }));
  }
}

const aboutOf = (plan: string, commitment: string | undefined): About => ({ plan, ...(commitment && { commitment }) });
