import {
  Body,
  Controller,
  Delete,
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
  AdoptRetentionSchedule,
  AnswerDataRequest,
  CloseBreach,
  DescribeProcessing,
  LiftLegalHold,
  MakeDataRequest,
  PlaceLegalHold,
  RecordBreach,
  RecordBreachNotice,
} from '../../commands/privacy/commands.js';
import {
  DataRequests as Asked,
  Breaches,
  Holds,
  Openings,
  ProcessingRegister,
  Schedules,
} from '../../read-models/privacy.js';
import { Clock } from '../clock.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { termsAt } from '../read/retention-terms.js';
import { DataRequests } from '../write/data-requests.js';
import { Desk } from '../write/desk.js';
import { answer, type Call, TheCall } from './call.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { PagingQuery } from './petitions.input.js';
import { RequestsQuery } from './privacy.input.js';
import { Anyone, Needs, Who } from './who.guard.js';

/** Who looks after personal data: answers people, keeps the registers, holds what a court needs. */
const KEEPERS = ['administrator', 'auditor'] as const;
const Id = () => Param('id', ParseUUIDPipe);

/** How personal data is kept, who looked at it, what went wrong with it, and what people ask about theirs. */
@Controller('api/v1')
@Needs(KEEPERS)
export class PrivacyController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(DataRequests) private readonly requests: DataRequests,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('privacy/retention')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async retention() {
    const items = await this.questions.ask(new Schedules());
    return { inForce: termsAt(items, this.clock.now()), items };
  }

  @Post('privacy/retention')
  @Needs('administrator')
  adopt(@Body() body: AdoptRetentionSchedule, @TheCall() call: Call) {
    return this.send(body, {}, call);
  }

  @Get('privacy/processing')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async processing() {
    return { items: await this.questions.ask(new ProcessingRegister()) };
  }

  @Post('privacy/processing')
  describe(@Body() body: DescribeProcessing, @TheCall() call: Call) {
    return this.send(body, {}, call);
  }

  /** Each time an official opened what is sealed: who, why, and how many people it was about. */
  @Get('privacy/openings')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  openings(@Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new Openings({ limit, cursor }));
  }

  @Get('privacy/breaches')
  @Anyone()
  @Header('vary', 'authorization, cookie')
  @UseInterceptors(FreshInterceptor)
  breaches(@Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new Breaches({ limit, cursor }));
  }

  /** The same with what exactly happened. */
  @Get('privacy/breaches/described')
  @Header('cache-control', 'private, no-store')
  described(@Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new Breaches({ limit, cursor }, 'staff'));
  }

  @Post('privacy/breaches')
  async breach(@Body() body: RecordBreach, @TheCall() call: Call) {
    const breach = this.desk.newId(call.who, call.key);
    const sent = { key: call.key, body: { ...body } };
    const receipt = await this.desk.send(body, { breach }, this.desk.as(call.who, STAFF), sent);
    return answer(call, receipt, { id: breach, location: '/api/v1/privacy/breaches' });
  }

  @Post('privacy/breaches/:id/notices')
  notify(@Id() breach: string, @Body() body: RecordBreachNotice, @TheCall() call: Call) {
    return this.send(body, { breach }, call);
  }

  @Post('privacy/breaches/:id/close')
  close(@Id() breach: string, @Body() body: CloseBreach, @TheCall() call: Call) {
    return this.send(body, { breach }, call);
  }

  @Get('privacy/holds')
  @Header('cache-control', 'private, no-store')
  holds(@Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new Holds({ limit, cursor }));
  }

  @Post('petitions/:id/hold')
  hold(@Id() petitionId: string, @Body() body: PlaceLegalHold, @TheCall() call: Call) {
    return this.send(body, { petitionId }, call);
  }

  @Post('petitions/:id/release')
  release(@Id() petitionId: string, @Body() body: LiftLegalHold, @TheCall() call: Call) {
    return this.send(body, { petitionId }, call);
  }

  @Get('me/requests')
  @Needs('citizen')
  @Header('cache-control', 'private, no-store')
  async mine(@Who() who: Caller) {
    return { items: await this.requests.of(who) };
  }

  @Post('me/requests')
  @Needs('citizen')
  async ask(@Body() body: MakeDataRequest, @TheCall() call: Call) {
    const { id, receipt } = await this.requests.make(call.who, body, { key: call.key, body: { ...body } });
    return answer(call, receipt, { id, location: '/api/v1/me/requests' });
  }

  @Delete('me/requests/:id')
  @Needs('citizen')
  async withdraw(@Id() request: string, @TheCall() call: Call) {
    return answer(call, await this.requests.withdraw(call.who, request, { key: call.key }));
  }

  @Get('privacy/requests')
  @Header('cache-control', 'private, no-store')
  asked(@Query() { state, limit, cursor }: RequestsQuery) {
    return this.questions.ask(new Asked({ state, limit, cursor }));
  }

  @Post('privacy/requests/:id/answer')
  reply(@Id() request: string, @Body() body: AnswerDataRequest, @TheCall() call: Call) {
    return this.send(body, { request, self: this.requests.selfIn(call.who, request) }, call);
  }

  private async send<C extends object>(body: C, supplied: Partial<C>, call: Call) {
    const sent = { key: call.key, body: { ...body } };
    return answer(call, await this.desk.send(body, supplied, this.desk.as(call.who, STAFF), sent));
  }
}
