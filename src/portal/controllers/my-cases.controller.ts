import { Controller, Get, Inject, Param, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { SupplyInformation, WithdrawApplication } from '../../../commands/services/case-commands.js';
import { RateCase } from '../../../commands/services/civic-commands.js';
import type { FormQuestion } from '../../../events/services.js';
import { ServiceByCode } from '../../../read-models/services.js';
import { Mine } from '../../http/mine.js';
import { formIn } from '../../http/scan.body.js';
import { FORM, typeIn } from '../../http/upload.body.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Applications } from '../../services/applications.js';
import { CaseReading, caseView } from '../../services/case-reading.js';
import { Feedback } from '../../services/feedback.js';
import { CaseHandling } from '../../write/case-handling.js';
import { say } from '../i18n/catalogue.js';
import { refusalSentence } from '../pages/error.js';
import { MyCasesPage } from '../pages/my-cases.js';
import { ServiceCasePage, type ServiceCaseView } from '../pages/service-case.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** What somebody has applied for. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class MyCasesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Mine) private readonly mine: Mine,
    @Inject(CaseReading) private readonly reading: CaseReading,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(CaseHandling) private readonly handling: CaseHandling,
    @Inject(Feedback) private readonly feedback: Feedback,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('me/cases'))
  async list(@TheVisit() visit: Visit) {
    const kept = this.applications.drafts.ofPerson(visit.who.person!);
    const [frame, cases, drafts] = await Promise.all([
      this.pages.frame(visit),
      this.mine.cases(visit.who),
      Promise.all(
        kept.map(async ({ service, until }) => {
          // what is filled in for others at a hall, or amended, is kept under names that no service has
          const known = await this.questions.ask(new ServiceByCode(service));
          return known && !known.retired ? [{ service, title: known.title, until }] : [];
        }),
      ),
    ]);
    this.pages.send(visit, MyCasesPage({ frame, cases, drafts: drafts.flat() }, visit.lang));
  }

  @Get(both('me/cases/:ref'))
  async one(@TheVisit() visit: Visit, @Param('ref') reference: string, @Query() asked: Record<string, unknown>) {
    await this.show(visit, reference, {
      done: known(['sent', 'supplied', 'amended', 'withdrawn', 'rated'] as const, plain(asked).done),
    });
  }

  @Post(both('me/cases/:ref/supply'))
  async supply(@TheVisit() visit: Visit, @Param('ref') reference: string) {
    const multipart = typeIn(visit.request) === FORM;
    const { fields, scan } = multipart ? await formIn(visit.request) : { fields: visit.form, scan: undefined };
    this.pages.mustBeOurs({ ...visit, form: fields });
    const { text = '', key } = fields;
    const wrong = (field: string, said: string, status = 422) =>
      this.show(visit, reference, { errors: [{ field, text: said }], kept: text }, status);
    if (scan === 'too-large') return wrong('scan', refusalSentence('case.file-too-large', visit.lang) ?? '', 413);
    if (text.trim() === '') return wrong('text', say(visit.lang).cases.supply.missing);
    const wish = plainToInstance(SupplyInformation, { text });
    if (validateSync(wish).length > 0) return wrong('text', say(visit.lang).errors[422].text);
    const done = await this.deeds.attempt(visit.lang, async () => {
      if (scan) wish.files = [(await this.applications.files.take(visit.who.person!, scan)).name];
      return this.handling.own(visit.who, reference, wish, { key, body: { text } });
    });
    if ('errors' in done) return wrong(scan ? 'scan' : '', done.errors[0]!.text);
    this.pages.goTo(visit, withQuery(paths(visit.lang).myCase(reference), { done: 'supplied' }));
  }

  @Post(both('me/cases/:ref/withdraw'))
  async withdraw(@TheVisit() visit: Visit, @Param('ref') reference: string) {
    this.pages.mustBeOurs(visit);
    const done = await this.deeds.attempt(visit.lang, () =>
      this.handling.own(visit.who, reference, new WithdrawApplication(), { key: visit.form.key, body: {} }),
    );
    if ('errors' in done) return this.show(visit, reference, { errors: done.errors }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).myCase(reference), { done: 'withdrawn' }));
  }

  @Post(both('me/cases/:ref/rate'))
  async rate(@TheVisit() visit: Visit, @Param('ref') reference: string) {
    this.pages.mustBeOurs(visit);
    const { score, text = '', key } = visit.form;
    const fields = { score: Number(score), ...(text.trim() && { text }) };
    const wish = plainToInstance(RateCase, fields);
    const wrong = validateSync(wish).map(({ property }) => property);
    if (wrong.length > 0) {
      const said = wrong.includes('score') ? say(visit.lang).civic.rate.missing : say(visit.lang).errors[422].text;
      return this.show(visit, reference, { errors: [{ field: wrong[0]!, text: said }], kept: text }, 422);
    }
    const done = await this.deeds.attempt(visit.lang, () => this.feedback.rate(visit.who, reference, wish, { key }));
    if ('errors' in done) return this.show(visit, reference, { errors: done.errors, kept: text }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).myCase(reference), { done: 'rated' }));
  }

  private async show(visit: Visit, reference: string, more: Partial<ServiceCaseView>, status = 200): Promise<void> {
    const [opened, frame] = await Promise.all([this.reading.of(visit.who, reference), this.pages.frame(visit)]);
    const found = caseView(opened, this.applications.files, await this.feedback.own(visit.who, opened));
    const form = opened.service.form as readonly FormQuestion[];
    const view = { frame, found, form, grounds: opened.service.grounds, ...more };
    this.pages.send(visit, ServiceCasePage(view, visit.lang), status);
  }
}
