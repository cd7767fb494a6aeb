import { Controller, Get, Inject, Post, Query, UnauthorizedException, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  AppealHiding,
  ConfirmReportFixed,
  FileReport,
  LeaveReport,
  ReopenReport,
  SupportReport,
} from '../../../commands/smart-map/commands.js';
import { DISTRICTS } from '../../../events/districts.js';
import { REPORT_STATUSES, type ReportStatus } from '../../../read-models/report-documents.js';
import { Categories, ReportsList } from '../../../read-models/reports.js';
import { OpenByDistrict } from '../../../read-models/reports-by-district.js';
import { Limits } from '../../http/limits.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Districts } from '../../map/districts.js';
import { Questions } from '../../read/questions.js';
import { Reporting } from '../../write/reporting.js';
import { say } from '../i18n/catalogue.js';
import { NewReportPage, type NewReportView } from '../pages/report-new.js';
import { ReportsListPage } from '../pages/reports-list.js';
import { paths, withQuery } from '../paths.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { answerErrors, answersOf, refilled } from './report-answers.js';
import { namesOf } from './report-names.js';
import { type Notice, ReportPages } from './report-pages.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Open reports that are shown before another like them is sent. */
const SIMILAR = 5;

/** The Smart Map: reports as they are, reporting one, and what those involved say and do. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ReportPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(ReportPages) private readonly reports: ReportPages,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Districts) private readonly districts: Districts,
  ) {}

  @Get(both('reports'))
  @Anyone()
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { q, cursor, ...rest } = plain(asked);
    if (q) await this.limits.take('search', visit.request, visit.reply);
    const named = await namesOf(this.questions);
    const wanted = {
      ...{ q: q?.slice(0, 200), cursor, district: known(DISTRICTS, rest.district) },
      category: known(named.categories.keys(), rest.category),
      status: known<ReportStatus | 'open'>(['open', ...REPORT_STATUSES], rest.status),
    };
    const [found, counts, frame] = await Promise.all([
      this.questions.ask(new ReportsList(wanted)),
      this.questions.ask(new OpenByDistrict(DISTRICTS)),
      this.pages.frame(visit),
    ]);
    this.pages.send(
      visit,
      ReportsListPage({ frame, wanted, found, named, districts: this.districts, counts }, visit.lang),
    );
  }

  /** Anyone may see what can be reported, and what is for 112; the rest is for those who are signed in. */
  @Get(both('reports/new'))
  @Anyone()
  async form(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    if (asked.category !== undefined && visit.who.level < 1) throw new UnauthorizedException();
    await this.showForm(visit, { kept: plain(asked), errors: [] });
  }

  /** Those that may be the same are shown once; then it is sent. */
  @Post(both('reports/new'))
  async file(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    this.pages.mustBeOurs(visit);
    const { category = '' } = plain(asked);
    const chosen = (await this.questions.ask(new Categories())).find((one) => one.category === category);
    if (!chosen) {
      const errors = [{ field: 'category', text: say(visit.lang).reports.form.errors.category }];
      return this.showForm(visit, { kept: { description: visit.form.description }, errors }, 422);
    }
    const { district, address, description, display, anyway, key } = visit.form;
    const kept = { ...visit.form, ...refilled(visit, chosen) };
    const answers = answersOf(visit, chosen);
    const wish = plainToInstance(FileReport, {
      ...{ category, district, address, description, language: visit.lang },
      ...{ answers, display: display === 'name' ? 'name' : 'none' },
    });
    const t = say(visit.lang).reports.form;
    const wrong = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path.split('.')[0]!))];
    const words: Readonly<Record<string, string>> = t.errors;
    const errors = [
      ...wrong.map((field) => ({ field, text: words[field] ?? say(visit.lang).errors[422].text })),
      ...answerErrors(chosen, answers, visit.lang),
    ];
    if (errors.length > 0) return this.showForm(visit, { chosen, kept, errors }, 422);
    if (anyway !== 'yes') {
      const like = new ReportsList({ category, district, status: 'open', limit: SIMILAR });
      const { items: similar } = await this.questions.ask(like);
      if (similar.length > 0) return this.showForm(visit, { chosen, kept, errors: [], similar });
    }
    const sent = { key, body: { ...wish } };
    let id = '';
    const done = await this.deeds.attempt(visit.lang, async () => {
      const filed = await this.reporting.file(visit.who, wish, 'portal', sent);
      id = filed.id;
      return filed.receipt;
    });
    if ('errors' in done) return this.showForm(visit, { chosen, kept, errors: done.errors, similar: [] }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).report(id), { done: 'filed' }));
  }

  @Get(both('reports/:id'))
  @Anyone()
  async page(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    const { notices } = say(visit.lang).reports;
    await this.reports.show(visit, id, { notice: done && Object.hasOwn(notices, done) ? (done as Notice) : undefined });
  }

  @Post(both('reports/:id/support'))
  support(@TheVisit() visit: Visit, @Uuid() id: string) {
    const deed = { deed: 'support', notice: 'supported', Wish: SupportReport, fields: {} } as const;
    return this.reports.deed(visit, id, deed, (_, sent) => this.reporting.support(visit.who, id, sent));
  }

  @Post(both('reports/:id/leave'))
  leave(@TheVisit() visit: Visit, @Uuid() id: string) {
    const deed = { deed: 'leave', notice: 'left', Wish: LeaveReport, fields: {} } as const;
    return this.reports.deed(visit, id, deed, (_, sent) => this.reporting.leave(visit.who, id, sent));
  }

  @Post(both('reports/:id/confirm'))
  confirm(@TheVisit() visit: Visit, @Uuid() id: string) {
    const deed = { deed: 'confirm', notice: 'confirmed', Wish: ConfirmReportFixed, fields: {} } as const;
    return this.reports.deed(visit, id, deed, (_, sent) => this.reporting.confirm(visit.who, id, sent));
  }

  @Post(both('reports/:id/reopen'))
  reopen(@TheVisit() visit: Visit, @Uuid() id: string) {
    const fields = { text: visit.form.text };
    const deed = { deed: 'reopen', notice: 'reopened', Wish: ReopenReport, fields } as const;
    return this.reports.deed(visit, id, deed, (wish, sent) => this.reporting.reopen(visit.who, id, wish, sent));
  }

  /** Against its being hidden. */
  @Post(both('reports/:id/appeal'))
  appeal(@TheVisit() visit: Visit, @Uuid() id: string) {
    const fields = { text: visit.form.text };
    const deed = { deed: 'appeal', notice: 'appealed', Wish: AppealHiding, fields } as const;
    return this.reports.deed(visit, id, deed, (wish, sent) => this.reporting.appeal(visit.who, id, wish, sent));
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
    this.pages.send(visit, NewReportPage({ frame, categories, named, ...more, chosen }, visit.lang), status);
  }
}
