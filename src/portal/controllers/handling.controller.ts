import { Controller, Get, Inject, Query, UseFilters } from '@nestjs/common';
import { HANDLING_BY, Handling } from '../../../read-models/handling.js';
import { Clock } from '../../clock.js';
import { Anyone } from '../../http/who.guard.js';
import { handlingWanted } from '../../map/handling-period.js';
import { Questions } from '../../read/questions.js';
import { HandlingPage } from '../pages/handling.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
const monthIn = (text: string | undefined) => (text !== undefined && MONTH.test(text) ? text : undefined);

/** How the city deals with reports, in numbers, for anyone. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class HandlingPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('map/dashboard'))
  async dashboard(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { from, to, by } = plain(query);
    const asked = { from: monthIn(from), to: monthIn(to), by: known(HANDLING_BY, by) };
    const wanted = handlingWanted(asked, this.clock.now());
    const [found, { questions: _, ...named }, frame] = await Promise.all([
      this.questions.ask(new Handling(wanted)),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, HandlingPage({ frame, wanted, ...found, named }, visit.lang));
  }
}
