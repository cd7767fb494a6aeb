import {
  Controller,
  ForbiddenException,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  UseFilters,
} from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { MergeProposal, RecordProposalBuilt } from '../../../commands/budgeting/proposal-commands.js';
import type { Command } from '../../../commands/command.js';
import { ProposalById, ProposalsList, type ProposalView } from '../../../read-models/proposals.js';
import { RoundById, type RoundView } from '../../../read-models/rounds.js';
import { Clock } from '../../clock.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Districts } from '../../map/districts.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { type ProposalDecision, Proposing } from '../../write/proposing.js';
import type { ProposalOfficeView } from '../components/budget/proposal-act.js';
import { say } from '../i18n/catalogue.js';
import { holds, OFFICE } from '../office-rooms.js';
import { ProposalPage, type ProposalPageView } from '../pages/proposal.js';
import { paths } from '../paths.js';
import { APPEAL, isOfficeDeed, missing, OFFICE_DEEDS } from '../proposal-wish.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { topicsAbout } from './forum-names.js';
import { PageFilter } from './page.filter.js';
import { both, known, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Sent = { readonly key: string | undefined; readonly body: object };
/** Proposals of the same money that an official is offered to join one to. */
const OTHERS = 100;

/** Proposals as everybody sees them, and what their authors and officials do on their pages. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ProposalPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Proposing) private readonly proposing: Proposing,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Districts) private readonly districts: Districts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('budget/proposals/:id'))
  @Anyone()
  async page(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    const { notices } = say(visit.lang).proposals;
    await this.show(visit, id, { notice: known(Object.keys(notices) as (keyof typeof notices)[], done), errors: [] });
  }

  @Post(both('budget/proposals/:id/withdraw'))
  withdraw(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const sent = { key: visit.form.key, body: { id } };
    return this.record(visit, id, 'withdraw', () => this.proposing.withdraw(visit.who, id, sent));
  }

  @Post(both('budget/proposals/:id/appeal'))
  async appeal(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { wish, sent, wrong } = wishIn(visit, id, APPEAL.Wish, APPEAL.fields(visit.form));
    if (wrong.length > 0) return this.back(visit, id, 'appeal', wrong);
    return this.record(visit, id, 'appeal', () => this.proposing.appeal(visit.who, id, wish, sent));
  }

  /** First it is looked through and shown as it will read; then it is recorded. */
  @Post(both('budget/proposals/:id/office/:deed'))
  @Needs(['officer', 'moderator'])
  async office(@TheVisit() visit: Visit, @Uuid() id: string, @Param('deed') deed: string) {
    this.pages.mustBeOurs(visit);
    if (!isOfficeDeed(deed)) throw new NotFoundException();
    const { Wish, needs, fields } = OFFICE_DEEDS[deed];
    if (!holds(visit.who.roles, [needs])) throw new ForbiddenException();
    const read = wishIn<Command>(visit, id, Wish, fields(visit.form));
    const wrong = [...new Set([...read.wrong, ...missing(deed, visit.form)])];
    if (wrong.length > 0) return this.back(visit, id, deed, wrong);
    if (visit.form.step !== 'confirm')
      return this.show(visit, id, { errors: [], kept: { ...visit.form, deed }, checked: true });
    return this.record(visit, id, deed, () => this.decided(visit, id, deed, read.wish, read.sent));
  }

  private decided(visit: Visit, id: string, deed: string, wish: Command, sent: Sent): Promise<Receipt> {
    if (deed === 'merge') return this.proposing.merge(visit.who, id, wish as MergeProposal, sent);
    if (deed === 'milestone') return this.proposing.build(visit.who, id, wish as RecordProposalBuilt, sent);
    return this.proposing.decide(visit.who, id, wish as ProposalDecision, sent);
  }

  private async record(
    visit: Visit,
    id: string,
    deed: NonNullable<ProposalPageView['notice']>,
    does: () => Promise<Receipt>,
  ): Promise<void> {
    const done = await this.deeds.attempt(visit.lang, does);
    if ('errors' in done) return this.show(visit, id, { errors: done.errors, kept: { ...visit.form, deed } }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).proposal(id), { done: deed }));
  }

  private back(visit: Visit, id: string, deed: string, wrong: readonly string[]): Promise<void> {
    const words: Readonly<Record<string, string>> = say(visit.lang).budgetOffice.acts.errors;
    const errors = wrong.map((field) => {
      const text = words[field] ?? say(visit.lang).errors[422].text;
      return { field: field === 'next' ? field : `${deed}-${field}`, text };
    });
    return this.show(visit, id, { errors, kept: { ...visit.form, deed } }, 422);
  }

  private async show(
    visit: Visit,
    id: string,
    more: Pick<ProposalPageView, 'errors'> & Partial<ProposalPageView>,
    status = 200,
  ): Promise<void> {
    const { who } = visit;
    const now = this.clock.now();
    const own = await this.proposing.isAuthor(who, id);
    const staff = holds(who.roles, OFFICE.budget);
    const proposal = await this.questions.ask(new ProposalById(now, id, staff || own ? 'staff' : 'public'));
    if (!proposal) throw new NotFoundException();
    const acts = holds(who.roles, ['officer', 'moderator']);
    const [round, topics, barred, frame] = await Promise.all([
      this.questions.ask(new RoundById(now, proposal.round)),
      topicsAbout(this.questions, id),
      acts && this.proposing.decidesOnOwn(who, id),
      this.pages.frame(visit),
    ]);
    const office = acts && !barred ? await this.officeOf(visit, proposal, round!) : undefined;
    const { districts } = this;
    const within = proposal.place ? districts.of(proposal.place) : undefined;
    const told = { proposal, round: round!, districts, within, topics, own, office, barred };
    this.pages.send(visit, ProposalPage({ frame, ...told, ...more }, visit.lang), status);
  }

  /** What an official needs to decide on it. */
  private async officeOf({ who }: Visit, proposal: ProposalView, round: RoundView): Promise<ProposalOfficeView> {
    const { round: of, pot, id } = proposal;
    const wanted = { round: of, pot, state: 'open', limit: OTHERS } as const;
    const { items } = await this.questions.ask(new ProposalsList(this.clock.now(), wanted));
    return {
      officer: holds(who.roles, ['officer']),
      moderator: holds(who.roles, ['moderator']),
      others: items.filter((one) => one.id !== id),
      pinned: round.voting !== null,
      certified: round.certifiedAt !== null,
    };
  }
}

/** A wish as its form says it, and which of its fields are wrong. */
function wishIn<C extends Command>({ form }: Visit, id: string, Wish: new () => C, fields: object) {
  const wish = plainToInstance(Wish, fields);
  const wrong = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path.split('.')[0]!))];
  return { wish, wrong, sent: { key: form.key, body: { id, ...fields } } };
}
