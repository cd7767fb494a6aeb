import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, UseInterceptors } from '@nestjs/common';
import { OpenRound } from '../../commands/budgeting/round-commands.js';
import { RoundById, RoundResultOf, Rounds } from '../../read-models/rounds.js';
import { Questions } from '../read/questions.js';
import { RunningRounds } from '../write/running-rounds.js';
import { answer, type Call, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf } from './petitions.input.js';
import { RoundsQuery } from './rounds.input.js';
import { Anyone, Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Budget rounds: what they go by, how they stand, what they have come to. */
@Controller('api/v1/budget/rounds')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class RoundsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(RunningRounds) private readonly running: RunningRounds,
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
    return found(await this.questions.ask(new RoundResultOf(id), asOf), 'round');
  }

  @Post()
  @Needs('administrator')
  async open(@Body() body: OpenRound, @TheCall() call: Call) {
    const { id, receipt } = await this.running.open(call.who, body, { key: call.key, body: { ...body } });
    return answer(call, receipt, { id, location: `/api/v1/budget/rounds/${id}` });
  }
}
