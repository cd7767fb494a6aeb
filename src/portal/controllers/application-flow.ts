import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { answersTo, askedOf, wrongAnswer, wrongIn } from '../../../commands/services/answers.js';
import { versionFor } from '../../../commands/services/submitting.js';
import { PROXY_BASES } from '../../../events/cases.js';
import type { FormQuestion } from '../../../events/services.js';
import { Clock } from '../../clock.js';
import { formIn } from '../../http/scan.body.js';
import { FORM, typeIn } from '../../http/upload.body.js';
import { Refused } from '../../refused.js';
import type { ApplicationDraft } from '../../services/application-drafts.js';
import { Applications } from '../../services/applications.js';
import { Prefilling } from '../../services/prefilling.js';
import { Applying } from '../../write/applying.js';
import { answerIn, beside, dateFaultIn, FOR_WHOM, goesOnAt, mistakeOf } from '../application-steps.js';
import { type DateParts, datePartsIn, dayFrom } from '../date-parts.js';
import { type Begun, begunWith, type Filing } from '../filing.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { ApplyCheckPage, ApplyStepPage } from '../pages/apply.js';
import { refusalSentence } from '../pages/error.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { documentIn } from './document-in.js';
import { known, plain } from './route.js';
import { type Form, Pages, type Visit } from './visit.js';

