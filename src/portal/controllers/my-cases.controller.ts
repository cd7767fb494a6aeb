import { Controller, Get, Inject, Param, Query, UseFilters } from '@nestjs/common';
import type { FormQuestion } from '../../../events/services.js';
import { ServiceByCode } from '../../../read-models/services.js';
import { Mine } from '../../http/mine.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Applications } from '../../services/applications.js';
import { CaseReading, caseView } from '../../services/case-reading.js';
import { MyCasesPage } from '../pages/my-cases.js';
import { ServiceCasePage } from '../pages/service-case.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** What somebody has applied for. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class MyCasesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Mine) private readonly mine: Mine,
    @Inject(CaseReading) private readonly reading: CaseReading,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

  @Get(both('me/cases'))
  async list(@TheVisit() visit: Visit) {
    const kept = this.applications.drafts.ofPerson(visit.who.person!);
    const [frame, cases, drafts] = await Promise.all([
      this.pages.frame(visit),
      this.mine.cases(visit.who),
      Promise.all(
        kept.map(async ({ service, until }) => {
          const known = await this.questions.ask(new ServiceByCode(service));
          return known && !known.retired ? [{ service, title: known.title, until }] : [];
        }),
      ),
    ]);
    this.pages.send(visit, MyCasesPage({ frame, cases, drafts: drafts.flat() }, visit.lang));
  }

  @Get(both('me/cases/:ref'))
  async one(@TheVisit() visit: Visit, @Param('ref') reference: string, @Query() asked: Record<string, unknown>) {
    const done = known(['sent'] as const, plain(asked).done);
    const [opened, frame] = await Promise.all([this.reading.of(visit.who, reference), this.pages.frame(visit)]);
    const found = caseView(opened, this.applications.files);
    const form = opened.service.form as readonly FormQuestion[];
    this.pages.send(visit, ServiceCasePage({ frame, found, form, done }, visit.lang));
  }
}
