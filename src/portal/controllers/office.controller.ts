import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import type { Command } from '../../../commands/command.js';
import {
  AdmitPetition,
  AnswerPetition,
  DecideAppeal,
  FollowUpPetition,
  RecordRefusalNotice,
  RefusePetition,
  RegisterPetition,
} from '../../../commands/petitions/office-commands.js';
import { TASK_KINDS } from '../../../read-models/petition-documents.js';
import { PapersWaiting } from '../../../read-models/petition-papers.js';
import { PetitionById, PetitionTimeline, SimilarPetitions } from '../../../read-models/petitions.js';
import { BANDS, DESKS, ModerationQueue } from '../../../read-models/petitions-office.js';
import { Clock } from '../../clock.js';
import { Needs } from '../../http/who.guard.js';
import type { Caller } from '../../identity/roles.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Answers } from '../../write/answers.js';
import { Desk } from '../../write/desk.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import { CasePage, type CaseView, type DecisionForm, type MayDecide, QueuePage } from '../pages/moderation.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Fields whose name another form of the page has too. */
const FIELDS: Readonly<Record<string, string>> = {
  'appeal explanation': 'appeal-explanation',
  'answer text': 'answer-text',
  'follow-up text': 'follow-up-text',
};
type Notice = NonNullable<CaseView['notice']>;
type Petition = CaseView['petition'];

/** The officials' desk: what waits, and one petition with what may be decided about it. */
@Controller()
@Needs(OFFICE.cases)
@UseFilters(PageFilter)
export class OfficePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('moderation'))
  async queue(
    @TheVisit() visit: Visit,
    @Query('kind') k?: string,
    @Query('waitsFor') w?: string,
    @Query('band') b?: string,
    @Query('cursor') cursor?: string,
  ) {
    const kind = TASK_KINDS.find((one) => one === k);
    const waitsFor = DESKS.find((one) => one === w);
    const band = BANDS.find((one) => one === b);
    const wanted = { kind, waitsFor, band, cursor: cursor || undefined };
    const [{ items, total, next, bands }, waiting, frame] = await Promise.all([
      this.questions.ask(new ModerationQueue({ ...wanted, now: this.clock.now() })),
      this.questions.ask(new PapersWaiting()),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, QueuePage({ frame, wanted, items, total, next, bands, waiting }, visit.lang));
  }

  @Get(both('moderation/:id'))
  async one(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    const notices = say(visit.lang).office.item.notices;
    await this.show(visit, id, { notice: done && Object.hasOwn(notices, done) ? (done as Notice) : undefined });
  }

  @Post(both('moderation/:id/admit'))
  @Needs('moderator')
  admit(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.decide(visit, id, AdmitPetition, [], 'admitted', 'refuse');
  }

  @Post(both('moderation/:id/refuse'))
  @Needs('moderator')
  refuse(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.decide(visit, id, RefusePetition, ['ground', 'explanation'], 'refused', 'refuse');
  }

  @Post(both('moderation/:id/register'))
  @Needs(['register-clerk', 'officer', 'moderator'])
  register(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.decide(visit, id, RegisterPetition, ['certificate'], 'registered', 'register');
  }

  @Post(both('moderation/:id/notice'))
  @Needs('moderator')
  noticeGiven(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.decide(visit, id, RecordRefusalNotice, [], 'noticed', 'refuse', { way: 'office' });
  }

  @Post(both('moderation/:id/appeal'))
  @Needs(['moderator', 'mayor-office'])
  decideAppeal(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.decide(visit, id, DecideAppeal, ['outcome', 'explanation'], 'decided', 'appeal');
  }

  @Post(both('moderation/:id/answer'))
  @Needs('mayor-office')
  async answer(@TheVisit() visit: Visit, @Uuid() id: string) {
    const latest = await this.answers.latest(id);
    return this.decide(visit, id, AnswerPetition, ['decision', 'text'], 'answered', 'answer', { latest });
  }

  @Post(both('moderation/:id/follow-up'))
  @Needs('mayor-office')
  followUp(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.decide(visit, id, FollowUpPetition, ['state', 'text'], 'followed-up', 'follow-up');
  }

  private async decide<C extends Command & { petitionId: string }>(
    visit: Visit,
    id: string,
    Wish: new () => C,
    names: readonly string[],
    notice: Notice,
    form: DecisionForm,
    facts: Partial<C> = {},
  ): Promise<void> {
    this.pages.mustBeOurs(visit);
    const kept = Object.fromEntries(names.map((name) => [name, visit.form[name] ?? '']));
    const words: Readonly<Record<string, string>> = say(visit.lang).office.item.errors;
    const word = (field: string) => words[field] ?? say(visit.lang).errors[422].text;
    const supplied = { ...facts, petitionId: id } as Partial<C>;
    const done = await this.deeds.send(visit, Wish, kept, supplied, this.desk.as(visit.who, STAFF), word);
    if ('receipt' in done) return this.pages.goTo(visit, withQuery(paths(visit.lang).moderation(id), { done: notice }));
    const errors = done.errors.map(({ field, text }) => ({ field: FIELDS[`${form} ${field}`] ?? field, text }));
    await this.show(visit, id, { returned: { form, errors, kept } }, 422);
  }

  private async show(visit: Visit, id: string, more: Partial<CaseView>, status = 200): Promise<void> {
    const now = this.clock.now();
    const petition = await this.questions.ask(new PetitionById(id, { viewer: 'staff', now }));
    if (!petition) throw new NotFoundException();
    const title = 'title' in petition.text ? (petition.text.title as string) : '';
    const [similar, timeline, frame] = await Promise.all([
      title ? this.questions.ask(new SimilarPetitions(title, { now })) : undefined,
      this.questions.ask(new PetitionTimeline(id)),
      this.pages.frame(visit),
    ]);
    const view: CaseView = {
      ...more,
      frame,
      petition,
      may: mayDecide(petition, visit.who),
      similar: similar?.items.filter((one) => one.id !== id) ?? [],
      timeline: timeline?.items ?? [],
    };
    this.pages.send(visit, CasePage(view, visit.lang), status);
  }
}

/** Which forms make sense; the rules decide all the same. */
function mayDecide(
  { status, addressee, certificate, refusal, goalReachedAt, answers }: Petition,
  { roles }: Caller,
): MayDecide {
  const is = (...wanted: string[]) => wanted.some((role) => roles.includes(role as never));
  const waits = status === 'submitted';
  const registered = addressee === 'mayor' || certificate !== undefined;
  const answerable =
    (goalReachedAt !== undefined || status === 'closed' || answers.length > 0) && status !== 'withdrawn';
  return {
    admit: waits && registered && is('moderator'),
    refuse: waits && is('moderator'),
    register: (waits || status === 'appealed') && !registered && is('register-clerk', 'officer', 'moderator'),
    notice: status === 'refused' && refusal !== null && refusal.noticeGivenAt === undefined && is('moderator'),
    decideAppeal: status === 'appealed' && is('moderator', 'mayor-office'),
    answer: answerable && is('mayor-office'),
    followUp: answers.length > 0 && is('mayor-office'),
    review: is('moderator'),
  };
}
