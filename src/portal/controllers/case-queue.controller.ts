import { Controller, Get, Inject, NotFoundException, Param, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import * as wishes from '../../../commands/services/case-commands.js';
import type { FormQuestion } from '../../../events/services.js';
import { CaseQueue } from '../../../read-models/case-queue.js';
import { OfficersOf } from '../../../read-models/identity.js';
import { Clock } from '../../clock.js';
import { formIn } from '../../http/scan.body.js';
import { FORM, typeIn } from '../../http/upload.body.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Applications } from '../../services/applications.js';
import { CaseReading, caseView } from '../../services/case-reading.js';
import { CaseHandling } from '../../write/case-handling.js';
import { Desk } from '../../write/desk.js';
import { Offices } from '../../write/offices.js';
import { say } from '../i18n/catalogue.js';
import { holds, OFFICE } from '../office-rooms.js';
import { CaseQueuePage } from '../pages/case-queue.js';
import { refusalSentence } from '../pages/error.js';
import { QueuedCasePage, type QueuedCaseView } from '../pages/queued-case.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const A_PAGE = 20;
/** Each step with the fields of its form. */
const STEPS = {
  accept: [wishes.AcceptApplication, []],
  return: [wishes.ReturnApplication, ['text']],
  assign: [wishes.AssignCase, ['to']],
  'request-information': [wishes.RequestInformation, ['text']],
  decide: [wishes.DecideCase, ['outcome', 'ground', 'text', 'appeal']],
} as const satisfies Readonly<Record<string, readonly [new () => wishes.OfCase, readonly string[]]>>;

/** The officials' desk for applications: what waits, by its term, and one case with its steps. */
@Controller()
@Needs(OFFICE.applications)
@UseFilters(PageFilter)
export class CaseQueuePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Offices) private readonly offices: Offices,
    @Inject(CaseReading) private readonly reading: CaseReading,
    @Inject(CaseHandling) private readonly handling: CaseHandling,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('case-queue'))
  async queue(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const { cursor } = plain(query);
    const { department } = await this.offices.terms(visit.who.person!, 'officer');
    const [found, frame] = await Promise.all([
      this.questions.ask(new CaseQueue({ limit: A_PAGE, cursor, department })),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, CaseQueuePage({ frame, found, cursor }, visit.lang));
  }

  @Get(both('case-queue/:ref'))
  async one(@TheVisit() visit: Visit, @Param('ref') reference: string, @Query() query: Record<string, unknown>) {
    await this.show(visit, reference, { done: plain(query).done !== undefined });
  }

  @Post(both('case-queue/:ref/:step'))
  @Needs('officer')
  async step(@TheVisit() visit: Visit, @Param('ref') reference: string, @Param('step') step: string) {
    if (!Object.hasOwn(STEPS, step)) throw new NotFoundException();
    const multipart = typeIn(visit.request) === FORM;
    const { fields: form, scan } = multipart ? await formIn(visit.request) : { fields: visit.form, scan: undefined };
    this.pages.mustBeOurs({ ...visit, form });
    const [Wish, names] = STEPS[step as keyof typeof STEPS];
    const fields = Object.fromEntries(names.flatMap((name) => (form[name]?.trim() ? [[name, form[name]]] : [])));
    const wish = plainToInstance<wishes.OfCase, object>(Wish, fields);
    const kept = { ...form, step };
    const words: Readonly<Record<string, string>> = say(visit.lang).cases.act.errors;
    const wrong = validateSync(wish, { forbidUnknownValues: false }).map(({ property }) => ({
      field: property === 'outcome' ? property : `${step}-${property}`,
      text: words[property] ?? say(visit.lang).errors[422].text,
    }));
    if (wrong.length > 0) return this.show(visit, reference, { errors: wrong, kept }, 422);
    if (scan === 'too-large') {
      const text = refusalSentence('case.file-too-large', visit.lang) ?? '';
      return this.show(visit, reference, { errors: [{ field: 'scan', text }], kept }, 413);
    }
    const sent = { key: form.key, body: fields };
    const done = await this.deeds.attempt(visit.lang, async () => {
      if (scan && wish instanceof wishes.DecideCase)
        wish.files = [(await this.applications.files.take(visit.who.person!, scan)).name];
      return this.handling.office(visit.who, reference, wish, sent);
    });
    if ('errors' in done) return this.show(visit, reference, { errors: done.errors, kept }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).queuedCase(reference), { done: 'step' }));
  }

  private async show(visit: Visit, reference: string, more: Partial<QueuedCaseView>, status = 200): Promise<void> {
    const [opened, frame] = await Promise.all([this.reading.of(visit.who, reference), this.pages.frame(visit)]);
    const { form, grounds } = opened.service;
    const officer = opened.as === 'officer' && holds(visit.who.roles, ['officer']);
    const self = this.desk.glimpse(visit.who, STAFF);
    const officers = await this.questions.ask(new OfficersOf(opened.state.department, this.clock.now()));
    const colleagues = officers.map(({ staff, name }) => ({ staff, name, self: staff === self }));
    const view: QueuedCaseView = {
      ...{ frame, found: caseView(opened, this.applications.files), form: form as readonly FormQuestion[], grounds },
      ...{ officer, colleagues, errors: [], kept: {}, ...more },
    };
    this.pages.send(visit, QueuedCasePage(view, visit.lang), status);
  }
}
