import { Controller, Get, Inject, NotFoundException, Param, Query, UseFilters } from '@nestjs/common';
import { dayOf } from '../../../events/calendar.js';
import { Clock } from '../../clock.js';
import { Anyone } from '../../http/who.guard.js';
import { openTables } from '../../open-data/all-tables.js';
import { Editions } from '../../open-data/editions.js';
import { previewOf } from '../../open-data/preview.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { OpenDataPage } from '../pages/open-data.js';
import { OpenTablePage } from '../pages/open-table.js';
import { api } from '../paths.js';
import { withQuery } from '../with-query.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const SHOWN = 5;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The catalogue of open data, and a page for each table. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class OpenDataPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('open-data'))
  async all(@TheVisit() visit: Visit) {
    const [edition, frame] = await Promise.all([this.editions.current(), this.pages.frame(visit)]);
    this.pages.send(visit, OpenDataPage({ frame, written: edition.tables }, visit.lang));
  }

  @Get(both('open-data/:table'))
  table(@TheVisit() visit: Visit, @Param('table') name: string) {
    return this.show(visit, name);
  }

  /** Leads to the table as it was at the end of a day. */
  @Get(both('open-data/:table/before'))
  async before(@TheVisit() visit: Visit, @Param('table') name: string, @Query() query: Record<string, unknown>) {
    const { day = '' } = plain(query);
    const end = DAY.test(day) ? Date.parse(`${day}T23:59:59.999+04:00`) : Number.NaN;
    if (Number.isNaN(end) || day > this.today()) return this.show(visit, name, day);
    const asOf = new Date(Math.min(end, Date.parse(this.clock.now()))).toISOString();
    return visit.reply.redirect(withQuery(api.openTable(name, 'csv'), { asOf }), 303);
  }

  private async show(visit: Visit, name: string, wrong?: string) {
    const table = openTables.find((one) => one.name === name);
    if (!table) throw new NotFoundException({ type: 'urn:ghia:open-data.not-found' });
    const [edition, frame] = await Promise.all([this.editions.current(), this.pages.frame(visit)]);
    const latest = this.today();
    const text = say(visit.lang).openData.badDay(format(visit.lang).date(`${latest}T08:00:00Z`));
    const view = {
      ...{ frame, table, written: edition.tables[name]!, tree: edition.tree, latest, day: wrong },
      preview: await previewOf(edition, name, SHOWN),
      errors: wrong === undefined ? [] : [{ field: 'day', text }],
    };
    this.pages.send(visit, OpenTablePage(view, visit.lang), wrong === undefined ? 200 : 400);
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
}
