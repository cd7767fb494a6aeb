import { Controller, Get, Inject, Param, Post, Query, UseFilters } from '@nestjs/common';
import { dayOf, endOf } from '../../../events/calendar.js';
import { Figures } from '../../../read-models/figures.js';
import { MeetingsList } from '../../../read-models/meetings.js';
import { PlanById } from '../../../read-models/ogp-plans.js';
import { Clock } from '../../clock.js';
import { found } from '../../http/found.js';
import { Limits } from '../../http/limits.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { type Made, OgpReports } from '../../ogp/reports.js';
import { Questions } from '../../read/questions.js';
import { Refused } from '../../refused.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { holds, OGP_ANSWERS } from '../office-rooms.js';
import { refusalSentence } from '../pages/error.js';
import { OgpReportPage, type PublishedReport } from '../pages/ogp-report.js';
import { RepositoryPage } from '../pages/ogp-repository.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const MOST = 50;
type Asked = { readonly made?: Made; readonly errors: readonly FormError[]; readonly status: number };
type Wanted = { readonly day: string | undefined; readonly asOf: string | undefined };

/** The monitoring report and the repository of a plan, as anyone may read them. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class OgpReportPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(OgpReports) private readonly reports: OgpReports,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('ogp/plans/:plan/report'))
  async report(@TheVisit() visit: Visit, @Param('plan') plan: string, @Query() query: Record<string, unknown>) {
    const { day, asOf, done } = plain(query);
    const wanted = { day, asOf };
    await this.show(visit, plan, wanted, await this.made(visit, plan, wanted), done !== undefined);
  }

  @Post(both('ogp/plans/:plan/report'))
  @Needs('working-group')
  async publish(@TheVisit() visit: Visit, @Param('plan') plan: string) {
    this.pages.mustBeOurs(visit);
    const { asOf, key } = visit.form;
    const done = await this.deeds.attempt(visit.lang, () =>
      this.reports.publish(visit.who, plan, asOf, { key, body: { plan, asOf } }),
    );
    const to = paths(visit.lang).planReport(plan);
    if (!('errors' in done)) return this.pages.goTo(visit, withQuery(to, { done: 'published' }));
    return this.show(visit, plan, { day: undefined, asOf }, { errors: done.errors, status: 422 }, false);
  }

  @Get(both('ogp/plans/:plan/repository'))
  async repository(@TheVisit() visit: Visit, @Param('plan') plan: string) {
    const [made, sessions, published, frame] = await Promise.all([
      this.reports.of(plan),
      this.questions.ask(new MeetingsList({ limit: MOST })),
      this.published(plan),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, RepositoryPage({ frame, made, sessions: sessions.items, published }, visit.lang));
  }

  private async show(visit: Visit, plan: string, { day }: Wanted, asked: Asked, done: boolean): Promise<void> {
    const [known, published, frame] = await Promise.all([
      this.questions.ask((now) => new PlanById(plan, dayOf(now))),
      this.published(plan),
      this.pages.frame(visit),
    ]);
    const { id, content } = found(known, 'plan');
    const { made, errors, status } = asked;
    const view = {
      ...{ frame, plan: { id, title: content.title }, day: day ?? made?.report.asOf.day, made, errors, published },
      ...{ latest: dayOf(this.clock.now()), mayPublish: holds(visit.who.roles, OGP_ANSWERS), done },
    };
    this.pages.send(visit, OgpReportPage(view, visit.lang), status);
  }

  /** A day that there is no report of is a mistake in the form, and is said there. */
  private async made({ lang, request, reply }: Visit, plan: string, { day, asOf }: Wanted): Promise<Asked> {
    const latest = dayOf(this.clock.now());
    if (day !== undefined && !isDay(day)) return mistaken(say(lang).shell.date.faults.unreal);
    const at = day !== undefined && day !== latest ? lastMomentOf(day) : asOf;
    if (at !== undefined) await this.limits.take('replays', request, reply);
    try {
      return { made: await this.reports.of(plan, at), errors: [], status: 200 };
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.refused === 'plan.not-found') throw error;
      return mistaken(refusalSentence(error.refusal.refused, lang) ?? say(lang).errors[422].text);
    }
  }

  private async published(plan: string): Promise<readonly PublishedReport[]> {
    const { items } = await this.questions.ask(new Figures({ of: plan, figure: 'ogp-report', limit: MOST }));
    return items as readonly PublishedReport[];
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00.000Z`).toJSON()?.startsWith(text) === true;
/** A day belongs to a report whole: up to its last millisecond in Tbilisi. */
const lastMomentOf = (day: string): string => new Date(Date.parse(endOf(day)) - 1).toISOString();
const mistaken = (text: string): Asked => ({ errors: [{ field: 'day', text }], status: 422 });
