import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { UNDO_WITHIN } from '../../../commands/smart-map/batch.js';
import { BeginReportBatch, UndoReportBatch } from '../../../commands/smart-map/batch-commands.js';
import { DISTRICTS } from '../../../events/districts.js';
import { PapersWaiting } from '../../../read-models/petition-papers.js';
import { ReportBatchById, ReportBatches as ReportBatchesWanted } from '../../../read-models/report-batches.js';
import { AGE_BANDS, DUE_BANDS, OPEN_STATUSES, ReportQueue } from '../../../read-models/report-queue.js';
import { Clock } from '../../clock.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { districtName } from '../../map/district-names.js';
import { Questions } from '../../read/questions.js';
import { Refused } from '../../refused.js';
import { Offices } from '../../write/offices.js';
import { type Meant, ReportBatches } from '../../write/report-batches.js';
import { actionIn, fieldsOf, hiddenOf, meantIn, typedIn } from '../batch-wish.js';
import { dateMistake, dayFrom } from '../date-parts.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { holds, OFFICE } from '../office-rooms.js';
import { refusalSentence } from '../pages/error.js';
import { BatchPage, type BatchPageView } from '../pages/report-batch.js';
import { NewBatchPage, type NewBatchView } from '../pages/report-batch-new.js';
import { type QueueAsked, ReportQueuePage } from '../pages/report-queue.js';
import { paths } from '../paths.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Reports on one page of the queue, and batches beneath it. */
const A_PAGE = 20;
const BATCHES = 5;

