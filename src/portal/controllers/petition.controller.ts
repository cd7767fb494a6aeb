import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import type { Command } from '../../../commands/command.js';
import {
  AppealRefusal,
  ClosePetition,
  FollowPetition,
  HideInitials,
  SignPetition,
  SubmitPetition,
  SupportPetition,
  UnfollowPetition,
  WithdrawSignature,
} from '../../../commands/petitions/commands.js';
import {
  PetitionById,
  PetitionCurve,
  PetitionDistricts,
  PetitionInitials,
  PetitionTimeline,
} from '../../../read-models/petitions.js';
import { Schedules } from '../../../read-models/privacy.js';
import { Limits } from '../../http/limits.js';
import { Mine } from '../../http/mine.js';
import { MyNotifications } from '../../http/my-notifications.js';
import { networkOf } from '../../http/network.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Invitations } from '../../identity/invitations.js';
import { petitionScope } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { lapsesAt, termsAt } from '../../read/retention-terms.js';
import { type Acting, Desk } from '../../write/desk.js';
import { isShown } from '../components/text.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { PetitionPage, type PetitionPageView } from '../pages/petition.js';
import { SignedPage, SignPage } from '../pages/petition-sign.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds, type Done } from './deeds.js';
import { topicsAbout } from './forum-names.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Seeing = { readonly asOf?: string | undefined; readonly supports?: boolean | undefined };
type Notice = NonNullable<PetitionPageView['notice']>;

