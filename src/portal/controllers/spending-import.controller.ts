import { hash } from 'node:crypto';
import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Limits } from '../../http/limits.js';
import { ImportBudgetBody, ImportSpendingBody } from '../../http/spending.input.js';
import { triedFileIn } from '../../http/tried-file.body.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Desk } from '../../write/desk.js';
import { SpendingImports } from '../../write/spending.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import { type Brought, SpendingImportPage, type SpendingImportView } from '../pages/spending-import.js';
import { TriedSpendingPage } from '../pages/spending-import-tried.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const OUTCOME = ['added', 'changed', 'unchanged'] as const;

/** Files of payments and of budgets: tried first, always, and then imported as they were tried, all of it or nothing. */
@Controller()
@Needs(OFFICE.spending)
@UseFilters(PageFilter)
export class SpendingImportPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(SpendingImports) private readonly imports: SpendingImports,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(both('office/budget/import'))
  async choose(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    await this.imports.mustBeFinance(visit.who);
    const counts = plain(asked);
    const numbers = OUTCOME.map((name) => (/^\d{1,6}$/.test(counts[name] ?? '') ? Number(counts[name]) : undefined));
    const done = numbers.every((n) => n !== undefined) ? (numbers as [number, number, number]) : undefined;
    await this.show(visit, { done });
  }

  @Post(both('office/budget/import'))
  payments(@TheVisit() visit: Visit) {
    return this.bring(visit, 'payments');
  }

  @Post(both('office/budget/import/lines'))
  budget(@TheVisit() visit: Visit) {
    return this.bring(visit, 'budget');
  }

  /** A dry run unless the button under one was pressed; and again one where a line is wrong by now. */
  private async bring(visit: Visit, of: Brought): Promise<void> {
    await this.limits.take('uploads', visit.request, visit.reply);
    const { lang } = visit;
    const { errors: words } = say(lang).spending.imports;
    const { fields, file } = await triedFileIn(visit.request);
    const said = { of, source: fields.source, year: fields.year };
    const wrong = (field: string, text: string) => ({ field: field && `${of}-${field}`, text });
    if (file === 'too-large') return this.show(visit, { ...said, errors: [wrong('file', words.tooLarge)] }, 413);
    this.pages.mustBeOurs({ ...visit, form: fields });
    await this.imports.mustBeFinance(visit.who);
    const csv = file && textOf(file);
    const noFile = file ? words.notText : words.file;
    const wish = { csv: csv ?? ' ', source: (fields.source ?? '').trim(), ...yearIn(of, fields.year) };
    const body = plainToInstance(of === 'budget' ? ImportBudgetBody : ImportSpendingBody, wish);
    const errors = [
      ...mistakes(validateSync(body)).map(({ path }) => wrong(path, words[path === 'year' ? 'year' : 'source'])),
      ...(csv === undefined ? [wrong('file', noFile)] : []),
    ];
    const digest = file ? hash('sha256', file) : '';
    const isTried = fields.step === 'import';
    if (errors.length === 0 && isTried && fields.digest !== digest) errors.push(wrong('', words.changed));
    if (!file || errors.length > 0) return this.show(visit, { ...said, errors }, 422);
    const did = await this.deeds.attempt(lang, async () => {
      const summary = await this.run(of, body, visit, !isTried);
      return { summary, position: summary.position ?? 0 };
    });
    if ('errors' in did) return this.show(visit, { ...said, errors: did.errors }, 422);
    const { summary } = did.receipt;
    const to = paths(lang);
    if (isTried && summary.refused.length === 0) {
      const counts = OUTCOME.map((name) => [name, String(summary[name])]);
      return this.pages.goTo(visit, withQuery(to.spendingImport, Object.fromEntries(counts)));
    }
    const { csv: _, ...along } = wish;
    const tried = {
      ...{ of, summary, digest, file: file.toString('base64') },
      action: of === 'budget' ? to.budgetImport : to.spendingImport,
      with: Object.fromEntries(Object.entries(along).map(([name, value]) => [name, String(value)])),
    };
    const page = TriedSpendingPage({ frame: await this.pages.frame(visit), ...tried }, lang);
    this.pages.send(visit, page, summary.refused.length > 0 ? 422 : 200);
  }

  private run(of: Brought, body: ImportSpendingBody | ImportBudgetBody, { who }: Visit, dryRun: boolean) {
    const acting = this.desk.as(who, STAFF);
    if (of === 'payments') return this.imports.importSpending(body, acting, { dryRun });
    return this.imports.importBudget(body as ImportBudgetBody, acting, { dryRun });
  }

  private async show(visit: Visit, more: Partial<SpendingImportView>, status = 200): Promise<void> {
    const frame = await this.pages.frame(visit);
    this.pages.send(visit, SpendingImportPage({ errors: [], ...more, frame }, visit.lang), status);
  }
}

const yearIn = (of: Brought, year: string | undefined) => (of === 'budget' ? { year: Number(year) } : {});

/** Undefined for what is no text in UTF-8. The mark of order at its beginning stays: the digest is that of the file. */
function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
