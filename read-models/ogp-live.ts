import { type AsOf, asOf } from './answer.js';
import type { HandlingDoc } from './handling-documents.js';
import type { LiveValueDoc } from './ogp-monitoring-documents.js';
import type { UseDoc, UseMonth } from './ogp-use-documents.js';
import { type Collections, Query } from './query.js';
import type { ServiceDoc } from './service-documents.js';
import type { SpendingDayDoc } from './spending-documents.js';
import type { ReadStore } from './store.js';
import type { SurveyDoc } from './survey-documents.js';

/** First and last month, YYYY-MM; open where nothing is said. */
export type Months = { readonly from?: string | undefined; readonly to?: string | undefined };
type Counted = {
  /** Of how it counts: whoever changes that gives it the next number. */
  readonly rule: number;
  /** The one read model that it counts from: value and position are of one moment. */
  readonly reads: string;
  /** Null: there is nothing yet that it could be counted from. */
  count(store: ReadStore, collection: string, months: Months): Promise<LiveValueDoc | null>;
};

const inMonths = (month: string, { from = '', to = '9999' }: Months) => month >= from && month <= to;
const bounds = ({ from = '', to = '9999' }: Months) => ({ gte: from, lte: to });

const ofUse = (counted: (months: readonly UseMonth[]) => LiveValueDoc): Counted => ({
  rule: 1,
  reads: 'use-figures',
  async count(store, collection, wanted) {
    const house = await store.get<UseDoc>(collection, 'house');
    const months = Object.entries(house?.months ?? {}).filter(([month]) => inMonths(month, wanted));
    return counted(months.map(([, counts]) => counts));
  },
});
const ofHandling = (counted: (docs: readonly HandlingDoc[]) => LiveValueDoc): Counted => ({
  rule: 1,
  reads: 'handling',
  count: async (store, collection, months) =>
    counted(await store.find<HandlingDoc>(collection, { where: { month: bounds(months) } })),
});
const sum = <T>(all: readonly T[], value: (one: T) => number) => all.reduce((total, one) => total + value(one), 0);

/** What can be asked as evidence, and how it is counted. */
const COUNTED = {
  'petitions-answered-in-time': ofUse((months) => {
    const count = sum(months, ({ inTime }) => inTime);
    return { count, of: count + sum(months, ({ late }) => late) };
  }),
  'petitions-admitted': ofUse((months) => ({ count: sum(months, ({ admitted }) => admitted) })),
  'reports-filed': ofHandling((docs) => ({ count: sum(docs, ({ filed }) => filed) })),
  // a term is over when a report is resolved, or when it ends while the report is open: both count, so that delay does not flatter
  'reports-resolved-in-term': ofHandling((docs) => {
    const count = sum(docs, ({ within }) => within);
    const late = sum(docs, ({ overdue, resolved, within }) => Math.max(overdue, resolved - within));
    return { count, of: count + late };
  }),
  'budget-ballots': ofUse((months) => ({ count: sum(months, ({ ballots }) => ballots) })),
  'survey-answers': {
    rule: 1,
    reads: 'surveys',
    async count(store, collection, wanted) {
      const surveys = await store.find<SurveyDoc>(collection, {});
      const days = surveys.flatMap(({ byDay }) => Object.entries(byDay));
      return { count: sum(days, ([day, n]) => (inMonths(day.slice(0, 7), wanted) ? n : 0)) };
    },
  },
  'spending-days': {
    rule: 1,
    reads: 'spending-days',
    async count(store, collection, months) {
      const days = await store.find<SpendingDayDoc>(collection, { where: { month: bounds(months) } });
      return { count: days.length };
    },
  },
  // of the services that stood in the catalogue at the end of the months, those for which people can apply on the portal
  'services-online': {
    rule: 1,
    reads: 'services',
    async count(store, collection, { to = '9999' }) {
      const services = await store.find<ServiceDoc>(collection, {});
      const there = services.filter(({ retired, since }) => !retired && since <= to);
      if (there.length === 0) return null;
      return { count: there.filter(({ now }) => now.online !== false).length, of: there.length };
    },
  },
} as const satisfies Readonly<Record<string, Counted>>;
export type LiveQueryCode = keyof typeof COUNTED;
export const LIVE_QUERY_CODES = Object.keys(COUNTED) as readonly LiveQueryCode[];
/** The read models that figures are counted from. */
export const LIVE_READS: readonly string[] = [...new Set(Object.values(COUNTED).map(({ reads }) => reads))];

/** The read models that these figures are counted from. */
export const liveReads = (queries: readonly string[]): readonly string[] =>
  queries.flatMap((query) => (COUNTED as Readonly<Record<string, Counted>>)[query]?.reads ?? []);

/** A figure of use, as it stood after the fact at `asOf.position`. `value` null: there is nothing to count it from yet. */
export type LiveFigureView = Months & {
  readonly query: LiveQueryCode;
  readonly rule: number;
  readonly value: LiveValueDoc | null;
  readonly asOf: AsOf;
};

/** How often a figure is counted anew when the read model has moved meanwhile. */
const TRIES = 20;

export async function liveFigure(
  store: ReadStore,
  of: Collections,
  query: LiveQueryCode,
  months: Months,
): Promise<LiveFigureView> {
  const counted: Counted = COUNTED[query];
  const said = { query, ...(months.from && { from: months.from }), ...(months.to && { to: months.to }) };
  const collection = of(counted.reads);
  for (let tries = 1; ; tries++) {
    const before = await store.position(collection);
    const value = await counted.count(store, collection, months);
    const position = await store.position(collection);
    // read models are saved some times a second: a moment later nothing moves while it is counted
    if (position === before || tries === TRIES) return { ...said, rule: counted.rule, value, asOf: asOf(position) };
  }
}

/** One figure over the house's own read models, for a span of months. */
export class LiveFigure extends Query<LiveFigureView> {
  readonly reads: readonly string[];

  constructor(
    readonly query: LiveQueryCode,
    readonly months: Months = {},
  ) {
    super();
    this.reads = LIVE_READS;
  }

  answer(store: ReadStore, of: Collections) {
    return liveFigure(store, of, this.query, this.months);
  }
}
