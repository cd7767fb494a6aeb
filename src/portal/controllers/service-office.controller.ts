import { Controller, Get, Inject, NotFoundException, Param, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Refusal } from '../../../commands/decider.js';
import { AdoptService, RetireService } from '../../../commands/services/commands.js';
import type { FormRule } from '../../../commands/services/form-rules.js';
import { service as rules } from '../../../commands/services/service.js';
import type { ServiceEvent } from '../../../events/services.js';
import { Departments } from '../../../read-models/reports.js';
import { ServiceByCode, ServicesList } from '../../../read-models/services.js';
import { Clock } from '../../clock.js';
import { formIn } from '../../http/scan.body.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Applying } from '../../write/applying.js';
import { Desk } from '../../write/desk.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import { refusalSentence } from '../pages/error.js';
import { LONGEST_FORM, ServiceDraftPage, type ServiceDraftView, ServiceOfficePage } from '../pages/service-office.js';
import { paths } from '../paths.js';
import { fieldsOf, type ServiceFields, serviceIn } from '../service-wish.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** The office describes services: looked at first, then adopted as the next version, or retired. */
@Controller()
@Needs(OFFICE.services)
@UseFilters(PageFilter)
export class ServiceOfficeController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Applying) private readonly applying: Applying,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('office/services'))
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const [{ items }, frame] = await Promise.all([
      this.questions.ask(new ServicesList({ all: true })),
      this.pages.frame(visit),
    ]);
    const done = known(['adopted', 'retired'] as const, plain(asked).done);
    this.pages.send(visit, ServiceOfficePage({ frame, services: items, done }, visit.lang));
  }

  @Get(both('office/services/new'))
  async fresh(@TheVisit() visit: Visit) {
    await this.show(visit, { fields: { termUnit: 'working-days', version: '1' }, errors: [] });
  }

  @Post(both('office/services/new'))
  create(@TheVisit() visit: Visit) {
    return this.describe(visit, undefined);
  }

  @Get(both('office/services/:code'))
  async one(@TheVisit() visit: Visit, @Param('code') code: string) {
    const found = await this.found(code);
    const fields = { ...fieldsOf(found), version: String(found.version + 1) };
    await this.show(visit, { fields, code, retired: found.retired, errors: [] });
  }

  @Post(both('office/services/:code'))
  next(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.describe(visit, code);
  }

  @Post(both('office/services/:code/retire'))
  async retire(@TheVisit() visit: Visit, @Param('code') code: string) {
    this.pages.mustBeOurs(visit);
    const found = await this.found(code);
    const wish = Object.assign(new RetireService(), { code });
    const sent = { key: visit.form.key, body: { code } };
    const done = await this.deeds.attempt(visit.lang, () =>
      this.desk.send(wish, {}, this.desk.as(visit.who, STAFF), sent),
    );
    if ('errors' in done) return this.show(visit, { fields: fieldsOf(found), code, errors: done.errors }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).serviceOffice, { done: 'retired' }));
  }

  /** Nothing is adopted before it was looked at, nor where the dry look finds something wrong. */
  private async describe(visit: Visit, code: string | undefined): Promise<void> {
    const { fields: sent, scan } = await formIn(visit.request);
    this.pages.mustBeOurs({ ...visit, form: sent });
    const { lang, who } = visit;
    const uploaded = Buffer.isBuffer(scan) && scan.length <= LONGEST_FORM ? scan.toString('utf8') : undefined;
    const fields: ServiceFields = {
      ...{ ...sent, ...(code !== undefined && { code }) },
      ...(uploaded !== undefined && { form: uploaded }),
    };
    const again = (more: Partial<ServiceDraftView>, status = 422) =>
      this.show(visit, { fields, code, errors: [], ...more }, status);
    if (scan !== undefined && uploaded === undefined)
      return again({ errors: [{ field: 'scan', text: say(lang).serviceOffice.tooLong }] });
    const said = serviceIn(fields);
    const wish = plainToInstance(AdoptService, said);
    const errors = wrongIn(wish, lang);
    if (errors.length > 0) return again({ errors });
    const looked = await this.look(wish);
    if ('refused' in looked) return again({ errors: [whyNot(looked, lang)] });
    if (sent.step !== 'adopt' || looked.same) return again({ looked }, 200);
    const done = await this.deeds.attempt(lang, () =>
      this.desk.send(wish, {}, this.desk.as(who, STAFF), { key: sent.key, body: said }),
    );
    if ('errors' in done) return again({ errors: done.errors });
    this.pages.goTo(visit, withQuery(paths(lang).serviceOffice, { done: 'adopted' }));
  }

  /** What would come of it, by the rules themselves; nothing is recorded. */
  private async look(wish: AdoptService): Promise<Refusal | NonNullable<ServiceDraftView['looked']>> {
    const [before, departments] = await Promise.all([
      this.applying.service(wish.code),
      this.questions.ask(new Departments()),
    ]);
    const there = departments.some(({ department }) => department === wish.department);
    const facts = rules.decide(wish, before, { at: this.clock.now(), actor: '' }, { department: there });
    if ('refused' in facts) return facts;
    const adopted = (facts as readonly ServiceEvent[]).find(({ type }) => type === 'ServiceAdopted');
    if (adopted?.type === 'ServiceAdopted')
      return { version: adopted.data.version, form: adopted.data.form, same: false };
    if (before.is === 'unknown') throw new Error('a new service brings about a fact');
    return { version: before.adopted.version, form: before.adopted.form, same: true };
  }

  private async found(code: string) {
    const found = await this.questions.ask(new ServiceByCode(code));
    if (!found) throw new NotFoundException({ type: 'urn:ghia:service.not-found' });
    return found;
  }

  private async show(visit: Visit, more: Omit<ServiceDraftView, 'frame' | 'departments'>, status = 200): Promise<void> {
    const [frame, departments] = await Promise.all([this.pages.frame(visit), this.questions.ask(new Departments())]);
    this.pages.send(visit, ServiceDraftPage({ frame, departments, ...more }, visit.lang), status);
  }
}

/** Fields that are written in both languages: a mistake leads to the first of the two. */
const IN_BOTH: readonly string[] = ['title', 'about', 'mayApply', 'legalBasis'];

function wrongIn(wish: AdoptService, lang: Lang): readonly FormError[] {
  const t = say(lang).serviceOffice;
  const names: Readonly<Record<string, string>> = t.fields;
  const wrong = mistakes(validateSync(wish, { whitelist: true, forbidUnknownValues: false }));
  const found = [...new Set(wrong.map(({ path }) => path.split('.')[0]!))];
  return found.map((name) => ({
    field: IN_BOTH.includes(name) ? `${name}-ka` : name,
    text: name === 'form' ? t.notJson : t.wrong(names[name] ?? name),
  }));
}

/** Where in the form something is not taken is said by its own names. */
function whyNot({ refused, because }: Refusal, lang: Lang): FormError {
  const text = refusalSentence(refused, lang) ?? say(lang).errors[422].text;
  if (refused !== 'service.form-not-taken') return { field: '', text };
  const { where, rule, is = '' } = because as { where: string; rule: FormRule; is?: string };
  return { field: 'form', text: `${text} ${where}: ${say(lang).serviceOffice.formRules[rule](is)}` };
}
