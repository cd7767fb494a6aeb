import { Controller, Get, Inject, Param, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { AccreditMonitor, AnswerFeedback, RevokeAccreditation } from '../../../commands/services/civic-commands.js';
import { endOf } from '../../../events/calendar.js';
import { MonitorsList } from '../../../read-models/civic-monitors.js';
import { Departments } from '../../../read-models/reports.js';
import { ServiceScore } from '../../../read-models/service-scores.js';
import { ServiceStandards } from '../../../read-models/service-standards.js';
import { ServiceByCode } from '../../../read-models/services.js';
import { found } from '../../http/found.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { CivicMonitors } from '../../services/civic-monitors.js';
import { Feedback } from '../../services/feedback.js';
import type { Receipt } from '../../write/decide.handler.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { holds } from '../office-rooms.js';
import { MonitorsPage, type MonitorsView } from '../pages/monitors.js';
import { ServiceFeedbackPage, type ServiceFeedbackView } from '../pages/service-feedback.js';
import { ServiceStandardsPage } from '../pages/service-standards.js';
import { paths } from '../paths.js';
import { wrongIn } from '../visit-wish.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const A_PAGE = 20;

/** Civic control of services: standards, scores and monitors, for anyone to read, with the forms of those who write. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class CivicControlPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Feedback) private readonly feedback: Feedback,
    @Inject(CivicMonitors) private readonly monitors: CivicMonitors,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('service-standards'))
  async standards(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const by = known(['service', 'department'] as const, plain(query).by);
    const [standards, departments, frame] = await Promise.all([
      this.questions.ask(new ServiceStandards(by)),
      this.questions.ask(new Departments(true)),
      this.pages.frame(visit),
    ]);
    const names = new Map(departments.map(({ department, name }) => [department, name]));
    this.pages.send(visit, ServiceStandardsPage({ frame, found: standards, departments: names }, visit.lang));
  }

  @Get(both('services/:code/feedback'))
  async scores(@TheVisit() visit: Visit, @Param('code') code: string, @Query() query: Record<string, unknown>) {
    await this.showScores(visit, code, { done: plain(query).done !== undefined });
  }

  @Post(both('services/:code/feedback'))
  @Needs('officer')
  async answerFeedback(@TheVisit() visit: Visit, @Param('code') code: string) {
    this.pages.mustBeOurs(visit);
    const { number, ka, en, key } = visit.form;
    const wish = plainToInstance(AnswerFeedback, { number: Number(number), text: { ka, en } });
    const { short } = say(visit.lang).civic.score;
    const errors = wrongIn(wish, () => short).map(({ field, text }) => ({ field: `${field}-${number}`, text }));
    if (errors.length > 0) return this.showScores(visit, code, { errors, kept: visit.form }, 422);
    const sent = { key, body: { code, number, ka, en } };
    const done = await this.deeds.attempt(visit.lang, () => this.feedback.answer(visit.who, code, wish, sent));
    if ('errors' in done) return this.showScores(visit, code, { errors: done.errors, kept: visit.form }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).serviceFeedback(code), { done: 'answered' }));
  }

  @Get(both('monitors'))
  async accredited(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { cursor, done } = plain(query);
    await this.showMonitors(visit, { cursor, done: done !== undefined });
  }

  @Post(both('monitors'))
  @Needs('working-group')
  async decide(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { step, key, monitor = '', ka, en, personalNumber = '', expires = '', ...form } = visit.form;
    const { wrong } = say(visit.lang).civic.monitors;
    let errors: readonly FormError[];
    let act: () => Promise<Receipt>;
    if (step === 'revoke') {
      const wish = plainToInstance(RevokeAccreditation, { reason: { ka, en } });
      errors = wrongIn(wish, () => wrong).map(({ field, text }) => ({ field: `${field}-${monitor}`, text }));
      act = () => this.monitors.revoke(visit.who, monitor, wish, { key });
    } else {
      const organisation = { ka: form['organisation-ka'], en: form['organisation-en'] };
      const until = /^\d{4}-\d\d-\d\d$/.test(expires) ? endOf(expires) : '';
      const wish = plainToInstance(AccreditMonitor, { organisation, expires: until });
      const numbered = /^\d{11}$/.test(personalNumber) ? [] : [{ field: 'personalNumber', text: wrong }];
      const named = (field: string) => (field === 'expires' ? field : `organisation-${field}`);
      errors = [...numbered, ...wrongIn(wish, () => wrong).map(({ field, text }) => ({ field: named(field), text }))];
      act = async () => (await this.monitors.accredit(visit.who, personalNumber, wish, { key })).receipt;
    }
    if (errors.length > 0) return this.showMonitors(visit, { errors, kept: visit.form }, 422);
    const done = await this.deeds.attempt(visit.lang, act);
    if ('errors' in done) return this.showMonitors(visit, { errors: done.errors, kept: visit.form }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).monitors, { done: 'recorded' }));
  }

  private async showMonitors(visit: Visit, more: Partial<MonitorsView>, status = 200): Promise<void> {
    const [list, frame] = await Promise.all([
      this.questions.ask(new MonitorsList({ limit: A_PAGE, cursor: more.cursor })),
      this.pages.frame(visit),
    ]);
    const office = holds(visit.who.roles, ['working-group']);
    this.pages.send(visit, MonitorsPage({ frame, found: list, office, ...more }, visit.lang), status);
  }

  private async showScores(
    visit: Visit,
    code: string,
    more: Partial<ServiceFeedbackView>,
    status = 200,
  ): Promise<void> {
    const service = found(await this.questions.ask(new ServiceByCode(code)), 'service');
    const [score, frame, theirs] = await Promise.all([
      this.questions.ask(new ServiceScore(code)),
      this.pages.frame(visit),
      this.monitors.worksFor(visit.who, code),
    ]);
    const opened = theirs
      ? await Promise.all(
          score.scores.map(async ({ number }) => {
            return [number, await this.feedback.words(visit.who, code, number)] as const;
          }),
        )
      : undefined;
    const words = opened && new Map(opened);
    const view = { frame, code, title: service.title, score, words, ...more };
    this.pages.send(visit, ServiceFeedbackPage(view, visit.lang), status);
  }
}
