import { Controller, Get, Inject, Post, Query, UnauthorizedException, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { FileReport } from '../../../commands/smart-map/commands.js';
import { Categories } from '../../../read-models/reports.js';
import { Limits } from '../../http/limits.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { BASE_MAP, type BaseMapSet, toldOf } from '../../map/base-map.js';
import { Photos } from '../../photos/photos.js';
import { Questions } from '../../read/questions.js';
import { Reporting } from '../../write/reporting.js';
import { say } from '../i18n/catalogue.js';
import { NewReportPage, type NewReportView } from '../pages/report-new.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { attached, readPhotoForm } from './photo-form.js';
import { answerErrors, answersOf, refilled } from './report-answers.js';
import { namesOf } from './report-names.js';
import { similarTo, whereIn } from './report-place.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Reporting a problem: what it is, where it is, and photos of it. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ReportFilingController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(Photos) private readonly photos: Photos,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(BASE_MAP) private readonly base: BaseMapSet,
  ) {}

  /** Anyone may see what can be reported, and what is for 112; the rest is for those who are signed in. */
  @Get(both('reports/new'))
  @Anyone()
  async form(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    if (asked.category !== undefined && visit.who.level < 1) throw new UnauthorizedException();
    await this.showForm(visit, { kept: plain(asked), errors: [] });
  }

  /** Those that may be the same are shown once; then it is sent. */
  @Post(both('reports/new'))
  async file(@TheVisit() asking: Visit, @Query() asked: Record<string, unknown>) {
    const form = await readPhotoForm(asking);
    if (!form) {
      const errors = [{ field: 'photos', text: say(asking.lang).photos.tooMuch }];
      return this.showForm(asking, { kept: plain(asked), errors }, 413);
    }
    const { visit } = form;
    this.pages.mustBeOurs(visit);
    const { category = '' } = plain(asked);
    const chosen = (await this.questions.ask(new Categories())).find((one) => one.category === category);
    if (!chosen) {
      const errors = [{ field: 'category', text: say(visit.lang).reports.form.errors.category }];
      return this.showForm(visit, { kept: { description: visit.form.description }, errors }, 422);
    }
    const { description, display, anyway, key } = visit.form;
    const where = whereIn(visit.form);
    const { names: photos, errors: ofPhotos } = await attached(form, this.photos, this.limits);
    const kept = { ...visit.form, ...refilled(visit, chosen) };
    const answers = answersOf(visit, chosen);
    const wish = plainToInstance(FileReport, {
      ...{ category, ...where, description, language: visit.lang },
      ...{ answers, display: display === 'name' ? 'name' : 'none' },
    });
    const t = say(visit.lang).reports.form;
    const wrong = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path.split('.')[0]!))];
    const words: Readonly<Record<string, string>> = t.errors;
    const errors = [
      ...wrong.map((field) => ({ field, text: words[field] ?? say(visit.lang).errors[422].text })),
      ...answerErrors(chosen, answers, visit.lang),
      ...ofPhotos,
    ];
    if (errors.length > 0) return this.showForm(visit, { chosen, kept, photos, errors }, 422);
    if (anyway !== 'yes') {
      const like = await similarTo(this.questions, category, where);
      if (like.similar.length > 0) return this.showForm(visit, { chosen, kept, photos, errors: [], ...like });
    }
    const sent = { key, body: { ...wish } }; // without its photos: sent twice, they are uploaded twice under other names
    wish.photos = [...photos];
    let id = '';
    const done = await this.deeds.attempt(visit.lang, async () => {
      const filed = await this.reporting.file(visit.who, wish, 'portal', sent);
      id = filed.id;
      return filed.receipt;
    });
    if ('errors' in done) return this.showForm(visit, { chosen, kept, photos, errors: done.errors, similar: [] }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).report(id), { done: 'filed' }));
  }

  private async showForm(
    visit: Visit,
    more: Pick<NewReportView, 'kept' | 'errors'> & Partial<NewReportView>,
    status = 200,
  ): Promise<void> {
    const [categories, named, frame] = await Promise.all([
      this.questions.ask(new Categories()),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    const chosen =
      more.chosen ?? categories.find(({ category, emergency }) => category === more.kept.category && !emergency);
    this.pages.send(
      visit,
      NewReportPage({ frame, categories, named, base: toldOf(this.base), ...more, chosen }, visit.lang),
      status,
    );
  }
}
