import {
  Body,
  Controller,
  Get,
  Header,
  HttpException,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { CodeTexts } from '../../commands/surveys/answer-commands.js';
import {
  AdoptCodebook,
  AdoptQuestionnaire,
  AssignFieldwork,
  DraftSurvey,
  type OfSurvey,
  OpenSurvey,
  PlanSurveyMethod,
} from '../../commands/surveys/commands.js';
import { ProposeInterviewRemoval } from '../../commands/surveys/removal-commands.js';
import { SurveyAtOffice } from '../../read-models/surveys.js';
import { Questions } from '../read/questions.js';
import { Interviews } from '../surveys/interviews.js';
import { SurveyOffice } from '../write/survey-office.js';
import { answer, type Call, sentBy, TheCall } from './call.js';
import { found } from './found.js';
import { InvitationsBody, TextsQuery } from './surveys.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What officials do who run surveys. */
@Controller('api/v1/surveys')
@Needs('officer')
export class SurveysOfficeController {
  constructor(
    @Inject(SurveyOffice) private readonly office: SurveyOffice,
    @Inject(Interviews) private readonly interviews: Interviews,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Post()
  async draft(@Body() body: DraftSurvey, @TheCall() call: Call) {
    const { id, receipt } = await this.office.draft(call.who, body, sentBy(call, body));
    return answer(call, receipt, { id, location: `/api/v1/surveys/${id}` });
  }

  /** Also a draft; and how many have answered in each part of the sample. */
  @Get(':id/office')
  @Needs(['officer', 'auditor'])
  @Header('cache-control', 'private, no-store')
  async whole(@Id() id: string) {
    const survey = found(await this.questions.ask(new SurveyAtOffice(id)), 'survey');
    const { answersBy } = await this.interviews.of(id);
    return { ...survey, answersBy, quotas: await this.office.quotas(id) };
  }

  @Post(':id/questionnaire')
  adopt(@Id() id: string, @Body() body: AdoptQuestionnaire, @TheCall() call: Call) {
    return this.step(id, body, call);
  }

  @Post(':id/method')
  plan(@Id() id: string, @Body() body: PlanSurveyMethod, @TheCall() call: Call) {
    return this.step(id, body, call);
  }

  @Post(':id/open')
  async open(@Id() id: string, @Body() body: OpenSurvey, @TheCall() call: Call) {
    return answer(call, await this.office.open(call.who, id, body, sentBy(call, body)));
  }

  /** Letters come back with their codes, this once. */
  @Post(':id/invitations')
  @Header('cache-control', 'no-store')
  async invite(@Id() id: string, @Body() { counts = [], to = [], ...body }: InvitationsBody, @TheCall() call: Call) {
    if (body.channel === 'paper' ? counts.length === 0 || to.length > 0 : to.length === 0 || counts.length > 0)
      throw new HttpException({ type: 'urn:ghia:request.invalid' }, 400);
    const people = to.map(({ stratum, email, phone }) => ({
      stratum,
      to: { ...(email && { email }), ...(phone && { phone }) },
    }));
    if (
      people.some(
        ({ to: { email, phone } }) => (body.channel === 'email' ? !email : !phone) && body.channel !== 'paper',
      )
    )
      throw new HttpException({ type: 'urn:ghia:request.invalid' }, 400);
    const { receipt, letters } = await this.office.invite(call.who, id, { ...body, counts, to: people });
    return { ...answer(call, receipt), letters };
  }

  @Post(':id/assignments')
  assign(@Id() id: string, @Body() body: AssignFieldwork, @TheCall() call: Call) {
    return this.step(id, body, call);
  }

  /** An interviewer’s work should not count, says one official … */
  @Post(':id/removals')
  async proposeRemoval(@Id() id: string, @Body() body: ProposeInterviewRemoval, @TheCall() call: Call) {
    return answer(call, await this.office.proposeRemoval(call.who, id, body, { key: call.key }));
  }

  /** … and another confirms it. */
  @Post(':id/removals/:batch/confirm')
  async confirmRemoval(@Id() id: string, @Param('batch', ParseUUIDPipe) batch: string, @TheCall() call: Call) {
    return answer(call, await this.office.confirmRemoval(call.who, id, batch, { key: call.key }));
  }

  @Post(':id/close')
  async close(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.office.close(call.who, id, { key: call.key }));
  }

  @Post(':id/codebook')
  codebook(@Id() id: string, @Body() body: AdoptCodebook, @TheCall() call: Call) {
    return this.step(id, body, call);
  }

  /** What was written in answer to one question. */
  @Get(':id/texts')
  @Header('cache-control', 'private, no-store')
  async texts(@Id() id: string, @Query() { question }: TextsQuery) {
    return { items: await this.office.texts(id, question) };
  }

  @Post(':id/codings')
  async code(@Id() id: string, @Body() body: CodeTexts, @TheCall() call: Call) {
    return answer(call, await this.office.code(call.who, id, body, sentBy(call, body)));
  }

  @Post(':id/publish')
  async publish(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.office.publish(call.who, id, { key: call.key }));
  }

  private async step(id: string, body: OfSurvey, call: Call) {
    return answer(call, await this.office.step(call.who, id, body, sentBy(call, body)));
  }
}
