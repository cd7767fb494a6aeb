import { Controller, Get, Inject, NotFoundException, Param, Post, Query, UseFilters } from '@nestjs/common';
import { answersTo, askedOf, wrongAnswer, wrongIn } from '../../../commands/services/answers.js';
import { SubmitApplication } from '../../../commands/services/case-commands.js';
import { versionFor } from '../../../commands/services/submitting.js';
import { PROXY_BASES } from '../../../events/cases.js';
import type { FormQuestion } from '../../../events/services.js';
import { Clock } from '../../clock.js';
import { formIn } from '../../http/scan.body.js';
import { FORM, typeIn } from '../../http/upload.body.js';
import { Needs } from '../../http/who.guard.js';
import { Refused } from '../../refused.js';
import type { ApplicationDraft } from '../../services/application-drafts.js';
import { Applications } from '../../services/applications.js';
import { Prefilling } from '../../services/prefilling.js';
import { Applying } from '../../write/applying.js';
import { answerIn, beside, dateFaultIn, FOR_WHOM, goesOnAt, mistakeOf } from '../application-steps.js';
import { datePartsIn, dayFrom } from '../date-parts.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { ApplyCheckPage, ApplyStepPage } from '../pages/apply.js';
import { refusalSentence } from '../pages/error.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { type Form, Pages, TheVisit, type Visit } from './visit.js';

type Begun = {
  readonly draft: ApplicationDraft;
  readonly form: readonly FormQuestion[];
  readonly view: {
    readonly service: { readonly service: string; readonly title: { ka: string; en: string }; form: readonly object[] };
    readonly changed: 'changed' | 'over' | undefined;
  };
};

