import {
  BadRequestException,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Post,
  Query,
  UnauthorizedException,
  UseFilters,
} from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  AcknowledgeReport,
  FileReport,
  RefuseReport,
  ReopenReport,
  ResolveReport,
  StartReport,
} from '../../../commands/smart-map/commands.js';
import { DISTRICTS } from '../../../events/districts.js';
import { REPORT_STATUSES, type ReportStatus } from '../../../read-models/report-documents.js';
import { Categories, ReportById, ReportsList } from '../../../read-models/reports.js';
import { OpenByDistrict } from '../../../read-models/reports-by-district.js';
import { Limits } from '../../http/limits.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Districts } from '../../map/districts.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { Desk } from '../../write/desk.js';
import { Reporting } from '../../write/reporting.js';
import { say } from '../i18n/catalogue.js';
import { holds } from '../office-rooms.js';
import { ReportPage, type ReportPageView } from '../pages/report.js';
import { NewReportPage, type NewReportView } from '../pages/report-new.js';
import { ReportsListPage } from '../pages/reports-list.js';
import { paths, withQuery } from '../paths.js';
import { Deeds, type Done } from './deeds.js';
import { topicsAbout } from './forum-names.js';
import { PageFilter } from './page.filter.js';
import { answerErrors, answersOf, refilled } from './report-answers.js';
import { namesOf } from './report-names.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Notice = NonNullable<ReportPageView['notice']>;
/** Open reports that are shown before another like them is sent. */
const SIMILAR = 5;
const STEPS = { acknowledge: AcknowledgeReport, start: StartReport } as const;

/** The Smart Map: reports as they are, reporting one, and what those involved say and do. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ReportPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(Desk) private readonly desk: Desk,
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
    await this.show(visit, id, { notice: done && Object.hasOwn(notices, done) ? (done as Notice) : undefined });
  }

  @Post(both('reports/:id/support'))
  support(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'supported', (sent) => this.reporting.support(visit.who, id, sent));
  }

  @Post(both('reports/:id/leave'))
  leave(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'left', (sent) => this.reporting.leave(visit.who, id, sent));
  }

  @Post(both('reports/:id/confirm'))
  confirm(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'confirmed', (sent) => this.reporting.confirm(visit.who, id, sent));
  }

  @Post(both('reports/:id/reopen'))
  reopen(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text } = visit.form;
    const wish = plainToInstance(ReopenReport, { text });
    if (validateSync(wish).length > 0) return this.showWrong(visit, id, 'text', { text });
    return this.deed(visit, id, 'reopened', (sent) => this.reporting.reopen(visit.who, id, wish, sent));
  }

  @Post(both('reports/:id/step'))
  @Needs('officer')
  step(@TheVisit() visit: Visit, @Uuid() id: string) {
    const Step = (STEPS as Readonly<Record<string, (typeof STEPS)[keyof typeof STEPS]>>)[visit.form.step ?? ''];
    if (!Step) throw new BadRequestException();
    return this.deed(visit, id, 'done', (sent) => this.office(visit, id, new Step(), sent));
  }

  @Post(both('reports/:id/resolve'))
  @Needs('officer')
  resolve(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text } = visit.form;
    const wish = plainToInstance(ResolveReport, { text });
    if (validateSync(wish).length > 0) return this.showWrong(visit, id, 'resolve-text', { text });
    return this.deed(visit, id, 'done', (sent) => this.office(visit, id, wish, sent));
  }

  @Post(both('reports/:id/refuse'))
  @Needs('officer')
  refuse(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text, ground } = visit.form;
    const wish = plainToInstance(RefuseReport, { text, ground });
    if (validateSync(wish).length > 0) return this.showWrong(visit, id, 'refuse-text', { text, ground });
    return this.deed(visit, id, 'done', (sent) => this.office(visit, id, wish, sent));
  }

  private office(visit: Visit, report: string, wish: object, sent: { key: string | undefined; body: object }) {
    const supplied = { report, self: this.reporting.selfIn(visit.who, report) };
    return this.desk.send(wish as AcknowledgeReport, supplied, this.desk.as(visit.who, STAFF), sent);
  }

  private async deed(
    visit: Visit,
    id: string,
    notice: Notice,
    does: (sent: { key: string | undefined; body: object }) => Promise<Receipt>,
  ): Promise<void> {
    this.pages.mustBeOurs(visit);
    const { key, csrf: _, ...body } = visit.form;
    const done: Done = await this.deeds.attempt(visit.lang, () => does({ key, body }));
    if ('errors' in done) return this.show(visit, id, { errors: done.errors, kept: body }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).report(id), { done: notice }));
  }

  private showWrong(visit: Visit, id: string, field: string, kept: ReportPageView['kept']): Promise<void> {
    this.pages.mustBeOurs(visit);
    return this.show(visit, id, { errors: [{ field, text: say(visit.lang).reports.form.errors.text }], kept }, 422);
  }

  private async show(visit: Visit, id: string, more: Partial<ReportPageView>, status = 200): Promise<void> {
    const { who } = visit;
    const officer = holds(who.roles, ['officer']);
    const [report, { questions: all, ...named }, frame] = await Promise.all([
      this.questions.ask(new ReportById(id, officer ? 'staff' : 'public')),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    if (!report) throw new NotFoundException();
    const questions = all.get(report.category) ?? [];
    const standing = who.person === undefined ? null : (await this.reporting.standing(who, id)).standing;
    const topics = await topicsAbout(this.questions, id);
    const view = { errors: [], ...more, frame, report, named, questions, standing, officer, topics };
    this.pages.send(visit, ReportPage(view, visit.lang), status);
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
