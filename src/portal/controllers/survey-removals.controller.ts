import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { isUUID, validateSync } from 'class-validator';
import { ProposeInterviewRemoval } from '../../../commands/surveys/removal-commands.js';
import { StaffList } from '../../../read-models/identity.js';
import { SurveyAtOffice, type SurveyForOffice } from '../../../read-models/surveys.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Interviews } from '../../surveys/interviews.js';
import { AnswersInside } from '../../surveys/opened-answers.js';
import { SurveyOffice } from '../../write/survey-office.js';
import { Surveying } from '../../write/surveying.js';
import { say } from '../i18n/catalogue.js';
import { SurveyRemovalsPage, type SurveyRemovalsView } from '../pages/survey-removals.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Interviews that should not count: proposed by one official, confirmed by another. */
@Controller()
@Needs('officer')
@UseFilters(PageFilter)
export class SurveyRemovalsController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(SurveyOffice) private readonly office: SurveyOffice,
    @Inject(Surveying) private readonly surveying: Surveying,
    @Inject(Interviews) private readonly interviews: Interviews,
    @Inject(AnswersInside) private readonly inside: AnswersInside,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('office/surveys/:id/removals'))
  async page(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    await this.show(visit, id, {
      errors: [],
      notice: done === 'proposed' || done === 'confirmed' ? done : undefined,
    });
  }

  @Post(both('office/surveys/:id/removals'))
  async decide(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { form, lang, who } = visit;
    const confirms = form.step === 'confirm';
    const { batch = '', interviewer = '', ground = '', why = '' } = form;
    const wish = plainToInstance(ProposeInterviewRemoval, { batch, interviewer, ground, why });
    const wrong = confirms ? (isUUID(batch) ? [] : [{ property: 'batch' }]) : validateSync(wish);
    if (wrong.length > 0) {
      const errors = wrong.map(({ property }) => ({ field: property, text: say(lang).surveyRemovals.wrong }));
      return this.show(visit, id, { errors, kept: form }, 422);
    }
    const done = await this.deeds.attempt(lang, () =>
      confirms
        ? this.office.confirmRemoval(who, id, batch, { key: form.key })
        : this.office.proposeRemoval(who, id, wish, { key: form.key }),
    );
    if ('errors' in done) return this.show(visit, id, { errors: done.errors, kept: form }, 422);
    this.pages.goTo(visit, withQuery(paths(lang).surveyRemovals(id), { done: confirms ? 'confirmed' : 'proposed' }));
  }

  private async show(
    visit: Visit,
    id: string,
    more: Pick<SurveyRemovalsView, 'errors' | 'notice' | 'kept'>,
    status = 200,
  ): Promise<void> {
    const survey = await this.one(id);
    const [proposed, { broughtBy }, staff, frame] = await Promise.all([
      this.inside.proposedRemovals(id),
      this.interviews.of(id),
      this.questions.ask((now) => new StaffList({ now, limit: 100 })),
      this.pages.frame(visit),
    ]);
    const sent = new Set([...Object.keys(survey.fieldwork), ...broughtBy.map(({ interviewer }) => interviewer)]);
    const names = new Map(staff.items.map(({ staff: one, name }) => [one, name && 'name' in name ? name.name : one]));
    const interviewers = [...sent].map((one) => ({
      ...{ staff: one, name: names.get(one) ?? one },
      brought: broughtBy.reduce((sum, { interviewer, n }) => sum + (interviewer === one ? n : 0), 0),
    }));
    const self = this.surveying.interviewer(visit.who);
    const view = { frame, survey, proposed, interviewers, self, ...more };
    this.pages.send(visit, SurveyRemovalsPage(view, visit.lang), status);
  }

  private async one(id: string): Promise<SurveyForOffice> {
    const survey = await this.questions.ask(new SurveyAtOffice(id));
    if (survey?.kind !== 'sample' || survey.status === 'draft')
      throw new NotFoundException({ type: 'urn:ghia:survey.not-found' });
    return survey;
  }
}
