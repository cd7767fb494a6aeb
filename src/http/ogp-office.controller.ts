import { Body, Controller, HttpException, Inject, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  DraftCommitment,
  DropMilestone,
  ReportMilestoneProgress,
  ReviseCommitment,
  ReviseMilestone,
  SetMilestone,
  WithdrawCommitment,
} from '../../commands/ogp/commitment-commands.js';
import { CiteEvidence, WithdrawEvidence } from '../../commands/ogp/evidence-commands.js';
import { AdoptPlan, DraftPlan, RevisePlan, SubmitPlan } from '../../commands/ogp/plan-commands.js';
import { EvidenceFiles } from '../content/evidence-files.js';
import type { Caller } from '../identity/roles.js';
import { PlanOffice } from '../ogp/plan-office.js';
import { Repository } from '../ogp/repository.js';
import { answer, type Call, sentBy, TheCall } from './call.js';
import { evidenceIn } from './evidence.body.js';
import { Limits } from './limits.js';
import { AssessBody, CommitmentCode, MilestoneCode, PlanCode, ProgressBody } from './ogp.input.js';
import { Needs, Who } from './who.guard.js';

/** What the working group, the departments and the assessors do with action plans. */
@Controller('api/v1/ogp')
@Needs('working-group')
export class OgpOfficeController {
  constructor(
    @Inject(PlanOffice) private readonly office: PlanOffice,
    @Inject(Repository) private readonly repository: Repository,
    @Inject(EvidenceFiles) private readonly files: EvidenceFiles,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Post('plans')
  async draft(@Body() body: DraftPlan, @TheCall() call: Call) {
    const made = { id: body.code, location: `/api/v1/ogp/plans/${body.code}` };
    return answer(call, await this.office.draft(call.who, body, sentBy(call, body)), made);
  }

  @Post('plans/:plan/revise')
  async revise(@PlanCode() id: string, @Body() body: RevisePlan, @TheCall() call: Call) {
    return answer(call, await this.office.plan(call.who, id, body, sentBy(call, body)));
  }

  @Post('plans/:plan/adopt')
  async adopt(@PlanCode() id: string, @Body() body: AdoptPlan, @TheCall() call: Call) {
    return answer(call, await this.office.plan(call.who, id, body, sentBy(call, body)));
  }

  @Post('plans/:plan/submit')
  async submit(@PlanCode() id: string, @Body() body: SubmitPlan, @TheCall() call: Call) {
    return answer(call, await this.office.plan(call.who, id, body, sentBy(call, body)));
  }

  @Post('plans/:plan/commitments')
  async draftCommitment(@PlanCode() id: string, @Body() body: DraftCommitment, @TheCall() call: Call) {
    const made = { id: body.code, location: `/api/v1/ogp/commitments/${body.code}` };
    return answer(call, await this.office.draftCommitment(call.who, id, body, sentBy(call, body)), made);
  }

  /** Papers of the plan itself: drafts, invitations, rules, progress reports. */
  @Post('plans/:plan/evidence')
  async document(@PlanCode() plan: string, @Body() body: CiteEvidence, @TheCall() call: Call) {
    const { id, receipt } = await this.repository.cite(call.who, { plan }, body, sentBy(call, body));
    return answer(call, receipt, { id, location: `/api/v1/ogp/evidence/${id}` });
  }

  @Post('commitments/:commitment/revise')
  async reviseCommitment(@CommitmentCode() id: string, @Body() body: ReviseCommitment, @TheCall() call: Call) {
    return answer(call, await this.office.commitment(call.who, id, body, sentBy(call, body)));
  }

  @Post('commitments/:commitment/withdraw')
  async withdraw(@CommitmentCode() id: string, @Body() body: WithdrawCommitment, @TheCall() call: Call) {
    return answer(call, await this.office.commitment(call.who, id, body, sentBy(call, body)));
  }

  @Post('commitments/:commitment/milestones')
  async setMilestone(@CommitmentCode() id: string, @Body() body: SetMilestone, @TheCall() call: Call) {
    const made = { id: body.code, location: `/api/v1/ogp/commitments/${id}` };
    return answer(call, await this.office.setMilestone(call.who, id, body, sentBy(call, body)), made);
  }

  @Post('commitments/:commitment/milestones/:milestone/revise')
  async reviseMilestone(
    @CommitmentCode() id: string,
    @MilestoneCode() milestone: string,
    @Body() body: ReviseMilestone,
    @TheCall() call: Call,
  ) {
    return answer(call, await this.office.milestone(call.who, id, milestone, body, sentBy(call, body)));
  }

  @Post('commitments/:commitment/milestones/:milestone/drop')
  async dropMilestone(
    @CommitmentCode() id: string,
    @MilestoneCode() milestone: string,
    @Body() body: DropMilestone,
    @TheCall() call: Call,
  ) {
    return answer(call, await this.office.milestone(call.who, id, milestone, body, sentBy(call, body)));
  }

  @Post('commitments/:commitment/progress')
  @Needs(['working-group', 'officer'])
  async progress(@CommitmentCode() id: string, @Body() { milestone, ...body }: ProgressBody, @TheCall() call: Call) {
    const wish = Object.assign(new ReportMilestoneProgress(), body);
    return answer(
      call,
      await this.office.milestone(call.who, id, milestone, wish, sentBy(call, { milestone, ...body })),
    );
  }

  @Post('commitments/:commitment/evidence')
  @Needs(['working-group', 'officer'])
  async cite(@CommitmentCode() commitment: string, @Body() body: CiteEvidence, @TheCall() call: Call) {
    const { id, receipt } = await this.repository.citeFor(call.who, commitment, body, sentBy(call, body));
    return answer(call, receipt, { id, location: `/api/v1/ogp/evidence/${id}` });
  }

  @Post('evidence/:id/withdraw')
  async withdrawEvidence(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawEvidence,
    @TheCall() call: Call,
  ) {
    return answer(call, await this.repository.withdraw(call.who, id, body, sentBy(call, body)));
  }

  /** A file for evidence, before it is cited: PDF, image, table, text or office document, 10 MB at the most. */
  @Post('files')
  @Needs(['working-group', 'officer'])
  async upload(@Req() request: FastifyRequest, @Who() who: Caller, @TheCall() { reply }: Call) {
    await this.limits.takeBy(who.person ?? '', 'uploads', reply);
    const { bytes, type } = await evidenceIn(request);
    reply.status(201);
    return this.files.take(bytes, type);
  }

  /** Of oneself by the working group, from outside by an assessor; or from outside as a public document says it. */
  @Post('commitments/:commitment/assess')
  @Needs(['working-group', 'assessor'])
  async assess(@CommitmentCode() id: string, @Body() { self, independent }: AssessBody, @TheCall() call: Call) {
    const wish = self ?? independent;
    if (!wish || (self && independent)) throw new HttpException({ type: 'urn:ghia:request.invalid' }, 400);
    if (self && !call.who.roles.includes('working-group'))
      throw new HttpException({ type: 'urn:ghia:http.403', because: { roles: ['working-group'] } }, 403);
    return answer(call, await this.office.assess(call.who, id, wish, sentBy(call, wish)));
  }
}
