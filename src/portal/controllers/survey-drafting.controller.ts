import { Controller, Get, Inject, Post, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DraftSurvey } from '../../../commands/surveys/commands.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { SurveyOffice } from '../../write/survey-office.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { NewSurveyPage } from '../pages/survey-new.js';
import { paths } from '../paths.js';
import { draftIn, questionsIn } from '../survey-draft.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Drafting surveys, question by question. */
@Controller()
@Needs('officer')
@UseFilters(PageFilter)
export class SurveyDraftingPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(SurveyOffice) private readonly office: SurveyOffice,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('office/surveys/new'))
  async form(@TheVisit() visit: Visit) {
    this.pages.send(visit, NewSurveyPage({ frame: await this.pages.frame(visit), kept: {}, errors: [] }, visit.lang));
  }

  @Post(both('office/surveys/new'))
  async draft(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { form, lang } = visit;
    const t = say(lang).surveyOffice.draft;
    const again = async (kept: Visit['form'], errors: readonly FormError[], status = 422) =>
      this.pages.send(visit, NewSurveyPage({ frame: await this.pages.frame(visit), kept, errors }, lang), status);
    if (form.step === 'more') return again({ ...form, count: String(questionsIn(form) + 1) }, [], 200);
    const body = draftIn(form);
    if (!body) return again(form, [{ field: 'cells', text: t.wrongCells }]);
    const wish = plainToInstance(DraftSurvey, body);
    const wrong = mistakes(validateSync(wish, { whitelist: true, forbidNonWhitelisted: true }));
    if (wrong.length > 0) return again(form, [{ field: fieldOf(wrong[0]!.path), text: t.wrong }]);
    let id = '';
    const done = await this.deeds.attempt(lang, async () => {
      const drafted = await this.office.draft(visit.who, wish, { key: form.key, body });
      id = drafted.id;
      return drafted.receipt;
    });
    if ('errors' in done) return again(form, done.errors);
    this.pages.goTo(visit, withQuery(paths(lang).surveyDesk(id), { done: 'drafted' }));
  }
}

/** Where in the form a mistake of the draft stands. */
function fieldOf(path: string): string {
  const [first = '', second = ''] = path.split('.');
  if (first === 'questions') return `q${Number(second) + 1}-label-ka`;
  if (first === 'method') return second === 'sample' ? 'cells' : second;
  return `${first}-ka`;
}
