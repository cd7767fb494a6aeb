import { Body, Controller, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { SurveyAtOffice } from '../../read-models/surveys.js';
import { Questions } from '../read/questions.js';
import { Interviews } from '../surveys/interviews.js';
import { quotasOf } from '../surveys/quotas.js';
import { Surveying } from '../write/surveying.js';
import { type Call, TheCall } from './call.js';
import { found } from './found.js';
import { FieldworkBody } from './surveys.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Interviewers: what they are sent out with, and what they bring back. */
@Controller('api/v1/surveys/:id/fieldwork')
@Needs('interviewer')
export class FieldworkController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Surveying) private readonly surveying: Surveying,
    @Inject(Interviews) private readonly interviews: Interviews,
  ) {}

  /** The questions, one’s own quotas, and how far they are filled by all. */
  @Get()
  @Header('cache-control', 'private, no-store')
  async mine(@Id() id: string, @TheCall() { who }: Call) {
    const survey = found(await this.questions.ask(new SurveyAtOffice(id)), 'survey');
    const { title, status, version, questions, closes } = survey;
    const quotas = quotasOf(survey, this.surveying.interviewer(who), await this.interviews.of(id));
    return { survey: id, title, status, version, questions, closes, quotas };
  }

  /** Each draft comes in once; of each it is said whether it is in, or why not. */
  @Post()
  @HttpCode(200)
  async sync(@Id() id: string, @Body() { drafts }: FieldworkBody, @TheCall() { who }: Call) {
    return { items: await this.surveying.sync(who, id, drafts) };
  }
}
