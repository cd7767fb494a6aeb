import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ComplainAboutResult } from '../../../commands/budgeting/complaint-commands.js';
import { PROPOSAL_THEMES } from '../../../events/proposals.js';
import { PROPOSAL_STATUSES } from '../../../read-models/proposal-documents.js';
import { ProposalsList } from '../../../read-models/proposals.js';
import { Complaints, RoundProjects } from '../../../read-models/proposals-office.js';
import { RoundById, Rounds, type RoundView } from '../../../read-models/rounds.js';
import { Clock } from '../../clock.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { RoundReminders } from '../../identity/round-reminders.js';
import { Questions } from '../../read/questions.js';
import { Complaining } from '../../write/complaining.js';
import { say } from '../i18n/catalogue.js';
import { BudgetPage } from '../pages/budget.js';
import { RoundPage, type RoundPageView } from '../pages/budget-round.js';
import { ProposalsListPage } from '../pages/proposals-list.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Complaints that a round's page shows. */
const COMPLAINTS = 100;

/** Budget rounds as everybody sees them. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class BudgetPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Complaining) private readonly complaining: Complaining,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RoundReminders) private readonly reminders: RoundReminders,
  ) {}

  @Get(both('budget'))
  async rounds(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { cursor } = plain(query);
    const [found, frame] = await Promise.all([
      this.questions.ask(new Rounds(this.clock.now(), { cursor })),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, BudgetPage({ frame, found, cursor }, visit.lang));
  }

  @Get(both('budget/:id'))
  async round(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    const { notices } = say(visit.lang).budget;
    const notice = known([...(Object.keys(notices) as (keyof typeof notices)[]), 'complained' as const], done);
    await this.show(visit, id, { notice, errors: [] });
  }

  @Get(both('budget/:id/proposals'))
  async proposals(@TheVisit() visit: Visit, @Uuid() id: string, @Query() query: Record<string, unknown>) {
    const { pot, theme, state, q, cursor } = plain(query);
    const round = await this.known(id);
    const wanted = {
      pot: known(
        round.pots.map((one) => one.pot),
        pot,
      ),
      theme: known(PROPOSAL_THEMES, theme),
      state: known(['open', 'won', ...PROPOSAL_STATUSES] as const, state),
      ...{ q: q?.slice(0, 200), cursor },
    };
    const [found, frame] = await Promise.all([
      this.questions.ask(new ProposalsList(this.clock.now(), { ...wanted, round: id })),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, ProposalsListPage({ frame, round, wanted, found }, visit.lang));
  }

  @Post(both('budget/:id/complaints'))
  @Needs('citizen')
  async complain(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { text, key } = visit.form;
    const wish = plainToInstance(ComplainAboutResult, { text });
    const { errors: words } = say(visit.lang).budget.complaints;
    if (validateSync(wish).length > 0)
      return this.show(visit, id, { errors: [{ field: 'text', text: words.text }], kept: text }, 422);
    const sent = { key, body: { id, text } };
    const done = await this.deeds.attempt(
      visit.lang,
      async () => (await this.complaining.complain(visit.who, id, wish, sent)).receipt,
    );
    if ('errors' in done) return this.show(visit, id, { errors: done.errors, kept: text }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).budgetRound(id), { done: 'complained' }));
  }

  private async show(
    visit: Visit,
    id: string,
    more: Pick<RoundPageView, 'errors'> & Partial<RoundPageView>,
    status = 200,
  ): Promise<void> {
    const round = await this.known(id);
    const now = this.clock.now();
    const [ballot, proposals, complaints, frame] = await Promise.all([
      this.questions.ask(new RoundProjects(now, id)),
      this.questions.ask(new ProposalsList(now, { round: id, limit: 1 })),
      this.questions.ask(new Complaints({ round: id, limit: COMPLAINTS })),
      this.pages.frame(visit),
    ]);
    const { person } = visit.who;
    const reminder = person === undefined ? null : this.reminders.asked(person, id);
    const known = { reminder, projects: ballot?.items ?? [], proposals: proposals.total, complaints: complaints.items };
    this.pages.send(visit, RoundPage({ frame, round, ...known, ...more }, visit.lang), status);
  }

  private async known(id: string): Promise<RoundView> {
    const round = await this.questions.ask(new RoundById(this.clock.now(), id));
    if (!round) throw new NotFoundException();
    return round;
  }
}
