import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { AnswerDataRequest } from '../../../commands/privacy/commands.js';
import { PapersWaiting } from '../../../read-models/petition-papers.js';
import {
  DataRequests as Asked,
  Breaches,
  Openings,
  ProcessingRegister,
  RequestFigures,
  Schedules,
} from '../../../read-models/privacy.js';
import { Clock } from '../../clock.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { termsAt } from '../../read/retention-terms.js';
import { DataRequests } from '../../write/data-requests.js';
import { Desk } from '../../write/desk.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import { RegistersPage } from '../pages/registers.js';
import { RequestsPage, type RequestsView } from '../pages/requests.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const MOST = 50;

/** The public registers of personal data, and the desk where requests about it are answered. */
@Controller()
@Needs(OFFICE.requests)
@UseFilters(PageFilter)
export class PrivacyPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(DataRequests) private readonly own: DataRequests,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('privacy/registers'))
  @Anyone()
  async registers(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { cursor } = plain(asked);
    const now = this.clock.now();
    const [schedules, processing, openings, breaches, requests, frame] = await Promise.all([
      this.questions.ask(new Schedules()),
      this.questions.ask(new ProcessingRegister()),
      this.questions.ask(new Openings({ cursor })),
      this.questions.ask(new Breaches({ limit: MOST })),
      this.questions.ask(new RequestFigures(now)),
      this.pages.frame(visit),
    ]);
    const view = { frame, inForce: termsAt(schedules, now), processing, openings, breaches, requests, cursor };
    this.pages.send(visit, RegistersPage(view, visit.lang));
  }

  @Get(both('data-requests'))
  async requests(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { cursor, done } = plain(asked);
    await this.show(visit, { cursor, notice: done === 'answered' });
  }

  @Post(both('data-requests/:id/answer'))
  async answer(@TheVisit() visit: Visit, @Uuid() request: string) {
    this.pages.mustBeOurs(visit);
    const { outcome = '', text = '' } = visit.form;
    const { errors } = say(visit.lang).requests;
    const words = (field: string) => (field === 'outcome' ? errors.outcome : errors.answer);
    const acting = this.desk.as(visit.who, STAFF);
    const self = this.own.selfIn(visit.who, request);
    const done = await this.deeds.send(visit, AnswerDataRequest, { outcome, text }, { request, self }, acting, words);
    if ('receipt' in done) return this.pages.goTo(visit, withQuery(paths(visit.lang).requests, { done: 'answered' }));
    await this.show(visit, { failed: { request, errors: done.errors, outcome, text } }, 422);
  }

  private async show(visit: Visit, more: Partial<RequestsView>, status = 200): Promise<void> {
    const [waiting, answered, rooms, frame] = await Promise.all([
      this.questions.ask(new Asked({ state: 'waiting', cursor: more.cursor })),
      this.questions.ask(new Asked({ state: 'answered', limit: MOST })),
      this.questions.ask(new PapersWaiting()),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, RequestsPage({ ...more, frame, waiting, answered, rooms }, visit.lang), status);
  }
}
