import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DecideResultComplaint } from '../../../commands/budgeting/complaint-commands.js';
import { OpenRound } from '../../../commands/budgeting/round-commands.js';
import { contradiction, ruleBookOf } from '../../../commands/budgeting/rule-book.js';
import { DISTRICTS } from '../../../events/districts.js';
import { PROPOSAL_TASKS } from '../../../read-models/proposal-documents.js';
import { Complaints, ComplaintsWaiting, ProposalQueue, RoundProjects } from '../../../read-models/proposals-office.js';
import { RoundById, Rounds } from '../../../read-models/rounds.js';
import { RoundCounts } from '../../ballots/round-counts.js';
import { Clock } from '../../clock.js';
import { CountRoundBody, OpenVotingBody } from '../../http/rounds.input.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Complaining } from '../../write/complaining.js';
import type { Receipt } from '../../write/decide.handler.js';
import { RunningRounds } from '../../write/running-rounds.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import {
  BudgetOfficePage,
  ComplaintQueuePage,
  type ComplaintQueueView,
  ProposalQueuePage,
} from '../pages/budget-office.js';
import { NewRoundPage, type NewRoundView } from '../pages/round-new.js';
import { RoundOfficePage, type RoundOfficeView, TRUSTEES } from '../pages/round-office.js';
import { paths } from '../paths.js';
import { roundFieldsOf, votingFieldsOf } from '../round-wish.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** The budget's office: opening and running rounds, what waits for a review, complaints about results. */
@Controller()
@Needs(OFFICE.budget)
@UseFilters(PageFilter)
export class BudgetOfficePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(RunningRounds) private readonly running: RunningRounds,
    @Inject(Complaining) private readonly complaining: Complaining,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RoundCounts) private readonly counts: RoundCounts,
  ) {}

  @Get(both('office/budget'))
  async rounds(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { cursor } = plain(query);
    const [found, waiting, frame] = await Promise.all([
      this.questions.ask(new Rounds(this.clock.now(), { cursor })),
      this.waiting(),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, BudgetOfficePage({ frame, waiting, found, cursor }, visit.lang));
  }

  @Get(both('office/budget/proposals'))
  async queue(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { stage, pot, cursor } = plain(query);
    const asked = { stage: known(PROPOSAL_TASKS, stage), pot: known(['city', ...DISTRICTS], pot), cursor };
    const [found, waiting, frame] = await Promise.all([
      this.questions.ask(new ProposalQueue(this.clock.now(), asked)),
      this.waiting(),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, ProposalQueuePage({ frame, waiting, asked, found }, visit.lang));
  }

  @Get(both('office/budget/complaints'))
  @Needs(['administrator', 'auditor'])
  complaints(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { cursor, done } = plain(query);
    return this.showComplaints(visit, { cursor, decided: done === 'decided', errors: [] });
  }

  @Post(both('office/budget/complaints/:id'))
  @Needs('administrator')
  async decide(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { outcome, text, key } = visit.form;
    const wish = plainToInstance(DecideResultComplaint, { outcome, text });
    const words: Readonly<Record<string, string>> = say(visit.lang).budgetOffice.complaints.errors;
    const wrong = fieldsWrong(wish);
    const kept = { complaint: id, outcome, text };
    const errors = wrong.map((field) => ({ field: `${field}-${id}`, text: words[field] ?? '' }));
    if (errors.length > 0) return this.showComplaints(visit, { decided: false, errors, kept }, 422);
    const sent = { key, body: { id, outcome, text } };
    const done = await this.deeds.attempt(visit.lang, () => this.complaining.decide(visit.who, id, wish, sent));
    if ('errors' in done) return this.showComplaints(visit, { decided: false, errors: done.errors, kept }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).complaintQueue, { done: 'decided' }));
  }

  @Get(both('office/budget/new'))
  @Needs('administrator')
  form(@TheVisit() visit: Visit) {
    return this.showForm(visit, { kept: {}, errors: [] });
  }

  /** First the rule book is shown as it would be fixed, then the round is opened. */
  @Post(both('office/budget/new'))
  @Needs('administrator')
  async open(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const kept = visit.form;
    const wish = plainToInstance(OpenRound, roundFieldsOf(kept));
    const { errors: words } = say(visit.lang).budgetOffice.form;
    const said: Readonly<Record<string, unknown>> = words;
    const errors = fieldsWrong(wish).map((field): FormError => {
      const text = said[field];
      return { field, text: typeof text === 'string' ? text : say(visit.lang).errors[422].text };
    });
    if (errors.length > 0) return this.showForm(visit, { kept, errors }, 422);
    const checked = ruleBookOf(wish);
    const clash = contradiction(checked, { at: this.clock.now(), actor: '' });
    if (clash) {
      const rule = String(clash.because.rule) as keyof typeof words.inconsistent;
      const text = words.inconsistent[rule] ?? say(visit.lang).refusals['round.inconsistent'];
      return this.showForm(visit, { kept, errors: [{ field: rule.split('.')[0]!, text }] }, 422);
    }
    if (kept.step !== 'open') return this.showForm(visit, { kept, errors: [], checked });
    let id = '';
    const done = await this.deeds.attempt(visit.lang, async () => {
      const made = await this.running.open(visit.who, wish, { key: kept.key, body: { ...wish } });
      id = made.id;
      return made.receipt;
    });
    if ('errors' in done) return this.showForm(visit, { kept, errors: done.errors, checked }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).budgetRound(id), { done: 'opened' }));
  }

  @Get(both('office/budget/:id'))
  round(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.showRound(visit, id, { kept: {}, errors: [] });
  }

  @Post(both('office/budget/:id/open-voting'))
  @Needs('administrator')
  async openVoting(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { form: kept } = visit;
    const wish = plainToInstance(OpenVotingBody, votingFieldsOf(kept, TRUSTEES));
    const { errors: words } = say(visit.lang).budgetOffice.run;
    const errors = [...new Set(mistakes(validateSync(wish)).map(({ path }) => fieldOf(path)))].map((field) => ({
      field: field === 'shares' ? 'share-1' : field,
      text: words[field],
    }));
    if (errors.length > 0) return this.showRound(visit, id, { kept, errors }, 422);
    const sent = { key: kept.key, body: { id, ...wish } };
    return this.record(visit, id, 'open-voting', () => this.running.openVoting(visit.who, id, wish, sent));
  }

  @Post(both('office/budget/:id/close'))
  @Needs('administrator')
  close(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const sent = { key: visit.form.key, body: { id } };
    return this.record(visit, id, 'close', () => this.running.close(visit.who, id, sent));
  }

  @Post(both('office/budget/:id/certify'))
  @Needs('administrator')
  certify(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const sent = { key: visit.form.key, body: { id } };
    return this.record(visit, id, 'certify', () => this.running.certify(visit.who, id, sent));
  }

  @Post(both('office/budget/:id/count'))
  @Needs('administrator')
  async count(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const wish = plainToInstance(CountRoundBody, { runs: Number(visit.form.runs) });
    if (validateSync(wish).length > 0) throw new NotFoundException();
    await this.running.countOn(id, wish.runs);
    this.pages.goTo(visit, paths(visit.lang).roundOffice(id));
  }

  private async record(visit: Visit, id: string, deed: string, does: () => Promise<Receipt>): Promise<void> {
    const done = await this.deeds.attempt(visit.lang, does);
    if ('errors' in done) return this.showRound(visit, id, { kept: visit.form, errors: done.errors }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).budgetRound(id), { done: deed }));
  }

  private async showForm(visit: Visit, more: Omit<NewRoundView, 'frame'>, status = 200): Promise<void> {
    this.pages.send(visit, NewRoundPage({ frame: await this.pages.frame(visit), ...more }, visit.lang), status);
  }

  private async showRound(
    visit: Visit,
    id: string,
    more: Pick<RoundOfficeView, 'kept' | 'errors'>,
    status = 200,
  ): Promise<void> {
    const now = this.clock.now();
    const [round, ballot, frame] = await Promise.all([
      this.questions.ask(new RoundById(now, id)),
      this.questions.ask(new RoundProjects(now, id)),
      this.pages.frame(visit),
    ]);
    if (!round) throw new NotFoundException();
    const counting = round.state === 'opened' ? this.counts.progress(id) : undefined;
    const view = { frame, round, ready: ballot?.items.length ?? 0, counting, ...more };
    this.pages.send(visit, RoundOfficePage(view, visit.lang), status);
  }

  private async showComplaints(
    visit: Visit,
    more: Pick<ComplaintQueueView, 'decided' | 'errors'> & Partial<ComplaintQueueView>,
    status = 200,
  ): Promise<void> {
    const now = this.clock.now();
    const [found, waiting, frame] = await Promise.all([
      this.questions.ask(new Complaints({ cursor: more.cursor, waiting: true, staff: true })),
      this.waiting(),
      this.pages.frame(visit),
    ]);
    const about = [...new Set(found.items.map(({ round }) => round))];
    const rounds = await Promise.all(about.map((id) => this.questions.ask(new RoundById(now, id))));
    const titles = new Map(rounds.flatMap((round) => (round ? [[round.id, round.title] as const] : [])));
    this.pages.send(visit, ComplaintQueuePage({ frame, waiting, found, titles, ...more }, visit.lang), status);
  }

  private async waiting() {
    const [{ total: proposals }, complaints] = await Promise.all([
      this.questions.ask(new ProposalQueue(this.clock.now(), { limit: 1 })),
      this.questions.ask(new ComplaintsWaiting()),
    ]);
    return { proposals, complaints };
  }
}

const fieldsWrong = (wish: object): readonly string[] => [
  ...new Set(mistakes(validateSync(wish)).map(({ path }) => path.split('.')[0]!)),
];

/** The field of the form that a mistake in the wish belongs to. */
function fieldOf(path: string): 'roundKey' | 'trustees' | 'shares' {
  if (path.startsWith('roundKey')) return 'roundKey';
  return path.startsWith('trustees.shares') ? 'shares' : 'trustees';
}
