import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import type { Rules } from '../../../events/regulations.js';
import { LISTED_STATUSES, type ListedStatus } from '../../../read-models/petition-views.js';
import { type PetitionSort, PetitionsList, Totals } from '../../../read-models/petitions.js';
import { Regulations } from '../../../read-models/petitions-office.js';
import { Clock } from '../../clock.js';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import { ASSETS_PREFIX } from '../assets.js';
import { LANGS, type Lang } from '../frame.js';
import { AccessibilityPage } from '../pages/accessibility.js';
import { ContactPage, type ContactView } from '../pages/contact.js';
import { HomePage } from '../pages/home.js';
import { PetitionsListPage } from '../pages/petitions-list.js';
import { PrivacyPage } from '../pages/privacy.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const SORTS: readonly string[] = ['signatures', 'newest', 'trending'] satisfies PetitionSort[];
/** Pages that need nobody to sign in. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class PublicPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Place) private readonly place: Place,
  ) {}

  @Get()
  root(@TheVisit() visit: Visit) {
    this.pages.goTo(visit, `/${visit.lang}`);
  }

  @Get(['ka', 'en'])
  async home(@TheVisit() visit: Visit) {
    const now = this.clock.now();
    const lists = [
      { status: 'open', sort: 'trending' },
      { status: 'answered', sort: 'newest' },
    ] as const;
    const [totals, regulations, [active, answered]] = await Promise.all([
      this.questions.ask(new Totals()),
      this.questions.ask(new Regulations({ track: 'mayor', now })),
      Promise.all(lists.map((wanted) => this.questions.ask(new PetitionsList({ ...wanted, limit: 4, now })))),
    ]);
    const law = regulations.items.find(({ inForce }) => inForce);
    const { petitions, signatures, answers, answeredInTime, overdue } = totals;
    const running = petitions.open + petitions['goal-reached'];
    const view = {
      frame: await this.pages.frame(visit),
      totals: { signatures, running, answers, answeredInTime, overdue },
      active: active!.items,
      answered: answered!.items,
      rules: law ? { ...rulesOf(law.rules as Rules), goal: law.threshold } : null,
    };
    this.pages.send(visit, HomePage(view, visit.lang));
  }

  @Get(both('petitions'))
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { q, district, cursor, ...rest } = plain(asked);
    if (q) await this.limits.take('search', visit.request, visit.reply);
    const status = LISTED_STATUSES.includes(rest.status as never) ? (rest.status as ListedStatus) : undefined;
    const sort = SORTS.includes(rest.sort ?? '') ? (rest.sort as PetitionSort) : undefined;
    const wanted = { q: q?.slice(0, 200), district, cursor, status, sort };
    const [found, totals] = await Promise.all([
      this.questions.ask(new PetitionsList({ ...wanted, now: this.clock.now() })),
      this.questions.ask(new Totals()),
    ]);
    const { items, total, next } = found;
    const view = { frame: await this.pages.frame(visit), wanted, items, total, next, counts: totals.petitions };
    this.pages.send(visit, PetitionsListPage(view, visit.lang));
  }

  @Get(both('contact'))
  contact(@TheVisit() visit: Visit) {
    return this.tell(visit, ContactPage);
  }

  @Get(both('privacy'))
  privacy(@TheVisit() visit: Visit) {
    return this.tell(visit, PrivacyPage);
  }

  @Get(both('accessibility'))
  accessibility(@TheVisit() visit: Visit) {
    return this.tell(visit, AccessibilityPage);
  }

  private async tell(visit: Visit, page: (view: ContactView, lang: Lang) => VNode): Promise<void> {
    const { contact } = this.place;
    this.pages.send(visit, page({ frame: await this.pages.frame(visit), contact }, visit.lang));
  }

  @Get('favicon.ico')
  favicon(@Res() reply: FastifyReply) {
    reply
      .status(302)
      .header('location', `${ASSETS_PREFIX}/favicon.ico`)
      .header('cache-control', 'public, max-age=86400')
      .send();
  }

  @Get('robots.txt')
  robots(@Res() reply: FastifyReply) {
    const rules = this.place.demo
      ? 'Disallow: /'
      : LANGS.map((lang) => `Disallow: /${lang}/me\nDisallow: /${lang}/moderation`).join('\n');
    reply.header('content-type', 'text/plain; charset=utf-8').send(`User-agent: *\n${rules}\n`);
  }
}

const rulesOf = ({ sponsors, moderationDays, windowDays, answerDays }: Rules) => ({
  sponsors: sponsors.min,
  moderationDays,
  windowDays,
  answerDays: answerDays.aim,
});