/** One petition and what a citizen may do about it. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class PetitionPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Mine) private readonly mine: Mine,
    @Inject(MyNotifications) private readonly notifications: MyNotifications,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(both('petitions/:id'))
  @Anyone()
  async page(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string, @Query('asOf') asOf?: string) {
    if (asOf) await this.limits.take('replays', visit.request, visit.reply);
    const past = asOf ? { asOf, at: await this.questions.instant(asOf) } : undefined;
    await this.show(visit, id, { notice: noticeOf(visit, done), past });
  }

  @Get(both('petitions/:id/sign'))
  async check(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.showCheck(visit, id, []);
  }

  @Post(both('petitions/:id/sign'))
  async sign(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const resident = await this.desk.resident(visit.who);
    const acting = this.acting(visit, id);
    const display = visit.form.display === 'initials' ? 'initials' : 'none';
    const network = networkOf(visit.request.ip);
    const supplied = {
      petitionId: id,
      signer: acting.actor,
      resident,
      level: visit.who.level,
      channel: 'portal' as const,
      network,
    };
    const done = await this.deeds.send(visit, SignPetition, { display }, supplied, acting);
    if ('receipt' in done) this.pages.goTo(visit, `${paths(visit.lang).signed(id)}`);
    else await this.showCheck(visit, id, done.errors);
  }

  @Get(both('petitions/:id/signed'))
  async signed(@TheVisit() visit: Visit, @Uuid() id: string) {
    const petition = await this.petition(visit, id);
    const mine = await this.mine.of(visit.who, id);
    if (!mine?.signed) return this.pages.goTo(visit, paths(visit.lang).petition(id));
    this.pages.send(
      visit,
      SignedPage({ frame: await this.pages.frame(visit), petition, receipt: mine.signed }, visit.lang),
    );
  }

  @Post(both('petitions/:id/unsign'))
  async unsign(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.deed(visit, id, WithdrawSignature, (actor) => ({ petitionId: id, signer: actor }), 'unsigned');
  }

  @Post(both('petitions/:id/hide-initials'))
  async hideInitials(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.deed(visit, id, HideInitials, (actor) => ({ petitionId: id, signer: actor }), 'initials-hidden');
  }

  @Post(both('petitions/:id/support'))
  async support(@TheVisit() visit: Visit, @Uuid() id: string) {
    const resident = await this.desk.resident(visit.who);
    await this.deed(
      visit,
      id,
      SupportPetition,
      (actor) => ({ petitionId: id, supporter: actor, resident }),
      'supported',
    );
  }

  @Post(both('petitions/:id/submit'))
  async submit(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.deed(visit, id, SubmitPetition, () => ({ petitionId: id }), 'submitted');
  }

  @Post(both('petitions/:id/withdraw'))
  async takeBack(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.deed(visit, id, ClosePetition, () => ({ petitionId: id }), 'withdrawn');
  }

  @Post(both('petitions/:id/follow'))
  async follow(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.deed(visit, id, FollowPetition, (actor) => ({ petitionId: id, follower: actor }), 'followed');
  }

  @Post(both('petitions/:id/unfollow'))
  async unfollow(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.deed(visit, id, UnfollowPetition, (actor) => ({ petitionId: id, follower: actor }), 'unfollowed');
  }

  @Post(both('petitions/:id/appeal'))
  async appeal(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { text = '' } = visit.form;
    const words = () => say(visit.lang).office.item.errors.explanation;
    const done = await this.deeds.send(
      visit,
      AppealRefusal,
      { text },
      { petitionId: id },
      this.acting(visit, id),
      words,
    );
    await this.after(visit, id, done, 'appealed', { appeal: text });
  }

  private async deed<C extends Command>(
    visit: Visit,
    id: string,
    Wish: new () => C,
    supplied: (actor: string) => Partial<C>,
    notice: Notice,
  ): Promise<void> {
    this.pages.mustBeOurs(visit);
    const acting = this.acting(visit, id);
    await this.after(visit, id, await this.deeds.send(visit, Wish, {}, supplied(acting.actor), acting), notice);
  }

  private async after(
    visit: Visit,
    id: string,
    done: Done,
    notice: Notice,
    kept?: PetitionPageView['kept'],
  ): Promise<void> {
    if (!('receipt' in done)) return this.show(visit, id, { errors: done.errors, kept }, 422);
    if (notice === 'followed' || notice === 'unfollowed') await this.notifications.settled(visit.who, id);
    this.pages.goTo(visit, withQuery(paths(visit.lang).petition(id), { done: notice }));
  }

  private acting({ who }: Visit, id: string): Acting {
    return this.desk.as(who, petitionScope(id));
  }

  /** @param supports whether the reader stands behind it already */
  private async petition({ who, request }: Visit, id: string, { asOf, supports = false }: Seeing = {}) {
    const as = this.desk.glimpse(who, petitionScope(id));
    const { invitation } = request.query as { invitation?: unknown };
    const viewer = supports || this.invitations.fits(id, invitation) ? 'invited' : 'public';
    const found = await this.questions.ask((now) => new PetitionById(id, { as, viewer, now }), asOf);
    if (!found) throw new NotFoundException();
    return found;
  }

  private async show(visit: Visit, id: string, more: Partial<PetitionPageView>, status = 200): Promise<void> {
    const asOf = more.past?.asOf;
    const mine = await this.mine.of(visit.who, id);
    const petition = await this.petition(visit, id, { asOf, supports: mine?.supports });
    const [curve, districts, timeline, initials, schedules, frame] = await Promise.all([
      this.questions.ask(new PetitionCurve(id), asOf),
      this.questions.ask(new PetitionDistricts(id), asOf),
      this.questions.ask(new PetitionTimeline(id), asOf),
      this.questions.ask(new PetitionInitials(id, { limit: 30 }), asOf),
      this.questions.ask(new Schedules()),
      this.pages.frame(visit),
    ]);
    const view: PetitionPageView = {
      ...more,
      frame,
      petition,
      curve: curve?.points ?? [],
      districts: districts?.items ?? [],
      timeline: timeline?.items ?? [],
      initials,
      lapses: lapsesAt(petition, termsAt(schedules, frame.now)),
      mine: mine ?? null,
      topics: more.past ? undefined : await topicsAbout(this.questions, id),
      invitation: isShown(petition.text) && petition.visibility === 'by-link' ? this.invitations.to(id) : null,
    };
    this.pages.send(visit, PetitionPage(view, visit.lang), status);
  }

  private async showCheck(visit: Visit, id: string, errors: readonly FormError[]): Promise<void> {
    const petition = await this.petition(visit, id);
    const mine = await this.mine.of(visit.who, id);
    if (mine?.signed) return this.pages.goTo(visit, paths(visit.lang).signed(id));
    const { name, district } = await this.desk.resident(visit.who);
    const view = {
      frame: await this.pages.frame(visit),
      petition,
      signer: { name, district },
      mayBeSure: visit.who.level >= 1,
      errors,
    };
    this.pages.send(visit, SignPage(view, visit.lang), errors.length > 0 ? 422 : 200);
  }
}

const noticeOf = ({ lang }: Visit, done: string | undefined): Notice | undefined =>
  done !== undefined && Object.hasOwn(say(lang).petition.notices, done) ? (done as Notice) : undefined;
