import { type Listed, type Paging, page, told } from './answer.js';
import { type Collections, Query } from './query.js';
import type { ReportDoc, ReportStatus } from './report-documents.js';
import { cardOf, type ReportCard } from './reports.js';
import type { Condition, ReadStore, Where } from './store.js';
import { textsOf } from './texts.js';

/** How long a report has been open, in calendar days: up to three, up to seven, longer. */
export const AGE_BANDS = ['young', 'week', 'old'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
const YOUNG_DAYS = 3;
const WEEK_DAYS = 7;
/** When it is promised by, which is its category’s term: over, today, within the week that begins today, later. */
export const DUE_BANDS = ['overdue', 'today', 'week', 'later'] as const;
export type DueBand = (typeof DUE_BANDS)[number];

export const OPEN_STATUSES = ['submitted', 'reopened', 'acknowledged', 'assigned', 'planned', 'in-progress'] as const;
export type OpenStatus = (typeof OPEN_STATUSES)[number];

export type QueueFilter = {
  readonly band?: AgeBand | undefined;
  readonly due?: DueBand | undefined;
  readonly department?: string | undefined;
  readonly category?: string | undefined;
  readonly district?: string | undefined;
  readonly status?: ReportStatus | undefined;
};
export type QueuedReport = ReportCard & {
  /** Calendar days since it was filed, or last opened again. */
  readonly age: number;
  readonly band: AgeBand;
  readonly due: DueBand;
  readonly openedAt: string;
  readonly day: string | null;
  readonly hidden: boolean;
};
export type Ages = Readonly<Record<AgeBand, number>>;
export type Dues = Readonly<Record<DueBand, number>>;

const DAY = 86_400_000;
const TBILISI = 4 * 3_600_000;
const dayNumber = (at: string) => Math.floor((Date.parse(at) + TBILISI) / DAY);
/** The instant at which a day begins in Tbilisi. */
const beginningOf = (day: number) => new Date(day * DAY - TBILISI).toISOString();

const BY_PROMISE = { sort: [['promised', 1]], kinds: ['string'] } as const;

/** Open reports, the most pressing first, and how many there are in each band of age and promise. For officials only. */
export class ReportQueue extends Query<Listed<QueuedReport> & { readonly ages: Ages; readonly dues: Dues }> {
  constructor(
    readonly wanted: QueueFilter & Paging,
    readonly now: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { now } = this;
    const collection = of('reports');
    const { band: _, due: __, ...plain } = this.wanted;
    const all = whereOf(plain, now);
    const count = (where: Where) => store.count(collection, { ...all, ...where });
    const [found, ages, dues] = await Promise.all([
      page<ReportDoc>(
        store,
        { name: 'report-queue', collection, where: whereOf(this.wanted, now), ...BY_PROMISE },
        this.wanted,
      ),
      Promise.all(AGE_BANDS.map((band) => count({ openedAt: openedIn(band, now) }))),
      Promise.all(DUE_BANDS.map((due) => count({ promised: promisedIn(due, now) }))),
    ]);
    const texts = await textsOf(
      store,
      of,
      found.items.map(({ text }) => text),
    );
    return {
      ...told(found, (report): QueuedReport => {
        const { openedAt, promised, visibility, day = null } = report;
        const age = dayNumber(now) - dayNumber(openedAt);
        const card = cardOf({ ...report, visibility: 'listed' }, texts);
        const bands = { band: bandOf(age), due: dueOf(promised, now) };
        return { ...card, age, ...bands, openedAt, day, hidden: visibility === 'hidden' };
      }),
      ages: Object.fromEntries(AGE_BANDS.map((band, i) => [band, ages[i]!])) as Ages,
      dues: Object.fromEntries(DUE_BANDS.map((due, i) => [due, dues[i]!])) as Dues,
    };
  }
}

/** The ids of open reports that a filter finds, the most pressing first. */
export class QueuedIds extends Query<readonly string[]> {
  constructor(
    readonly filter: QueueFilter,
    readonly now: string,
    readonly limit: number,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const where = whereOf(this.filter, this.now);
    const found = await store.find<ReportDoc>(of('reports'), { where, sort: BY_PROMISE.sort, limit: this.limit });
    return found.map(({ _id }) => _id);
  }
}

/** What every question about the queue asks for: bounds on an index, never a look at each report. */
export function whereOf({ band, due, department, category, district, status }: QueueFilter, now: string): Where {
  const where: Record<string, Condition> = { open: true };
  if (department !== undefined) where.department = department;
  if (category !== undefined) where.category = category;
  if (district !== undefined) where.district = district;
  if (status !== undefined) where.status = status;
  if (band !== undefined) where.openedAt = openedIn(band, now);
  if (due !== undefined) where.promised = promisedIn(due, now);
  return where;
}

const bandOf = (age: number): AgeBand => (age <= YOUNG_DAYS ? 'young' : age <= WEEK_DAYS ? 'week' : 'old');

function openedIn(band: AgeBand, now: string): Condition {
  const today = dayNumber(now);
  const [young, week] = [beginningOf(today - YOUNG_DAYS), beginningOf(today - WEEK_DAYS)];
  if (band === 'young') return { gte: young };
  return band === 'week' ? { gte: week, lt: young } : { lt: week };
}

/** Terms end with a day: its end is the first instant that does not belong to it. */
const endsOf = (now: string) => {
  const today = dayNumber(now);
  return [beginningOf(today + 1), beginningOf(today + WEEK_DAYS)] as const;
};

function promisedIn(due: DueBand, now: string): Condition {
  const [today, week] = endsOf(now);
  if (due === 'overdue') return { lte: now };
  if (due === 'today') return { gt: now, lte: today };
  return due === 'week' ? { gt: today, lte: week } : { gt: week };
}

function dueOf(promised: string, now: string): DueBand {
  const [today, week] = endsOf(now);
  if (promised <= now) return 'overdue';
  if (promised <= today) return 'today';
  return promised <= week ? 'week' : 'later';
}