/** Filling in an application: a question a page, saved with each, with or without a script. */
@Injectable()
export class ApplicationFlow {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Applying) private readonly applying: Applying,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Prefilling) private readonly prefilling: Prefilling,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  /** One question, or where one goes on. */
  async step(visit: Visit, filing: Filing, asked: Record<string, unknown>): Promise<void> {
    const { q, saved } = plain(asked);
    const begun = await this.begun(visit, filing);
    const { form, draft } = begun;
    const at = form.some((one) => one.code === q) ? q! : goesOnAt(form, draft, filing.opening, q);
    if (at === undefined) return this.pages.goTo(visit, filing.to.check);
    await this.ask(visit, begun, at, { ...(saved && { saved: this.until(visit, filing) }) });
  }

  /** An answer to one question. */
  async answer(visit: Visit, filing: Filing): Promise<void> {
    const multipart = typeIn(visit.request) === FORM;
    const { fields, scan } = multipart ? await formIn(visit.request) : { fields: visit.form, scan: undefined };
    this.pages.mustBeOurs({ ...visit, form: fields });
    const begun = await this.begun(visit, filing);
    const at = fields.q ?? FOR_WHOM;
    const question = begun.form.find((one) => one.code === at);
    if (at === FOR_WHOM && filing.opening === 'for-whom') return this.forWhom(visit, begun, fields);
    if (at === FOR_WHOM && filing.opening === 'document') return this.document(visit, begun, fields);
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
    await this.keep(visit, filing, { ...draft, answers });
    await this.goOn(visit, { ...begun, draft: { ...draft, answers } }, at, fields.step);
  }

  /** With the newest form: answers that still fit it are kept. */
  async anew(visit: Visit, filing: Filing): Promise<void> {
    this.pages.mustBeOurs(visit);
    const newest = versionFor(await this.applying.service(filing.code), undefined, this.clock.now());
    if ('refused' in newest) throw new Refused(newest);
    const kept = this.applications.drafts.of(visit.who.person!, filing.slot);
    const fits = newest.form.filter(
      (one) => kept && wrongAnswer({ ...one, required: true }, kept.answers[one.code]) === undefined,
    );
    const answers = Object.fromEntries(fits.map((one) => [one.code, kept!.answers[one.code]]));
    const { behalf, shown } = kept ?? {};
    await this.keep(visit, filing, { version: newest.version, answers, behalf, shown });
    this.pages.goTo(visit, filing.to.step());
  }

  /** All answers once more. */
  async check(visit: Visit, filing: Filing): Promise<void> {
    await this.showCheck(visit, await this.begun(visit, filing), []);
  }

  /** Sent, if it is declared to be true and nothing is wrong with it. */
  async send(visit: Visit, filing: Filing): Promise<void> {
    this.pages.mustBeOurs(visit);
    const { form, lang } = visit;
    const begun = await this.begun(visit, filing);
    if (form.declaration !== 'yes')
      return this.showCheck(visit, begun, [{ field: 'declaration', text: say(lang).applying.check.declare }], 422);
    const answers = answersTo(begun.form, begun.draft.answers);
    const done = await this.deeds.attempt(lang, () => filing.send(begun.draft, answers, form.key));
    if ('errors' in done) return this.showCheck(visit, begun, this.wrongIn(begun, visit) ?? done.errors, 422);
    await this.applications.drafts.drop(visit.who.person!, filing.slot);
    this.pages.goTo(visit, done.receipt.next);
  }

  private async forWhom(visit: Visit, begun: Begun, fields: Form): Promise<void> {
    const { draft, filing } = begun;
    const birth = dayFrom(datePartsIn(fields, 'birth')).date;
    const basis = known(PROXY_BASES, fields.basis);
    const number = (fields.number ?? '').trim();
    const other = fields.for === 'other';
    if (other && (!/^\d{11}$/.test(number) || !birth || !basis)) {
      const errors = [{ field: 'number', text: say(visit.lang).applying.forWhom.missing }];
      return this.ask(visit, begun, FOR_WHOM, { errors, typed: fields }, 422);
    }
    const behalf = other ? { personalNumber: number, birthDate: birth!, basis: basis! } : undefined;
    await this.keep(visit, filing, { ...draft, behalf });
    await this.goOn(visit, { ...begun, draft: { ...draft, behalf } }, FOR_WHOM, fields.step);
  }

  /** Who stands before the official. What was filled in for somebody else is not gone on with. */
  private async document(visit: Visit, begun: Begun, fields: Form): Promise<void> {
    const { filing } = begun;
    const { known, born, errors } = documentIn(fields, visit.lang);
    const again = (wrong: readonly FormError[]) =>
      this.ask(visit, begun, FOR_WHOM, { errors: wrong, typed: fields, born }, 422);
    if (!known) return again(errors);
    if (!(await this.applying.proved(known)))
      return again([{ field: 'personalNumber', text: refusalSentence('identity.not-proved', visit.lang) ?? '' }]);
    const same = begun.draft.shown?.personalNumber === known.personalNumber;
    const draft = { ...begun.draft, shown: known, ...(!same && { answers: {} }) };
    await this.keep(visit, filing, draft);
    await this.goOn(visit, { ...begun, draft }, FOR_WHOM, fields.step);
  }

  private async file(
    visit: Visit,
    begun: Begun,
    question: FormQuestion,
    fields: Form,
    scan: Buffer | 'too-large' | undefined,
  ): Promise<void> {
    const { draft, filing } = begun;
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
    await this.keep(visit, filing, { ...draft, answers });
    if (typeof before === 'string' && answers[question.code] !== before) await this.discard(visit, before);
    const step = fields.step === 'remove' ? 'stay' : fields.step;
    await this.goOn(visit, { ...begun, draft: { ...draft, answers } }, question.code, step);
  }

  /** Only what waits and is their own. */
  private async discard({ who }: Visit, name: string): Promise<void> {
    const file = this.applications.files.of(name);
    if (file?.caseId === null && file.person === who.person) await this.applications.files.remove([name]);
  }

  private async begun(visit: Visit, filing: Filing): Promise<Begun> {
    const service = await this.applying.service(filing.code);
    return begunWith(filing, service, this.applications.drafts.of(visit.who.person!, filing.slot), this.clock.now());
  }

  private async goOn(visit: Visit, begun: Begun, at: string, step: string | undefined): Promise<void> {
    const { draft, form, filing } = begun;
    const { to, opening } = filing;
    if (step === 'save') return this.pages.goTo(visit, withQuery(to.step(), { q: at, saved: 'yes' }));
    if (step === 'stay') return this.pages.goTo(visit, to.step(at));
    const next = beside(form, draft.answers, opening, at, step === 'back' ? -1 : 1);
    this.pages.goTo(visit, next === undefined ? to.check : to.step(next));
  }

  private async keep(visit: Visit, { slot }: Filing, draft: ApplicationDraft): Promise<void> {
    await this.applications.drafts.keep(visit.who.person!, slot, draft);
  }

  private until(visit: Visit, { slot }: Filing): string | undefined {
    return this.applications.drafts.of(visit.who.person!, slot)?.until;
  }

  private async ask(
    visit: Visit,
    begun: Begun,
    at: string,
    more: {
      errors?: readonly FormError[];
      saved?: string | undefined;
      typed?: Form;
      born?: DateParts | undefined;
      answer?: unknown;
    },
    status = 200,
  ): Promise<void> {
    const { filing, draft, form } = begun;
    const question = form.find(({ code }) => code === at);
    const whom = question && (await filing.whom(draft));
    const [frame, prefilled] = await Promise.all([
      this.pages.frame(visit),
      question && whom ? this.prefilling.of(whom, question, visit.lang) : undefined,
    ]);
    const { to, opening, amends } = filing;
    const view = { frame, errors: [], ...begun.view, to, opening, why: amends?.why, draft, at, prefilled, ...more };
    this.pages.send(visit, ApplyStepPage(view, visit.lang), status);
  }

  private async showCheck(visit: Visit, begun: Begun, errors: readonly FormError[], status = 200): Promise<void> {
    const frame = await this.pages.frame(visit);
    const { draft, form, filing } = begun;
    const { to, opening, amends } = filing;
    const asked = askedOf(form, draft.answers);
    const view = { frame, ...begun.view, to, opening, why: amends?.why, draft, asked, errors };
    this.pages.send(visit, ApplyCheckPage(view, visit.lang), status);
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
