import { Controller, Get, Inject, NotFoundException, Query, UseFilters } from '@nestjs/common';
import type { Results } from '../../../projections/surveys/statistics/results.js';
import { SURVEY_STATUSES } from '../../../read-models/survey-documents.js';
import { SurveyById, SurveysList, type SurveyView } from '../../../read-models/surveys.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { PublishedSurveys } from '../../surveys/published.js';
import { SurveyPage } from '../pages/survey.js';
import { SurveyMethodPage } from '../pages/survey-method.js';
import { SurveyResultsPage } from '../pages/survey-results.js';
import { SurveysPage } from '../pages/surveys.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Surveys as anyone may read them. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class SurveyPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(PublishedSurveys) private readonly published: PublishedSurveys,
  ) {}

  @Get(both('surveys'))
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { status, cursor } = plain(asked);
    const wanted = { status: known(SURVEY_STATUSES, status), cursor };
    const [found, frame] = await Promise.all([this.questions.ask(new SurveysList(wanted)), this.pages.frame(visit)]);
    this.pages.send(visit, SurveysPage({ frame, wanted, found }, visit.lang));
  }

  @Get(both('surveys/:id'))
  async survey(@TheVisit() visit: Visit, @Uuid() id: string) {
    const [survey, frame] = await Promise.all([this.one(id), this.pages.frame(visit)]);
    this.pages.send(visit, SurveyPage({ frame, survey }, visit.lang));
  }

  @Get(both('surveys/:id/method'))
  async method(@TheVisit() visit: Visit, @Uuid() id: string) {
    const [survey, frame] = await Promise.all([this.one(id), this.pages.frame(visit)]);
    this.pages.send(visit, SurveyMethodPage({ frame, survey }, visit.lang));
  }

  @Get(both('surveys/:id/results'))
  async results(@TheVisit() visit: Visit, @Uuid() id: string) {
    const [survey, frame] = await Promise.all([this.one(id), this.pages.frame(visit)]);
    const results = survey.results && (await this.published.of<Results>(survey.results.digest));
    if (!results) throw new NotFoundException({ type: 'urn:ghia:survey.not-found' });
    this.pages.send(visit, SurveyResultsPage({ frame, survey, results }, visit.lang));
  }

  private async one(id: string): Promise<SurveyView> {
    const survey = await this.questions.ask(new SurveyById(id));
    if (!survey) throw new NotFoundException({ type: 'urn:ghia:survey.not-found' });
    return survey;
  }
}