/** Applying for a service: a question a page, saved with each, with or without a script. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ApplyingController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Applying) private readonly applying: Applying,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Prefilling) private readonly prefilling: Prefilling,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('services/:code/apply'))
  async step(@TheVisit() visit: Visit, @Param('code') code: string, @Query() asked: Record<string, unknown>) {
    const { q, saved } = plain(asked);
    const begun = await this.begun(visit, code);
    const at = begun.form.some((one) => one.code === q) ? q! : goesOnAt(begun.form, begun.draft.answers, q);
    if (at === undefined) return this.pages.goTo(visit, paths(visit.lang).applyCheck(code));
    await this.ask(visit, begun, at, { ...(saved && { saved: this.until(visit, code) }) });
  }

  @Post(both('services/:code/apply'))
  async answer(@TheVisit() visit: Visit, @Param('code') code: string) {
    const multipart = typeIn(visit.request) === FORM;
    const { fields, scan } = multipart ? await formIn(visit.request) : { fields: visit.form, scan: undefined };
    this.pages.mustBeOurs({ ...visit, form: fields });
    const begun = await this.begun(visit, code);
    const at = fields.q ?? FOR_WHOM;
    const question = begun.form.find((one) => one.code === at);
    if (at === FOR_WHOM) return this.forWhom(visit, begun, fields);
    if (!question) throw new NotFoundException();
    const { draft } = begun;
    if (question.kind === 'file') return this.file(visit, begun, question, fields, scan);
    const given = answerIn(question, { form: fields, all: visit.all });
    const fault = question.kind === 'date' && dateFaultIn(fields, 'a', question.label[visit.lang], visit.lang);
    const wrong = given === undefined && fields.step !== 'next' ? undefined : wrongAnswer(question, given);
    if (fields.step === 'back' && wrong) return this.goOn(visit, begun, at, 'back');
    const errors = fault ? [fault] : wrong ? [mistakeOf(wrong, question, visit.lang)] : [];
    if (errors.length > 0) return this.ask(visit, begun, at, { errors, typed: fields, answer: given }, 422);
    const { [at]: _, ...others } = draft.answers;
    const answers = given === undefined ? others : { ...draft.answers, [at]: given };
    await this.keep(visit, code, { ...draft, answers });
    await this.goOn(visit, { ...begun, draft: { ...draft, answers } }, at, fields.step);
  }

  @Post(both('services/:code/apply/anew'))
  async anew(@TheVisit() visit: Visit, @Param('code') code: string) {
    this.pages.mustBeOurs(visit);
    const newest = versionFor(await this.applying.service(code), undefined, this.clock.now());
    if ('refused' in newest) throw new Refused(newest);
    const kept = this.applications.drafts.of(visit.who.person!, code);
    const fits = newest.form.filter(
      (one) => kept && wrongAnswer({ ...one, required: true }, kept.answers[one.code]) === undefined,
    );
    const answers = Object.fromEntries(fits.map((one) => [one.code, kept!.answers[one.code]]));
    await this.keep(visit, code, { version: newest.version, answers, behalf: kept?.behalf });
    this.pages.goTo(visit, paths(visit.lang).applyFor(code));
  }

  @Get(both('services/:code/apply/check'))
  async check(@TheVisit() visit: Visit, @Param('code') code: string) {
    const begun = await this.begun(visit, code);
    await this.showCheck(visit, begun, []);
  }

  @Post(both('services/:code/apply/check'))
  async send(@TheVisit() visit: Visit, @Param('code') code: string) {
    this.pages.mustBeOurs(visit);
    const { form, lang } = visit;
    const begun = await this.begun(visit, code);
    if (form.declaration !== 'yes')
      return this.showCheck(visit, begun, [{ field: 'declaration', text: say(lang).applying.check.declare }], 422);
    const { version, behalf } = begun.draft;
    const answers = answersTo(begun.form, begun.draft.answers);
    const body = { version, answers, declaration: true, language: lang, ...(behalf && { onBehalf: behalf }) } as const;
    const wish = Object.assign(new SubmitApplication(), body);
    let reference = '';
    const done = await this.deeds.attempt(lang, async () => {
      const applied = await this.applying.submit(visit.who, code, wish, { key: form.key, body });
      reference = applied.reference;
      return applied.receipt;
    });
    if ('errors' in done) return this.showCheck(visit, begun, this.wrongIn(begun, visit) ?? done.errors, 422);
    this.pages.goTo(visit, withQuery(paths(lang).myCase(reference), { done: 'sent' }));
  }

  private async forWhom(visit: Visit, begun: Begun, fields: Form): Promise<void> {
    const { draft, view } = begun;
    const code = view.service.service;
    const birth = dayFrom(datePartsIn(fields, 'birth')).date;
    const basis = known(PROXY_BASES, fields.basis);
    const number = (fields.number ?? '').trim();
    const other = fields.for === 'other';
    if (other && (!/^\d{11}$/.test(number) || !birth || !basis)) {
      const errors = [{ field: 'number', text: say(visit.lang).applying.forWhom.missing }];
      return this.ask(visit, begun, FOR_WHOM, { errors, typed: fields }, 422);
    }
    const behalf = other ? { personalNumber: number, birthDate: birth!, basis: basis! } : undefined;
    await this.keep(visit, code, { ...draft, behalf });
    await this.goOn(visit, { ...begun, draft: { ...draft, behalf } }, FOR_WHOM, fields.step);
  }

  private async file(
    visit: Visit,
    begun: Begun,
    question: FormQuestion,
    fields: Form,
    scan: Buffer | 'too-large' | undefined,
  ): Promise<void> {
    const { draft, view } = begun;
    const wrong = (text: string, status: number) =>
      this.ask(visit, begun, question.code, { errors: [{ field: 'scan', text }] }, status);
    const refused = (code: string) => refusalSentence(code, visit.lang) ?? '';
    if (scan === 'too-large') return wrong(refused('case.file-too-large'), 413);
    const before = draft.answers[question.code];
    const { [question.code]: _, ...others } = draft.answers;
    let answers = fields.step === 'remove' ? others : draft.answers;
    if (scan) {
      const taken = await this.deeds.attempt(visit.lang, async () => ({
        ...(await this.applications.files.take(visit.who.person!, scan)),
        position: 0,
      }));
      if ('errors' in taken) return wrong(taken.errors[0]!.text, 422);
      answers = { ...others, [question.code]: taken.receipt.name };
    }
    const missing = question.required && answers[question.code] === undefined && fields.step === 'next';
    if (missing) return wrong(say(visit.lang).applying.wrong.file, 422);
    await this.keep(visit, view.service.service, { ...draft, answers });
    if (typeof before === 'string' && answers[question.code] !== before) await this.discard(visit, before);
    const step = fields.step === 'remove' ? 'stay' : fields.step;
    await this.goOn(visit, { ...begun, draft: { ...draft, answers } }, question.code, step);
  }

  /** Only what waits and is their own. */
  private async discard({ who }: Visit, name: string): Promise<void> {
    const file = this.applications.files.of(name);
    if (file?.caseId === null && file.person === who.person) await this.applications.files.remove([name]);
  }

  private async begun(visit: Visit, code: string): Promise<Begun> {
    const service = await this.applying.service(code);
    const now = this.clock.now();
    const newest = versionFor(service, undefined, now);
    if ('refused' in newest || service.is === 'unknown')
      throw service.is === 'unknown'
        ? new NotFoundException({ type: 'urn:ghia:service.not-found' })
        : new Refused(newest as never);
    const kept = this.applications.drafts.of(visit.who.person!, code);
    const draft: ApplicationDraft = kept ?? { version: newest.version, answers: {} };
    const whole = service.versions[draft.version]?.whole ?? newest;
    const over = 'refused' in versionFor(service, draft.version, now);
    const changed = over ? 'over' : draft.version === newest.version ? undefined : 'changed';
    return { draft, form: whole.form, view: { service: whole, changed } };
  }

  private async goOn(visit: Visit, begun: Begun, at: string, step: string | undefined): Promise<void> {
    const { draft, form, view } = begun;
    const to = paths(visit.lang);
    const code = view.service.service;
    if (step === 'save') return this.pages.goTo(visit, withQuery(to.applyFor(code), { q: at, saved: 'yes' }));
    if (step === 'stay') return this.pages.goTo(visit, to.applyFor(code, at));
    const next = beside(form, draft.answers, at, step === 'back' ? -1 : 1);
    this.pages.goTo(visit, next === undefined ? to.applyCheck(code) : to.applyFor(code, next));
  }

  private async keep(visit: Visit, code: string, draft: ApplicationDraft): Promise<void> {
    await this.applications.drafts.keep(visit.who.person!, code, draft);
  }

  private until(visit: Visit, code: string): string | undefined {
    return this.applications.drafts.of(visit.who.person!, code)?.until;
  }

  private async ask(
    visit: Visit,
    begun: Begun,
    at: string,
    more: { errors?: readonly FormError[]; saved?: string | undefined; typed?: Form; answer?: unknown },
    status = 200,
  ): Promise<void> {
    const question = begun.form.find(({ code }) => code === at);
    const [frame, prefilled] = await Promise.all([
      this.pages.frame(visit),
      question && !begun.draft.behalf ? this.prefilling.of(visit.who, question, visit.lang) : undefined,
    ]);
    const view = { frame, errors: [], ...begun.view, draft: begun.draft, at, prefilled, ...more };
    this.pages.send(visit, ApplyStepPage(view, visit.lang), status);
  }

  private async showCheck(visit: Visit, begun: Begun, errors: readonly FormError[], status = 200): Promise<void> {
    const frame = await this.pages.frame(visit);
    const { draft, form, view } = begun;
    const asked = askedOf(form, draft.answers);
    this.pages.send(visit, ApplyCheckPage({ frame, ...view, draft, asked, errors }, visit.lang), status);
  }

  /** What is wrong with the answers, question by question; undefined where it is something else. */
  private wrongIn({ draft, form }: Begun, { lang }: Visit): readonly FormError[] | undefined {
    const wrong = wrongIn(form, answersTo(form, draft.answers));
    if (wrong.length === 0) return undefined;
    return wrong.map((one) =>
      mistakeOf(
        one,
        form.find(({ code }) => code === one.question),
        lang,
        '',
      ),
    );
  }
}
