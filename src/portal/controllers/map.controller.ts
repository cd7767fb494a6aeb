import { Controller, Get, Inject, Query, UseFilters } from '@nestjs/common';
import { DISTRICTS } from '../../../events/districts.js';
import { ReportsList } from '../../../read-models/reports.js';
import { OpenByDistrict } from '../../../read-models/reports-by-district.js';
import { Clock } from '../../clock.js';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Districts } from '../../map/districts.js';
import { Questions } from '../../read/questions.js';
import type { MapLayer } from '../components/map/map-data.js';
import { mapWanted } from '../components/map/map-wanted.js';
import { ReportsListPage } from '../pages/reports-list.js';
import { paths } from '../paths.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const DAY = 86_400_000;

/** The Smart Map: the city with what is on it, and the same as lists. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class MapPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Districts) private readonly districts: Districts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('reports'))
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const named = await namesOf(this.questions);
    const wanted = mapWanted(asked, named.categories.keys());
    if (wanted.q) await this.limits.take('search', visit.request, visit.reply);
    const { q, cursor, district, category, status, bbox, age } = wanted;
    const since = age && new Date(Date.parse(this.clock.now()) - age * DAY).toISOString();
    const [found, counts, frame] = await Promise.all([
      this.questions.ask(new ReportsList({ q, cursor, district, category, status, bbox, since })),
      this.questions.ask(new OpenByDistrict(DISTRICTS)),
      this.pages.frame(visit),
    ]);
    const layers: MapLayer[] = [
      { code: 'reports', name: { ka: 'შეტყობინებები', en: 'Reports' }, source: 'reports', count: found.total },
    ];
    const { districts } = this;
    const view = { frame, wanted, found, named, districts, counts, layers, base: { kind: 'schematic' } as const };
    this.pages.send(visit, ReportsListPage(view, visit.lang));
  }

  /** The map by its own name. */
  @Get(both('map'))
  map(@TheVisit() visit: Visit) {
    const [, query] = visit.request.url.split('?');
    this.pages.goTo(visit, paths(visit.lang).reports + (query ? `?${query}` : ''));
  }
}
