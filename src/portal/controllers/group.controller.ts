import { Controller, Get, Inject, Query, UseFilters } from '@nestjs/common';
import { GroupTasksNamed } from '../../../read-models/group-tasks.js';
import { MeetingById, MeetingsList, WorkingGroup } from '../../../read-models/meetings.js';
import { CommitmentsNamed } from '../../../read-models/ogp-commitments.js';
import { found } from '../../http/found.js';
import { MeetingId } from '../../http/meeting-id.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { GroupPage } from '../pages/group.js';
import { SessionPage } from '../pages/session.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** The working group as anyone may follow it. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class GroupPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Get(both('ogp/group'))
  async group(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { cursor } = plain(asked);
    const [group, list, frame] = await Promise.all([
      this.questions.ask(new WorkingGroup()),
      this.questions.ask(new MeetingsList(cursor === undefined ? {} : { cursor })),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, GroupPage({ frame, group, found: list, cursor }, visit.lang));
  }

  @Get(both('ogp/meetings/:id'))
  async session(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const [session, { organisations }, frame] = await Promise.all([
      this.questions.ask(new MeetingById(id)),
      this.questions.ask(new WorkingGroup()),
      this.pages.frame(visit),
    ]);
    const one = found(session, 'meeting');
    const ids = one.outcomes.flatMap(({ outcome, takenUp = [] }) => [
      outcome,
      ...takenUp.map((later) => later.outcome),
    ]);
    const about = [...one.agenda, ...one.outcomes].flatMap(({ commitment }) => commitment ?? []);
    const [tasks, commitments] = await Promise.all([
      this.questions.ask(new GroupTasksNamed(ids)),
      this.questions.ask(new CommitmentsNamed([...new Set(about)])),
    ]);
    this.pages.send(visit, SessionPage({ frame, session: one, organisations, tasks, commitments }, visit.lang));
  }
}
