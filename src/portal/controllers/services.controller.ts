import { Controller, Get, Inject, NotFoundException, Param, Query, UseFilters } from '@nestjs/common';
import { LIFE_EVENTS } from '../../../events/services.js';
import { Departments } from '../../../read-models/reports.js';
import { ServiceScore } from '../../../read-models/service-scores.js';
import { ServiceAt, ServiceByCode, ServicesList } from '../../../read-models/services.js';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { ServicePage } from '../pages/service.js';
import { ServicesPage } from '../pages/services.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Services as anyone may read them. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class ServicePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(both('services'))
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { lifeEvent, q } = plain(asked);
    if (q) await this.limits.take('search', visit.request, visit.reply);
    const wanted = { lifeEvent: known(LIFE_EVENTS, lifeEvent), q: q?.slice(0, 200) };
    const [found, all, frame] = await Promise.all([
      this.questions.ask(new ServicesList(wanted)),
      this.questions.ask(new ServicesList()),
      this.pages.frame(visit),
    ]);
    const events = new Set(all.items.flatMap(({ lifeEvents }) => lifeEvents));
    this.pages.send(visit, ServicesPage({ frame, wanted, found, events }, visit.lang));
  }

  @Get(both('services/:code'))
  async service(@TheVisit() visit: Visit, @Param('code') code: string, @Query() asked: Record<string, unknown>) {
    const { version } = plain(asked);
    const newest = await this.questions.ask(new ServiceByCode(code));
    const older = version && /^\d{1,5}$/.test(version) ? Number(version) : newest?.version;
    const at = newest && older !== undefined ? await this.questions.ask(new ServiceAt(code, older)) : undefined;
    if (!newest || !at) throw new NotFoundException({ type: 'urn:ghia:service.not-found' });
    const [departments, score, frame] = await Promise.all([
      this.questions.ask(new Departments(true)),
      this.questions.ask(new ServiceScore(code)),
      this.pages.frame(visit),
    ]);
    const department = departments.find((one) => one.department === at.department)?.name ?? null;
    const { code: _, asOf: __, at: since, ...whole } = at;
    const view = {
      frame,
      service: { ...newest, ...whole },
      since,
      older: at.version !== newest.version,
      department,
      score,
    };
    this.pages.send(visit, ServicePage(view, visit.lang));
  }
}
