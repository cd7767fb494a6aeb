import {
  BadRequestException,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Post,
  Query,
  UseFilters,
} from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  AcknowledgeReport,
  RefuseReport,
  ReopenReport,
  ResolveReport,
  StartReport,
} from '../../../commands/smart-map/commands.js';
import { DISTRICTS } from '../../../events/districts.js';
import { REPORT_STATUSES, type ReportStatus } from '../../../read-models/report-documents.js';
import { ReportById, ReportsList } from '../../../read-models/reports.js';
import { OpenByDistrict } from '../../../read-models/reports-by-district.js';
import { Limits } from '../../http/limits.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Districts } from '../../map/districts.js';
import { Photos } from '../../photos/photos.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { Desk } from '../../write/desk.js';
import { Reporting } from '../../write/reporting.js';
import { say } from '../i18n/catalogue.js';
import { holds } from '../office-rooms.js';
import { ReportPage, type ReportPageView } from '../pages/report.js';
import { ReportsListPage } from '../pages/reports-list.js';
import { paths, withQuery } from '../paths.js';
import { Deeds, type Done } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { both, known, plain, Uuid } from './route.js';
import { withoutGone } from './shown-photos.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Notice = NonNullable<ReportPageView['notice']>;
const STEPS = { acknowledge: AcknowledgeReport, start: StartReport } as const;

/** The Smart Map: reports as they are, and what those involved say and do. */
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
    @Inject(Photos) private readonly photos: Photos,
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
    const [listed, counts, frame] = await Promise.all([
      this.questions.ask(new ReportsList(wanted)),
      this.questions.ask(new OpenByDistrict(DISTRICTS)),
      this.pages.frame(visit),
    ]);
    const found = { ...listed, items: listed.items.map((one) => withoutGone(one, this.photos)) };
    this.pages.send(
      visit,
      ReportsListPage({ frame, wanted, found, named, districts: this.districts, counts }, visit.lang),
    );
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
    const [found, { questions: all, ...named }, frame] = await Promise.all([
      this.questions.ask(new ReportById(id, officer ? 'staff' : 'public')),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    if (!found) throw new NotFoundException();
    const report = withoutGone(found, this.photos);
    const questions = all.get(report.category) ?? [];
    const standing = who.person === undefined ? null : (await this.reporting.standing(who, id)).standing;
    this.pages.send(
      visit,
      ReportPage({ errors: [], ...more, frame, report, named, questions, standing, officer }, visit.lang),
      status,
    );
  }
}
