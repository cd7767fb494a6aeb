import { Controller, Get, Inject, NotFoundException, Param, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import {
  AnswerVisit,
  CorrectVisit,
  HideVisit,
  ReportVisit,
  ShowVisit,
  WithdrawVisit,
} from '../../../commands/services/civic-commands.js';
import { VisitById, VisitsList } from '../../../read-models/civic-monitors.js';
import { ServiceByCode } from '../../../read-models/services.js';
import { evidenceFormIn } from '../../http/evidence.body.js';
import { found } from '../../http/found.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { CivicMonitors } from '../../services/civic-monitors.js';
import type { Receipt } from '../../write/decide.handler.js';
import type { Sent } from '../../write/desk.js';
import { say } from '../i18n/catalogue.js';
import { holds } from '../office-rooms.js';
import { VISIT_DONE, VisitPage, type VisitPageView } from '../pages/visit.js';
import { VisitFormPage, type VisitFormView } from '../pages/visit-form.js';
import { VisitsPage } from '../pages/visits.js';
import { paths } from '../paths.js';
import { keptVisit, visitWish, wrongIn } from '../visit-wish.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const A_PAGE = 20;

/** Visits of civic monitors: for anyone to read, reported by monitors, answered by the services. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class VisitPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(CivicMonitors) private readonly monitors: CivicMonitors,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('monitor-reports'))
  async list(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { service, monitor, cursor } = plain(query);
    const wanted = { service, monitor };
    const [visits, frame] = await Promise.all([
      this.questions.ask(new VisitsList({ ...wanted, limit: A_PAGE, cursor })),
      this.pages.frame(visit),
    ]);
    const mayReport = holds(visit.who.roles, ['monitor']);
    this.pages.send(visit, VisitsPage({ frame, found: visits, wanted, cursor, mayReport }, visit.lang));
  }

  @Get(both('monitor-reports/:id'))
  async one(@TheVisit() visit: Visit, @Uuid() id: string, @Query() query: Record<string, unknown>) {
    const done = known(VISIT_DONE, plain(query).done);
    await this.show(visit, id, { done });
  }

  @Post(both('monitor-reports/:id'))
  @Needs(['monitor', 'officer', 'moderator'])
  async step(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { step, ka, en, text, ground, key } = visit.form;
    const { form: words, moderation } = say(visit.lang).civic.visits;
    if (step === 'answer') {
      const wish = plainToInstance(AnswerVisit, { text: { ka, en } });
      const act = (sent: Sent) => this.monitors.answer(visit.who, id, wish, sent);
      return this.act(
        visit,
        id,
        wish,
        say(visit.lang).civic.score.short,
        { key, body: { id, ka, en } },
        act,
        'answered',
      );
    }
    if (step === 'hide' || step === 'show') {
      const wish =
        step === 'hide' ? plainToInstance(HideVisit, { ground, text }) : plainToInstance(ShowVisit, { text });
      const act = (sent: Sent) => this.monitors.moderate(visit.who, id, wish, sent);
      const sent = { key, body: { id, step, ground, text } };
      return this.act(visit, id, wish, moderation.wrong, sent, act, step === 'hide' ? 'hidden' : 'shown');
    }
    if (step !== 'withdraw') throw new NotFoundException();
    const wish = plainToInstance(WithdrawVisit, { text });
    const act = (sent: Sent) => this.monitors.own(visit.who, id, wish, sent);
    return this.act(visit, id, wish, words.why, { key, body: { id, text } }, act, 'withdrawn');
  }

  @Get(both('services/:code/visit'))
  @Needs('monitor')
  async form(@TheVisit() visit: Visit, @Param('code') code: string) {
    await this.showForm(visit, code, { kept: {} });
  }

  @Post(both('services/:code/visit'))
  @Needs('monitor')
  async report(@TheVisit() visit: Visit, @Param('code') code: string) {
    await this.file(visit, code, undefined, ReportVisit, async (wish, sent) => {
      const { id, receipt } = await this.monitors.report(visit.who, code, wish, sent);
      return { ...receipt, id };
    });
  }

  @Get(both('monitor-reports/:id/correct'))
  @Needs('monitor')
  async correcting(@TheVisit() visit: Visit, @Uuid() id: string) {
    const one = found(await this.questions.ask(new VisitById(id)), 'visit');
    await this.showForm(visit, one.service, { visit: id, kept: keptVisit(one) });
  }

  @Post(both('monitor-reports/:id/correct'))
  @Needs('monitor')
  async correct(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { service } = found(await this.questions.ask(new VisitById(id)), 'visit');
    await this.file(visit, service, id, CorrectVisit, async (wish, sent) => {
      return { ...(await this.monitors.own(visit.who, id, wish, sent)), id };
    });
  }

  private async act(
    visit: Visit,
    id: string,
    wish: object,
    short: string,
    sent: Sent,
    act: (sent: Sent) => Promise<Receipt>,
    done: string,
  ): Promise<void> {
    const errors = wrongIn(wish, () => short);
    if (errors.length > 0) return this.show(visit, id, { errors, kept: visit.form }, 422);
    const became = await this.deeds.attempt(visit.lang, () => act(sent));
    if ('errors' in became) return this.show(visit, id, { errors: became.errors, kept: visit.form }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).visit(id), { done }));
  }

  /** A report as its form says it. What was uploaded with an earlier try comes along by its digest. */
  private async file<C extends ReportVisit | CorrectVisit>(
    visit: Visit,
    code: string,
    id: string | undefined,
    Wish: new () => C,
    send: (wish: C, sent: Sent) => Promise<Receipt & { readonly id: string }>,
  ): Promise<void> {
    const { fields, file } = await evidenceFormIn(visit.request);
    this.pages.mustBeOurs({ ...visit, form: fields });
    const { lang } = visit;
    const words: Readonly<Record<string, string>> = say(lang).civic.visits.form.wrong;
    const files = (fields.files ?? '').split(' ').filter(Boolean);
    const kept = { ...fields };
    if (file) {
      const taken = await this.deeds.attempt(lang, async () => {
        const { sha256 } = await this.monitors.take(file.bytes, file.type);
        if (!files.includes(sha256)) files.push(sha256);
        return { position: 0 };
      });
      if ('errors' in taken) {
        const errors = taken.errors.map(({ text }) => ({ field: 'file', text }));
        return this.showForm(visit, code, { visit: id, kept, errors }, 422);
      }
      kept.files = files.join(' ');
    }
    const wish = plainToInstance<C, object>(Wish, { ...visitWish(fields, lang, id === undefined), files });
    const errors = wrongIn(wish, (field) => words[field] ?? say(lang).errors[422].text);
    if (errors.length > 0) return this.showForm(visit, code, { visit: id, kept, errors }, 422);
    const done = await this.deeds.attempt(lang, () => send(wish, { key: fields.key, body: { code, ...wish } }));
    if ('errors' in done) return this.showForm(visit, code, { visit: id, kept, errors: done.errors }, 422);
    this.pages.goTo(visit, withQuery(paths(lang).visit(done.receipt.id), { done: 'reported' }));
  }

  private async show(visit: Visit, id: string, more: Partial<VisitPageView>, status = 200): Promise<void> {
    const one = found(await this.questions.ask(new VisitById(id)), 'visit');
    const { who } = visit;
    const own = holds(who.roles, ['monitor']) && this.monitors.selfOf(who) === one.monitor;
    const [theirs, mayModerate, frame] = await Promise.all([
      this.monitors.worksFor(who, one.service),
      this.monitors.mayModerate(who, one),
      this.pages.frame(visit),
    ]);
    const mayAnswer = theirs && !own;
    this.pages.send(visit, VisitPage({ frame, visit: one, own, mayAnswer, mayModerate, ...more }, visit.lang), status);
  }

  private async showForm(
    visit: Visit,
    code: string,
    { errors = [], kept = {}, ...more }: Partial<VisitFormView>,
    status = 200,
  ): Promise<void> {
    const service = found(await this.questions.ask(new ServiceByCode(code)), 'service');
    const frame = await this.pages.frame(visit);
    const view = { frame, service: { code, title: service.title }, kept, errors, ...more };
    this.pages.send(visit, VisitFormPage(view, visit.lang), status);
  }
}
