import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import {
  AppealReportHiding,
  ConfirmReportFixed,
  LeaveReport,
  ReopenReport,
  SupportReport,
} from '../../../commands/smart-map/commands.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Reporting } from '../../write/reporting.js';
import { say } from '../i18n/catalogue.js';
import { PageFilter } from './page.filter.js';
import { type Notice, ReportPages } from './report-pages.js';
import { both, Uuid } from './route.js';
import { TheVisit, type Visit } from './visit.js';

/** Reports of the Smart Map: as they are, and what those involved say and do. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ReportPagesController {
  constructor(
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(ReportPages) private readonly reports: ReportPages,
  ) {}

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
    const deed = { deed: 'appeal', notice: 'appealed', Wish: AppealReportHiding, fields } as const;
    return this.reports.deed(visit, id, deed, (wish, sent) => this.reporting.appeal(visit.who, id, wish, sent));
  }
}
