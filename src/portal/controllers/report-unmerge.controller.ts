import { Controller, Get, Inject, NotFoundException, Post, UseFilters } from '@nestjs/common';
import { UnmergeReport } from '../../../commands/smart-map/joining.js';
import { ReportById } from '../../../read-models/reports.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { Reporting } from '../../write/reporting.js';
import { say } from '../i18n/catalogue.js';
import { UnmergePage, type UnmergeView } from '../pages/report-unmerge.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Parts a report from the one it was joined with. */
@Controller()
@Needs('officer')
@UseFilters(PageFilter)
export class UnmergePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('reports/:id/unmerge'))
  page(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.show(visit, id, { errors: [] });
  }

  @Post(both('reports/:id/unmerge'))
  async unmerge(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { text = '' } = visit.form;
    const supplied = { report: id, self: this.reporting.selfIn(visit.who, id) };
    const acting = this.desk.as(visit.who, STAFF);
    const words = () => say(visit.lang).reports.form.errors.text;
    const done = await this.deeds.send(visit, UnmergeReport, { text }, supplied, acting, words);
    if ('errors' in done) return this.show(visit, id, { errors: done.errors, text }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).report(id), { done: 'done' }));
  }

  private async show(visit: Visit, id: string, more: Pick<UnmergeView, 'errors' | 'text'>, status = 200) {
    const [report, { questions: _, ...named }, frame] = await Promise.all([
      this.questions.ask(new ReportById(id, 'staff')),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    if (!report) throw new NotFoundException();
    if (report.mergedInto === null && more.errors.length === 0)
      return this.pages.goTo(visit, paths(visit.lang).report(id));
    this.pages.send(visit, UnmergePage({ frame, report, named, ...more }, visit.lang), status);
  }
}
