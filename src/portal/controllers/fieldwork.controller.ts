import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { SurveyAtOffice, type SurveyForOffice } from '../../../read-models/surveys.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Refused } from '../../refused.js';
import { Interviews } from '../../surveys/interviews.js';
import { quotasOf } from '../../surveys/quotas.js';
import { Surveying } from '../../write/surveying.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { refusalSentence } from '../pages/error.js';
import { FieldworkPage, type FieldworkView } from '../pages/survey-fieldwork.js';
import { paths } from '../paths.js';
import { filledWith, NOTHING_FILLED, readFrom } from '../survey-steps.js';
import { withQuery } from '../with-query.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** The interviewer's page. A script keeps interviews on the telephone; without one each goes at once. */
@Controller()
@Needs('interviewer')
@UseFilters(PageFilter)
export class FieldworkPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Surveying) private readonly surveying: Surveying,
    @Inject(Interviews) private readonly interviews: Interviews,
  ) {}

  @Get(both('surveys/:id/fieldwork'))
  async page(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    await this.show(visit, await this.one(id), { errors: [], recorded: done === 'recorded' });
  }

  @Post(both('surveys/:id/fieldwork'))
  async take(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { form, all, lang } = visit;
    const survey = await this.one(id);
    const said = readFrom(survey.questions, { one: (name) => form[name], all });
    const filled = filledWith(NOTHING_FILLED, [], said, survey.questions);
    const { draft = '', stratum = '' } = form;
    const again = (code: string) => {
      const text = refusalSentence(code as never, lang) ?? say(lang).errors[422].text;
      return this.show(visit, survey, { errors: [{ field: '', text }], filled, stratum }, 422);
    };
    if (!isUUID(draft)) return again('answer.wrong-version');
    const one = {
      draft,
      stratum,
      version: Number(form.version),
      answers: { ...filled.answers },
      others: { ...filled.others },
    };
    try {
      const [synced] = await this.surveying.sync(visit.who, id, [one]);
      if (!synced?.synced) return again(synced?.refused ?? '');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return again(error.refusal.refused);
    }
    this.pages.goTo(visit, withQuery(paths(lang).fieldwork(id), { done: 'recorded' }));
  }

  private async show(
    visit: Visit,
    survey: SurveyForOffice,
    more: Pick<FieldworkView, 'filled' | 'stratum' | 'recorded'> & { readonly errors: readonly FormError[] },
    status = 200,
  ): Promise<void> {
    const frame = await this.pages.frame(visit);
    const quotas = quotasOf(survey, this.surveying.interviewer(visit.who), await this.interviews.of(survey.id));
    this.pages.send(visit, FieldworkPage({ frame, survey, quotas, ...more }, visit.lang), status);
  }

  private async one(id: string): Promise<SurveyForOffice> {
    const survey = await this.questions.ask(new SurveyAtOffice(id));
    if (survey?.kind !== 'sample' || survey.status !== 'open')
      throw new NotFoundException({ type: 'urn:ghia:survey.not-found' });
    return survey;
  }
}