/** The officials’ desk for reports: what waits, and one step for many of them. */
@Controller()
@Needs(OFFICE.reports)
@UseFilters(PageFilter)
export class ReportQueuePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(ReportBatches) private readonly batches: ReportBatches,
    @Inject(Offices) private readonly offices: Offices,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('report-queue'))
  queue(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    return this.show(visit, plain(query), []);
  }

  /** What is chosen, then how many it would change, then the decision: one form that says more each time. */
  @Post(both('report-queue/batches'))
  @Needs('officer')
  async change(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { errors: words } = say(visit.lang).reportDesk.batch;
    const action = actionIn(visit.form);
    const meant = meantIn(visit.form, visit.all('ids'));
    const back = (field: string, text: string) => this.show(visit, filterIn(visit.form), [{ field, text }], 422);
    if (!action) return back('action', words.action);
    if (meant.ids?.length === 0) return back('which', words.ids);
    const ids = await this.meant(visit, meant);
    if (typeof ids === 'string') return back('which', ids);

    const { step, key } = visit.form;
    const kept = typedIn(visit.form);
    const view = { action, hidden: hiddenOf(meant), count: ids.length, kept };
    const deciding = step === 'begin';
    const fields = { ...fieldsOf(action, kept), ...meant, ...(deciding ? { reason: kept.reason } : { dryRun: true }) };
    const wish = plainToInstance(BeginReportBatch, fields);
    const wrong = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path.split('.')[0]!))];
    // the fields of the step are not filled in yet when it has just been chosen
    const errors = step === 'choose' ? [] : wrong.map((field) => ({ field, text: this.mistake(visit, field) }));
    const askable = wrong.every((field) => field === 'reason');
    const trial = askable ? await this.batches.trial(visit.who, wish, ids) : undefined;
    if (!deciding || errors.length > 0)
      return this.showNew(visit, { ...view, errors, trial }, errors.length > 0 ? 422 : 200);

    let batch = '';
    const done = await this.deeds.attempt(visit.lang, async () => {
      const begun = await this.batches.begin(visit.who, wish, ids, { key, body: fields });
      batch = begun.batch;
      return begun.receipt;
    });
    if ('errors' in done) return this.showNew(visit, { ...view, errors: done.errors, trial }, 422);
    this.pages.goTo(visit, paths(visit.lang).reportBatch(batch));
  }

  @Get(both('report-queue/batches/:id'))
  @Needs(['officer', 'auditor'])
  async batch(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.showBatch(visit, id, { errors: [] });
  }

  @Post(both('report-queue/batches/:id/undo'))
  @Needs('officer')
  async undo(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { reason, key } = visit.form;
    const wish = plainToInstance(UndoReportBatch, { reason });
    if (validateSync(wish).length > 0) {
      const text = say(visit.lang).reportDesk.batch.errors.reason;
      return this.showBatch(visit, id, { errors: [{ field: 'reason', text }], reason }, 422);
    }
    const done = await this.deeds.attempt(visit.lang, () =>
      this.batches.undo(visit.who, id, wish, { key, body: { reason } }),
    );
    if ('errors' in done) return this.showBatch(visit, id, { errors: done.errors, reason }, 422);
    this.pages.goTo(visit, paths(visit.lang).reportBatch(id));
  }

  /** The ids; or why there are too many, in words. */
  private async meant(visit: Visit, meant: Meant): Promise<readonly string[] | string> {
    try {
      return await this.batches.meant(meant);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return refusalSentence(error.refusal.refused, visit.lang)!;
    }
  }

  private mistake(visit: Visit, field: string): string {
    const { batch } = say(visit.lang).reportDesk;
    if (field === 'day') return dateMistake(batch.day, dayFrom(typedIn(visit.form).day).fault ?? 'unreal', visit.lang);
    return (batch.errors as Readonly<Record<string, string>>)[field] ?? say(visit.lang).errors[422].text;
  }

  private async show(
    visit: Visit,
    query: Readonly<Record<string, string | undefined>>,
    errors: readonly FormError[],
    status = 200,
  ): Promise<void> {
    const { questions: _, ...named } = await namesOf(this.questions);
    const own = await this.ownOf(visit, named);
    // an official sees their own first; whoever asks for all, or for another, sees those
    const narrowed = query.department === undefined && query.district === undefined;
    const asked: QueueAsked = {
      band: known(AGE_BANDS, query.band),
      due: known(DUE_BANDS, query.due),
      department: known(['all', ...named.departments.keys()], narrowed ? own.department : query.department),
      category: known(named.categories.keys(), query.category),
      district: known(['all', ...DISTRICTS], narrowed ? own.district : query.district),
      status: known(OPEN_STATUSES, query.status),
      cursor: query.cursor,
    };
    const one = (value: string | undefined) => (value === 'all' ? undefined : value);
    const wanted = { ...asked, department: one(asked.department), district: one(asked.district), limit: A_PAGE };
    const [found, { items: batches }, waiting, frame] = await Promise.all([
      this.questions.ask(new ReportQueue(wanted as never, this.clock.now())),
      this.questions.ask(new ReportBatchesWanted({ limit: BATCHES })),
      this.questions.ask(new PapersWaiting()),
      this.pages.frame(visit),
    ]);
    const mine = narrowed ? own.names : [];
    const officer = holds(visit.who.roles, ['officer']);
    const shown = holds(visit.who.roles, ['officer', 'auditor']) ? batches : [];
    const view = { frame, asked, ...found, named, mine, officer, batches: shown, waiting, errors };
    this.pages.send(visit, ReportQueuePage(view, visit.lang), status);
  }

  /** The department and district that an official's role is for, as far as the map knows them. */
  private async ownOf({ who, lang }: Visit, { departments }: Pick<NewBatchView['named'], 'departments'>) {
    const terms = who.person === undefined ? {} : await this.offices.terms(who.person, 'officer');
    const [department, name] =
      [...departments].find(([code, { ka, en }]) => [code, ka, en].includes(terms.department ?? '')) ?? [];
    const district = known(DISTRICTS, terms.district);
    const names = [...(name ? [name[lang]] : []), ...(district ? [districtName(lang, district).name] : [])];
    return { department, district, names };
  }

  private async showNew(visit: Visit, more: Omit<NewBatchView, 'frame' | 'named'>, status = 200): Promise<void> {
    const [{ questions: _, ...named }, frame] = await Promise.all([namesOf(this.questions), this.pages.frame(visit)]);
    this.pages.send(visit, NewBatchPage({ frame, named, ...more }, visit.lang), status);
  }

  private async showBatch(
    visit: Visit,
    id: string,
    more: Pick<BatchPageView, 'errors' | 'reason'>,
    status = 200,
  ): Promise<void> {
    const [batch, { questions: _, ...named }, frame] = await Promise.all([
      this.questions.ask(new ReportBatchById(id)),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    if (!batch) throw new NotFoundException();
    const inTime = Date.parse(frame.now) <= Date.parse(batch.begunAt) + UNDO_WITHIN;
    const mayUndo = batch.state === 'done' && inTime && holds(visit.who.roles, ['officer']);
    this.pages.send(visit, BatchPage({ frame, batch, named, mayUndo, ...more }, visit.lang), status);
  }
}

/** The filter under which the reports were chosen, when the page comes back. */
const filterIn = (form: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith('filter-') && value ? [[name.slice('filter-'.length), value]] : [],
    ),
  );
