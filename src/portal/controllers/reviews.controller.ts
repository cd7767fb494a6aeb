import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DismissReview, FlagSignatures, RestoreSignatures } from '../../../commands/petitions/office-commands.js';
import { PetitionById } from '../../../read-models/petitions.js';
import { Reviews as ReviewsWanted } from '../../../read-models/petitions-office.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { Reviews, type ReviewWish } from '../../write/reviews.js';
import { say } from '../i18n/catalogue.js';
import { ReviewsPage, type ReviewsView } from '../pages/reviews.js';
import { paths } from '../paths.js';
import { sharedBy, wishIn } from '../review-wish.js';
import { withQuery } from '../with-query.js';
import { Deeds, type Done } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Notice = NonNullable<ReviewsView['notice']>;

/** Doubt about signatures: how many first, then a decision with its reason, and the way back. */
@Controller()
@Needs('moderator')
@UseFilters(PageFilter)
export class ReviewPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reviews) private readonly reviews: Reviews,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('moderation/:id/reviews'))
  async page(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    const notices = say(visit.lang).office.reviews.notices;
    await this.show(visit, id, { notice: done && Object.hasOwn(notices, done) ? (done as Notice) : undefined });
  }

  @Post(both('moderation/:id/reviews'))
  async wish(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    if (visit.form.review !== undefined) return this.decide(visit, id);
    const { step, key } = visit.form;
    const wish = wishIn(visit.form);
    const { criterion, reason } = wish;
    const { value, errors: found } = sharedBy(wish, visit.lang);
    const known = { criterion, value, reason } as ReviewWish;
    const wrong = new Set(mistakes(validateSync(plainToInstance(FlagSignatures, known))).map(({ path }) => path));
    const counting = step !== 'flag' && step !== 'invalidate';
    const { errors: words } = say(visit.lang).office.reviews;
    const errors = [
      ...(wrong.has('criterion') ? [{ field: 'criterion', text: words.criterion }] : found),
      ...(wrong.has('reason') && !counting ? [{ field: 'reason', text: words.reason }] : []),
    ];
    if (errors.length > 0) return this.show(visit, id, { wish, errors }, 422);
    if (counting) return this.show(visit, id, { wish, matching: await this.reviews.dryRun(id, known) });
    const acting = this.desk.as(visit.who, STAFF);
    const done = await this.deeds.attempt(visit.lang, async () => {
      if (step === 'flag') return this.reviews.flag(id, known, acting, { key, body: known });
      return (await this.reviews.invalidate(id, known, acting, { key })).receipt;
    });
    await this.after(visit, id, done, step === 'flag' ? 'flagged' : 'invalidated', { wish });
  }

  /** A review that was open is decided. */
  private async decide(visit: Visit, id: string): Promise<void> {
    const { review = '', reason = '', step, key } = visit.form;
    const acting = this.desk.as(visit.who, STAFF);
    const wrong = mistakes(validateSync(plainToInstance(DismissReview, { batch: review, reason })));
    const field = `decide-${review}`;
    if (wrong.length > 0) {
      const text = say(visit.lang).office.reviews.errors.decide;
      return this.show(visit, id, { errors: [{ field, text }] }, 422);
    }
    const done = await this.deeds.attempt(visit.lang, async () => {
      if (step === 'invalidate')
        return (await this.reviews.invalidate(id, { review, reason }, acting, { key })).receipt;
      return this.desk.send(new DismissReview(), { petitionId: id, batch: review, reason }, acting, { key });
    });
    await this.after(visit, id, done, step === 'invalidate' ? 'invalidated' : 'dismissed');
  }

  private async after(visit: Visit, id: string, done: Done, notice: Notice, more: Partial<ReviewsView> = {}) {
    if ('receipt' in done) return this.pages.goTo(visit, withQuery(paths(visit.lang).reviews(id), { done: notice }));
    return this.show(visit, id, { ...more, errors: done.errors }, 422);
  }

  @Post(both('moderation/:id/restore'))
  async restore(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { batch = '', reason = '' } = visit.form;
    const words = () => say(visit.lang).office.reviews.errors.restore;
    const acting = this.desk.as(visit.who, STAFF);
    const done = await this.deeds.send(visit, RestoreSignatures, { batch, reason }, { petitionId: id }, acting, words);
    if ('receipt' in done) this.pages.goTo(visit, withQuery(paths(visit.lang).reviews(id), { done: 'restored' }));
    else
      await this.show(visit, id, { errors: done.errors.map(({ text }) => ({ field: `restore-${batch}`, text })) }, 422);
  }

  private async show(visit: Visit, id: string, more: Partial<ReviewsView>, status = 200): Promise<void> {
    const petition = await this.questions.ask(new PetitionById(id, { viewer: 'staff' }));
    if (!petition) throw new NotFoundException();
    const { items } = await this.questions.ask(new ReviewsWanted({ petitionId: id, limit: 50 }));
    const frame = await this.pages.frame(visit);
    const view: ReviewsView = { wish: {}, errors: [], ...more, frame, petition, reviews: items };
    this.pages.send(visit, ReviewsPage(view, visit.lang), status);
  }
}
