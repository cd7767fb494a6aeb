import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, UseInterceptors } from '@nestjs/common';
import { ComplainAboutResult } from '../../commands/budgeting/complaint-commands.js';
import { SubmitProposal } from '../../commands/budgeting/proposal-commands.js';
import { ProposalsList, SimilarProposals } from '../../read-models/proposals.js';
import { Complaints, RoundProjects } from '../../read-models/proposals-office.js';
import { RoundById, RoundResultOf, Rounds } from '../../read-models/rounds.js';
import { RoundCounts } from '../ballots/round-counts.js';
import { Questions } from '../read/questions.js';
import { Complaining } from '../write/complaining.js';
import { Proposing } from '../write/proposing.js';
import { answer, type Call, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf, PagingQuery } from './petitions.input.js';
import { ProposalsQuery, RoundsQuery, SimilarProposalsQuery } from './rounds.input.js';
import { Anyone, Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Budget rounds: what they go by, how they stand, what is proposed in them, what they have come to. */
@Controller('api/v1/budget/rounds')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class RoundsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Proposing) private readonly proposing: Proposing,
    @Inject(Complaining) private readonly complaining: Complaining,
    @Inject(RoundCounts) private readonly counts: RoundCounts,
  ) {}

  @Get()
  list(@Query() { asOf, after: _, ...wanted }: RoundsQuery) {
    return this.questions.ask((now) => new Rounds(now, wanted), asOf);
  }

  @Get(':id')
  async round(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask((now) => new RoundById(now, id), asOf), 'round');
  }

  @Get(':id/result')
  async result(@Id() id: string, @Query() { asOf }: AsOf) {
    const result = found(await this.questions.ask((now) => new RoundResultOf(now, id), asOf), 'round');
    return { ...result, counting: result.state === 'opened' && asOf === undefined ? this.counts.progress(id) : null };
  }

  /** What stands on the ballot, or would stand on it now. */
  @Get(':id/projects')
  async projects(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask((now) => new RoundProjects(now, id), asOf), 'round');
  }

  @Get(':id/proposals')
  proposals(@Id() round: string, @Query() { asOf, after: _, ...wanted }: ProposalsQuery) {
    return this.questions.ask((now) => new ProposalsList(now, { ...wanted, round }), asOf);
  }

  @Get(':id/proposals/similar')
  similar(@Id() round: string, @Query() { text, asOf }: SimilarProposalsQuery) {
    return this.questions.ask((now) => new SimilarProposals(now, round, text), asOf);
  }

  @Post(':id/proposals')
  @Needs('citizen')
  async propose(@Id() round: string, @Body() body: SubmitProposal, @TheCall() call: Call) {
    const sent = { key: call.key, body: { round, ...body } };
    const { id, receipt } = await this.proposing.submit(call.who, round, body, sent);
    return answer(call, receipt, { id, location: `/api/v1/budget/proposals/${id}` });
  }

  @Get(':id/complaints')
  complaints(@Id() round: string, @Query() { asOf, after: _, ...paging }: PagingQuery) {
    return this.questions.ask(new Complaints({ ...paging, round }), asOf);
  }

  @Post(':id/complaints')
  @Needs('citizen')
  async complain(@Id() round: string, @Body() body: ComplainAboutResult, @TheCall() call: Call) {
    const sent = { key: call.key, body: { round, ...body } };
    const { id, receipt } = await this.complaining.complain(call.who, round, body, sent);
    return answer(call, receipt, { id, location: `/api/v1/budget/rounds/${round}/complaints` });
  }
}
