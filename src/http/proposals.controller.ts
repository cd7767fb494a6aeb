import {
  Body,
  Controller,
  Get,
  Header,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import {
  AppealProposal,
  AssessProposal,
  DecideProposalAppeal,
  HideProposal,
  MergeProposal,
  RecordProposalBuilt,
  ShowProposal,
} from '../../commands/budgeting/proposal-commands.js';
import { ProposalById } from '../../read-models/proposals.js';
import { ProposalQueue } from '../../read-models/proposals-office.js';
import { Questions } from '../read/questions.js';
import { type ProposalDecision, Proposing } from '../write/proposing.js';
import { answer, type Call, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf } from './petitions.input.js';
import { ProposalQueueQuery } from './rounds.input.js';
import { Anyone, Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Ideas for the budget: reading them, taking them back, and what officials decide about each. */
@Controller('api/v1/budget/proposals')
@Needs('officer')
export class ProposalsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Proposing) private readonly proposing: Proposing,
  ) {}

  /** What waits for officials, the longest first. */
  @Get('queue')
  @Needs(['officer', 'moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  queue(@Query() { asOf: _, after: __, ...wanted }: ProposalQueueQuery) {
    return this.questions.ask((now) => new ProposalQueue(now, wanted));
  }

  @Get(':id')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async byId(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask((now) => new ProposalById(now, id), asOf), 'proposal');
  }

  @Get(':id/timeline')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async timeline(@Id() id: string, @Query() { asOf }: AsOf) {
    const asked = this.questions.ask((now) => new ProposalById(now, id), asOf);
    const { updates, asOf: seen } = found(await asked, 'proposal');
    return { items: updates, asOf: seen };
  }

  /** Also one that is hidden from readers, with what its author says against a rejection. */
  @Get(':id/office')
  @Needs(['officer', 'moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  async whole(@Id() id: string) {
    return found(await this.questions.ask((now) => new ProposalById(now, id, 'staff')), 'proposal');
  }

  @Post(':id/withdraw')
  @Needs('citizen')
  async withdraw(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.proposing.withdraw(call.who, id, { key: call.key, body: { id } }));
  }

  @Post(':id/appeal')
  @Needs('citizen')
  async appeal(@Id() id: string, @Body() body: AppealProposal, @TheCall() call: Call) {
    const sent = { key: call.key, body: { id, ...body } };
    return answer(call, await this.proposing.appeal(call.who, id, body, sent));
  }

  @Post(':id/assess')
  assess(@Id() id: string, @Body() body: AssessProposal, @TheCall() call: Call) {
    return this.decide(id, body, call);
  }

  /** Another official than the one who rejected it. */
  @Post(':id/appeal/decide')
  decideAppeal(@Id() id: string, @Body() body: DecideProposalAppeal, @TheCall() call: Call) {
    return this.decide(id, body, call);
  }

  @Post(':id/merge')
  async merge(@Id() id: string, @Body() body: MergeProposal, @TheCall() call: Call) {
    const sent = { key: call.key, body: { id, ...body } };
    return answer(call, await this.proposing.merge(call.who, id, body, sent));
  }

  /** How far a winner is. */
  @Post(':id/milestones')
  async build(@Id() id: string, @Body() body: RecordProposalBuilt, @TheCall() call: Call) {
    const sent = { key: call.key, body: { id, ...body } };
    return answer(call, await this.proposing.build(call.who, id, body, sent));
  }

  @Post(':id/hide')
  @Needs('moderator')
  hide(@Id() id: string, @Body() body: HideProposal, @TheCall() call: Call) {
    return this.decide(id, body, call);
  }

  @Post(':id/show')
  @Needs('moderator')
  show(@Id() id: string, @Body() body: ShowProposal, @TheCall() call: Call) {
    return this.decide(id, body, call);
  }

  private async decide(id: string, body: ProposalDecision, call: Call) {
    const sent = { key: call.key, body: { id, ...body } };
    return answer(call, await this.proposing.decide(call.who, id, body, sent));
  }
}
