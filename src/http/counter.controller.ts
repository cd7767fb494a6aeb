import { Body, Controller, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../commands/decider.js';
import { Counter } from '../ballots/counter.js';
import { UnfitChoice } from '../ballots/voter/device.js';
import { Refused } from '../refused.js';
import { type Call, TheCall } from './call.js';
import { CounterBody, NumberedBallotBody } from './counter.input.js';
import { Limits } from './limits.js';
import { Anyone, Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Voting with an official's help: a number for the person whose document they have seen, a ballot for whoever brings it. */
@Controller('api/v1/budget/rounds/:id/counter')
@Needs(['officer', 'register-clerk'])
export class CounterController {
  constructor(
    @Inject(Counter) private readonly counter: Counter,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  help(@Id() id: string, @Body() body: CounterBody, @TheCall() { who }: Call) {
    return this.counter.help(who, id, body);
  }

  @Post('ballots')
  @Anyone()
  @HttpCode(202)
  @Header('cache-control', 'no-store')
  async cast(
    @Id() id: string,
    @Body() { number, choice }: NumberedBallotBody,
    @Req() request: FastifyRequest,
    @TheCall() { reply }: Call,
  ) {
    await this.limits.take('kiosk', request, reply);
    try {
      const { digest, promise, channel } = await this.counter.vote(id, number, choice);
      return { digest, promise, channel };
    } catch (error) {
      if (error instanceof UnfitChoice) throw new Refused(refuse('ballot.unfit', { fault: error.fault }));
      throw error;
    }
  }
}
