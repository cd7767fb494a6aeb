import { Controller, Inject, NotFoundException, Post, UseFilters } from '@nestjs/common';
import { RoundById } from '../../../read-models/rounds.js';
import { Clock } from '../../clock.js';
import { Needs } from '../../http/who.guard.js';
import { RoundReminders } from '../../identity/round-reminders.js';
import { Questions } from '../../read/questions.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** The switch on a round's page: to be reminded before its phases end. */
@Controller()
@Needs('citizen', 0)
@UseFilters(PageFilter)
export class RoundReminderPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(RoundReminders) private readonly reminders: RoundReminders,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Post(both('budget/:id/reminders'))
  async choose(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    if (!(await this.questions.ask(new RoundById(this.clock.now(), id)))) throw new NotFoundException();
    const person = visit.who.person!;
    const on = visit.form.on === 'yes';
    await (on ? this.reminders.ask(person, id) : this.reminders.leave(person, id));
    this.pages.goTo(visit, withQuery(paths(visit.lang).budgetRound(id), { done: on ? 'reminded' : 'unreminded' }));
  }
}
