import { Body, Controller, Get, Header, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Command } from '../../commands/command.js';
import {
  AdmitPetition,
  AnswerPetition,
  DecideAppeal,
  FollowUpPetition,
  RecordRefusalNotice,
  RefusePetition,
  RegisterPetition,
} from '../../commands/petitions/office-commands.js';
import { AdoptRegulation } from '../../commands/petitions/regulation-commands.js';
import { ModerationQueue } from '../../read-models/petitions-office.js';
import { Clock } from '../clock.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Answers } from '../write/answers.js';
import { Desk } from '../write/desk.js';
import { answer, type Call, TheCall } from './call.js';
import { QueueQuery } from './petitions.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What officials do with petitions. They act under their office's pseudonym, the same everywhere. */
@Controller('api/v1/petitions')
export class PetitionsOfficeController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('queue')
  @Needs(['moderator', 'mayor-office', 'officer', 'register-clerk'])
  @Header('cache-control', 'private, no-store')
  queue(@Query() { kind, waitsFor, band, limit, cursor }: QueueQuery) {
    return this.questions.ask(new ModerationQueue({ kind, waitsFor, band, limit, cursor, now: this.clock.now() }));
  }

  @Post(':id/admit')
  @Needs('moderator')
  admit(@Id() petitionId: string, @Body() body: AdmitPetition, @TheCall() call: Call) {
    return this.send(body, { petitionId }, call);
  }

  @Post(':id/refuse')
  @Needs('moderator')
  refuse(@Id() petitionId: string, @Body() body: RefusePetition, @TheCall() call: Call) {
    return this.send(body, { petitionId }, call);
  }

  /** An official has told the author of a refusal in another way than by message. */
  @Post(':id/refusal-notice')
  @Needs('moderator')
  noticeGiven(@Id() petitionId: string, @Body() body: RecordRefusalNotice, @TheCall() call: Call) {
    return this.send(body, { petitionId, way: 'office' }, call);
  }

  @Post(':id/register')
  @Needs(['register-clerk', 'officer', 'moderator'])
  register(@Id() petitionId: string, @Body() body: RegisterPetition, @TheCall() call: Call) {
    return this.send(body, { petitionId }, call);
  }

  @Post(':id/appeal/decide')
  @Needs(['moderator', 'mayor-office'])
  decideAppeal(@Id() petitionId: string, @Body() body: DecideAppeal, @TheCall() call: Call) {
    return this.send(body, { petitionId }, call);
  }

  @Post(':id/answer')
  @Needs('mayor-office')
  async answer(@Id() petitionId: string, @Body() body: AnswerPetition, @TheCall() call: Call) {
    return this.send(body, { petitionId, latest: await this.answers.latest(petitionId) }, call);
  }

  @Post(':id/follow-up')
  @Needs('mayor-office')
  followUp(@Id() petitionId: string, @Body() body: FollowUpPetition, @TheCall() call: Call) {
    return this.send(body, { petitionId }, call);
  }

  @Post('regulations')
  @Needs('administrator')
  adopt(@Body() body: AdoptRegulation, @TheCall() call: Call) {
    return this.send(body, {}, call);
  }

  private async send<C extends Command>(command: C, supplied: Partial<C>, call: Call) {
    const acting = this.desk.as(call.who, STAFF);
    const body = { ...command };
    return answer(call, await this.desk.send(command, supplied, acting, { key: call.key, body }));
  }
}
