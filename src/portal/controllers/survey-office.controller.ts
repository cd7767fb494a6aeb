import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CodeTexts } from '../../../commands/surveys/answer-commands.js';
import { AdoptCodebook, AssignFieldwork, OpenSurvey } from '../../../commands/surveys/commands.js';
import { StaffList } from '../../../read-models/identity.js';
import { SurveyAtOffice, type SurveyForOffice, SurveysList } from '../../../read-models/surveys.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Interviews } from '../../surveys/interviews.js';
import type { Receipt } from '../../write/decide.handler.js';
import { SurveyOffice } from '../../write/survey-office.js';
import { datePartsIn, dayFrom } from '../date-parts.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { SurveyCodingPage } from '../pages/survey-coding.js';
import { SurveyDeskPage, type SurveyNotice } from '../pages/survey-desk.js';
import { SurveyLettersPage } from '../pages/survey-letters.js';
import { SurveyOfficePage } from '../pages/survey-office.js';
import { paths } from '../paths.js';
import { choicesIn, pairsIn } from '../survey-draft.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Running surveys: drafting, opening, inviting, coding, publishing. */
@Controller()
@Needs('officer')
@UseFilters(PageFilter)
export class SurveyOfficePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(SurveyOffice) private readonly office: SurveyOffice,
    @Inject(Interviews) private readonly interviews: Interviews,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('office/surveys'))
  @Needs(['officer', 'auditor'])
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { cursor } = plain(asked);
    const wanted = new SurveysList({ drafts: true, ...(cursor && { cursor }) });
    const [found, frame] = await Promise.all([this.questions.ask(wanted), this.pages.frame(visit)]);
    this.pages.send(visit, SurveyOfficePage({ frame, found, cursor }, visit.lang));
  }

  @Get(both('office/surveys/:id'))
  @Needs(['officer', 'auditor'])
  async desk(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    const notice = NOTICES.find((one) => one === done);
    await this.show(visit, id, { errors: [], notice });
  }

  @Post(both('office/surveys/:id/open'))
  open(@TheVisit() visit: Visit, @Uuid() id: string) {
    const wish = Object.assign(new OpenSurvey(), { lastDay: dayFrom(datePartsIn(visit.form, 'lastDay')).date ?? '' });
    return this.deed(visit, id, 'opened', () =>
      this.office.open(visit.who, id, wish, { key: visit.form.key, body: { ...wish } }),
    );
  }

  @Post(both('office/surveys/:id/invitations'))
  async invite(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { form, lang } = visit;
    const pairs = pairsIn(form.counts);
    const channel = form.channel === 'sms' || form.channel === 'email' ? form.channel : 'paper';
    const counts = (pairs ?? []).map(([stratum, count]) => ({ stratum, count: Number(count) }));
    const wrong =
      !pairs?.length || (channel === 'paper' && counts.some(({ count }) => !(count >= 1 && count <= 10_000)));
    if (wrong) return this.wrongLines(visit, id, 'counts');
    const to = (pairs ?? []).map(([stratum, contact]) => ({
      stratum,
      to: channel === 'sms' ? { phone: contact } : { email: contact },
    }));
    const batch = form.batch ?? '';
    let letters: Awaited<ReturnType<SurveyOffice['invite']>>['letters'] = [];
    const done = await this.deeds.attempt(lang, async () => {
      const paper = channel === 'paper';
      const issued = await this.office.invite(visit.who, id, {
        ...{ batch, channel, language: lang },
        ...{ counts: paper ? counts : [], to: paper ? [] : to },
      });
      letters = issued.letters;
      return issued.receipt;
    });
    if ('errors' in done) return this.show(visit, id, { errors: done.errors, kept: form }, 422);
    if (channel !== 'paper') return this.pages.goTo(visit, withQuery(paths(lang).surveyDesk(id), { done: 'issued' }));
    const [survey, frame] = await Promise.all([this.one(id), this.pages.frame(visit)]);
    this.pages.send(visit, SurveyLettersPage({ frame, survey, letters }, lang));
  }

  @Post(both('office/surveys/:id/assignments'))
  assign(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { form } = visit;
    const pairs = pairsIn(form.quotas);
    const quotas = (pairs ?? []).map(([stratum, count]) => ({ stratum, count: Number(count) }));
    const wish = plainToInstance(AssignFieldwork, { interviewer: (form.interviewer ?? '').trim(), quotas });
    if (!pairs || validateSync(wish).length > 0) return this.wrongLines(visit, id, 'quotas');
    return this.deed(visit, id, 'assigned', () =>
      this.office.step(visit.who, id, wish, { key: form.key, body: { ...wish } }),
    );
  }

  @Post(both('office/surveys/:id/close'))
  close(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'closed', () => this.office.close(visit.who, id, { key: visit.form.key }));
  }

  @Post(both('office/surveys/:id/publish'))
  publish(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'published', () => this.office.publish(visit.who, id, { key: visit.form.key }));
  }

  @Get(both('office/surveys/:id/coding'))
  async coding(@TheVisit() visit: Visit, @Uuid() id: string, @Query() asked: Record<string, unknown>) {
    const { question, done } = plain(asked);
    const notice = done === 'saved' || done === 'adopted' ? done : undefined;
    await this.showCoding(visit, id, question, [], notice);
  }

  @Post(both('office/surveys/:id/coding'))
  async code(@TheVisit() visit: Visit, @Uuid() id: string, @Query() asked: Record<string, unknown>) {
    this.pages.mustBeOurs(visit);
    const { form, lang, all } = visit;
    const { question = '' } = plain(asked);
    const known = (await this.one(id)).codebooks[question]?.version ?? 0;
    const adopts = form.step === 'adopt';
    const wish = adopts
      ? plainToInstance(AdoptCodebook, { question, version: known + 1, codes: choicesIn(form.book, 'k') })
      : plainToInstance(CodeTexts, {
          ...{ question, version: known },
          codes: Object.fromEntries(all('answer').map((answer) => [answer, all(`c-${answer}`)])),
        });
    if (validateSync(wish).length > 0)
      return this.showCoding(visit, id, question, [{ field: 'book', text: say(lang).surveyOffice.draft.wrong }]);
    const sent = { key: form.key, body: { ...wish } };
    const done = await this.deeds.attempt(lang, () =>
      wish instanceof CodeTexts
        ? this.office.code(visit.who, id, wish, sent)
        : this.office.step(visit.who, id, wish, sent),
    );
    if ('errors' in done) return this.showCoding(visit, id, question, done.errors);
    this.pages.goTo(visit, `${paths(lang).surveyCoding(id, question)}&done=${adopts ? 'adopted' : 'saved'}`);
  }

  private async deed(visit: Visit, id: string, notice: SurveyNotice, perform: () => Promise<Receipt>): Promise<void> {
    this.pages.mustBeOurs(visit);
    const done = await this.deeds.attempt(visit.lang, perform);
    if ('errors' in done) return this.show(visit, id, { errors: done.errors, kept: visit.form }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).surveyDesk(id), { done: notice }));
  }

  private wrongLines(visit: Visit, id: string, field: string): Promise<void> {
    this.pages.mustBeOurs(visit);
    const errors = [{ field, text: say(visit.lang).surveyOffice.desk.wrongLines }];
    return this.show(visit, id, { errors, kept: visit.form }, 422);
  }

  private async show(
    visit: Visit,
    id: string,
    more: { errors: readonly FormError[]; notice?: SurveyNotice | undefined; kept?: Visit['form'] },
    status = 200,
  ): Promise<void> {
    const [survey, frame, staff] = await Promise.all([
      this.one(id),
      this.pages.frame(visit),
      this.questions.ask((now) => new StaffList({ now, limit: 100 })),
    ]);
    const interviewers = staff.items.flatMap(({ staff: pseudonym, holds, name }) =>
      holds.includes('interviewer') && name && 'name' in name ? [{ staff: pseudonym, name: name.name }] : [],
    );
    const [{ answersBy }, quotas] = await Promise.all([this.interviews.of(id), this.office.quotas(id)]);
    const view = { frame, survey, answersBy, quotas, interviewers, ...more };
    this.pages.send(visit, SurveyDeskPage(view, visit.lang), status);
  }

  private async showCoding(
    visit: Visit,
    id: string,
    asked: string | undefined,
    errors: readonly FormError[],
    notice?: 'saved' | 'adopted',
  ): Promise<void> {
    const [survey, frame] = await Promise.all([this.one(id), this.pages.frame(visit)]);
    const open = survey.questions.flatMap(({ code, kind, other }) =>
      kind === 'short' || kind === 'long' || other ? [code] : [],
    );
    const question = open.find((code) => code === asked) ?? open[0];
    const texts = question && survey.status === 'closed' ? await this.office.texts(id, question) : [];
    const view = { frame, survey, open, question, texts, errors, notice };
    this.pages.send(visit, SurveyCodingPage(view, visit.lang), errors.length > 0 ? 422 : 200);
  }

  private async one(id: string): Promise<SurveyForOffice> {
    const survey = await this.questions.ask(new SurveyAtOffice(id));
    if (!survey) throw new NotFoundException({ type: 'urn:ghia:survey.not-found' });
    return survey;
  }
}

const NOTICES = [
  'drafted',
  'opened',
  'issued',
  'assigned',
  'closed',
  'published',
] as const satisfies readonly SurveyNotice[];
