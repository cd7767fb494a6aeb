import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import {
  AppealHiding,
  ConfirmReportFixed,
  LeaveReport,
  ReopenReport,
  SupportReport,
} from '../../../commands/smart-map/commands.js';
import { DISTRICTS } from '../../../events/districts.js';
import { REPORT_STATUSES, type ReportStatus } from '../../../read-models/report-documents.js';
import { ReportsList } from '../../../read-models/reports.js';
import { OpenByDistrict } from '../../../read-models/reports-by-district.js';
import { Limits } from '../../http/limits.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Districts } from '../../map/districts.js';
import { Photos } from '../../photos/photos.js';
import { Questions } from '../../read/questions.js';
import { Reporting } from '../../write/reporting.js';
import { say } from '../i18n/catalogue.js';
import { ReportsListPage } from '../pages/reports-list.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { type Notice, ReportPages } from './report-pages.js';
import { both, known, plain, Uuid } from './route.js';
import { withoutGone } from './shown-photos.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** The Smart Map: reports as they are, and what those involved say and do. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ReportPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(ReportPages) private readonly reports: ReportPages,
    @Inject(Deeds) readonly _deeds: Deeds,
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
}
