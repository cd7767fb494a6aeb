import { Controller, Get, Inject, Param, Query, UseFilters } from '@nestjs/common';
import { dayOf } from '../../../events/calendar.js';
import { OgpClocks } from '../../../read-models/ogp-clocks.js';
import { CommitmentById, CommitmentHistory } from '../../../read-models/ogp-commitments.js';
import { ContributionsList } from '../../../read-models/ogp-contributions.js';
import { EvidenceList } from '../../../read-models/ogp-evidence.js';
import { PlanById, PlansList } from '../../../read-models/ogp-plans.js';
import { found } from '../../http/found.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { OgpPage } from '../pages/ogp.js';
import { CommitmentPage } from '../pages/ogp-commitment.js';
import { PlanPage } from '../pages/ogp-plan.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** So many of the newest of each list stand on a page. */
const SHOWN = 50;

/** Action plans and commitments, as anyone may read them. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class OgpPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Get(both('ogp'))
  async all(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { cursor } = plain(query);
    const [plans, frame] = await Promise.all([
      this.questions.ask(new PlansList({ cursor, limit: SHOWN })),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, OgpPage({ frame, found: plans, cursor }, visit.lang));
  }

  @Get(both('ogp/plans/:plan'))
  async plan(@TheVisit() visit: Visit, @Param('plan') id: string, @Query() query: Record<string, unknown>) {
    const [plan, clocks, documents, contributions, frame] = await Promise.all([
      this.questions.ask((now) => new PlanById(id, dayOf(now))),
      this.questions.ask((now) => new OgpClocks(dayOf(now), id)),
      this.questions.ask(new EvidenceList({ plan: id, limit: SHOWN })),
      this.questions.ask(new ContributionsList({ plan: id, limit: SHOWN })),
      this.pages.frame(visit),
    ]);
    const view = {
      ...{ frame, plan: found(plan, 'plan'), notice: noticeIn(query, visit) },
      clocks: clocks.items[0]?.terms ?? [],
      // those of its commitments stand on their own pages
      documents: documents.items.filter(({ commitment }) => commitment === null),
      contributions: contributions.items.filter(({ commitment }) => commitment === null),
    };
    this.pages.send(visit, PlanPage(view, visit.lang));
  }

  @Get(both('ogp/commitments/:commitment'))
  async commitment(@TheVisit() visit: Visit, @Param('commitment') id: string, @Query() query: Record<string, unknown>) {
    const [commitment, contributions, history, frame] = await Promise.all([
      this.questions.ask((now) => new CommitmentById(id, dayOf(now))),
      this.questions.ask(new ContributionsList({ commitment: id, limit: SHOWN })),
      this.questions.ask(new CommitmentHistory(id, { limit: SHOWN })),
      this.pages.frame(visit),
    ]);
    const view = {
      ...{ frame, commitment: found(commitment, 'commitment'), notice: noticeIn(query, visit) },
      ...{ contributions: contributions.items, history: history.items },
    };
    this.pages.send(visit, CommitmentPage(view, visit.lang));
  }
}

type Notice = keyof Catalogue['ogpForms']['notices'];
/** What was just done, where it is something that there are words for. */
const noticeIn = (query: Record<string, unknown>, { lang }: Visit): Notice | undefined =>
  known(Object.keys(say(lang).ogpForms.notices) as Notice[], plain(query).done);
