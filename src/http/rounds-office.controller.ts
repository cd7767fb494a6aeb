import { Body, Controller, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { DecideResultComplaint } from '../../commands/budgeting/complaint-commands.js';
import { OpenRound } from '../../commands/budgeting/round-commands.js';
import { Complaints } from '../../read-models/proposals-office.js';
import { RoundCounts } from '../ballots/round-counts.js';
import { Questions } from '../read/questions.js';
import { Complaining } from '../write/complaining.js';
import { RunningRounds } from '../write/running-rounds.js';
import { answer, type Call, TheCall } from './call.js';
import { PagingQuery } from './petitions.input.js';
import { CountRoundBody, OpenVotingBody } from './rounds.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What officials do to run a round, and about complaints against its result. */
@Controller('api/v1/budget')
@Needs('administrator')
export class RoundsOfficeController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(RunningRounds) private readonly running: RunningRounds,
    @Inject(Complaining) private readonly complaining: Complaining,
    @Inject(RoundCounts) private readonly counts: RoundCounts,
  ) {}

  @Post('rounds')
  async open(@Body() body: OpenRound, @TheCall() call: Call) {
    const { id, receipt } = await this.running.open(call.who, body, { key: call.key, body: { ...body } });
    return answer(call, receipt, { id, location: `/api/v1/budget/rounds/${id}` });
  }

  @Post('rounds/:id/open-voting')
  async openVoting(@Id() id: string, @Body() body: OpenVotingBody, @TheCall() call: Call) {
    const sent = { key: call.key, body: { id, ...body } };
    return answer(call, await this.running.openVoting(call.who, id, body, sent));
  }

  @Post('rounds/:id/close')
  async close(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.running.close(call.who, id, { key: call.key, body: { id } }));
  }

  /** Goes on counting where add-1 came to no outcome within its runs. */
  @Post('rounds/:id/count')
  @HttpCode(202)
  async count(@Id() id: string, @Body() { runs }: CountRoundBody) {
    await this.running.countOn(id, runs);
    return { counting: this.counts.progress(id) };
  }

  @Post('rounds/:id/certify')
  async certify(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.running.certify(call.who, id, { key: call.key, body: { id } }));
  }

  /** What waits for a decision, with its words. */
  @Get('complaints/queue')
  @Needs(['administrator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  queue(@Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new Complaints({ limit, cursor, waiting: true, staff: true }));
  }

  @Post('complaints/:id/decide')
  async decide(@Id() id: string, @Body() body: DecideResultComplaint, @TheCall() call: Call) {
    const sent = { key: call.key, body: { id, ...body } };
    return answer(call, await this.complaining.decide(call.who, id, body, sent));
  }
}
