import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import type {
  Buckets,
  PetitionCurveDoc,
  PetitionPage,
  PetitionTimelineDoc,
  PetitionTotalsDoc,
  TimelineEntry,
} from './petition-documents.js';
import { listed, type PetitionsWanted, similar } from './petition-search.js';
import {
  LISTED_STATUSES,
  type ListedStatus,
  type PetitionCard,
  type PetitionView,
  refsOf,
  type Viewer,
  viewOf,
} from './petition-views.js';
import { type Collections, Query } from './query.js';
import type { ReadStore, Sort } from './store.js';
import { type Text, textsOf, type Words, words } from './texts.js';

export type { PetitionSort, PetitionsWanted } from './petition-search.js';

/** What the public may ask about petitions. Questions travel to other threads, so they hold plain fields only. */
type Seen = {
  /** Officials, the author and whom they invited read what others may not; the shell has checked that it is they. */
  readonly viewer?: Viewer | undefined;
  /** The asker's pseudonym within this petition: its author reads their own words. */
  readonly as?: string | undefined;
  readonly now?: string | undefined;
};

/** One petition with its words, as far as the viewer may read them. */
export class PetitionById extends Query<(PetitionView & { readonly mine: boolean; readonly asOf: AsOf }) | undefined> {
  constructor(
    readonly id: string,
    readonly options: Seen = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<PetitionPage>(of('pages'), this.id);
    if (!found) return undefined;
    const { viewer = 'public', as, now } = this.options;
    const mine = as === found.author;
    const texts = await textsOf(store, of, refsOf(found));
    const view = viewOf(found, texts, mine && viewer !== 'staff' ? 'author' : viewer, now);
    return { ...view, mine, asOf: asOf(found.position) };
  }
}

/** The one number everybody asks for. */
export class PetitionCount extends Query<{ readonly count: number; readonly asOf: AsOf } | undefined> {
  constructor(readonly id: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<PetitionPage>(of('pages'), this.id);
    return found && { count: found.signatures, asOf: asOf(found.position) };
  }
}

/** Signatures by the signers' district. */
export class PetitionDistricts extends Query<Districts | undefined> {
  constructor(readonly id: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<PetitionPage>(of('pages'), this.id);
    if (!found) return undefined;
    const items = Object.entries(found.byDistrict)
      .map(([district, signatures]) => ({ district, signatures }))
      .sort((a, b) => b.signatures - a.signatures || (a.district < b.district ? -1 : 1));
    return { items, total: found.signatures, byChannel: found.byChannel, asOf: asOf(found.position) };
  }
}
export type Districts = {
  readonly items: readonly { readonly district: string; readonly signatures: number }[];
  readonly total: number;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly asOf: AsOf;
};

/** How the count grew: each bucket's beginning (UTC), what it brought, and the count at its end. Hours: 90 days. */
export class PetitionCurve extends Query<Curve | undefined> {
  constructor(
    readonly id: string,
    readonly by: 'day' | 'hour' = 'day',
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<PetitionCurveDoc>(of('curves'), this.id);
    if (!found) return undefined;
    const { hours, days } = found;
    const points = this.by === 'hour' ? pointsOf(hours, 1) : pointsOf(dailyOf(hours, days), 24);
    return { by: this.by, points, asOf: asOf(found.position) };
  }
}
export type CurvePoint = { readonly at: string; readonly signatures: number; readonly total: number };
export type Curve = { readonly by: 'day' | 'hour'; readonly points: readonly CurvePoint[]; readonly asOf: AsOf };

/** Hours summed up to days, and the days that follow them. A day without a signature is a day. */
function dailyOf(hours: Buckets, later: Buckets): Buckets {
  const from = Math.floor(hours.from / 24);
  const counts: number[] = [];
  hours.counts.forEach((n, i) => {
    const day = Math.floor((hours.from + i) / 24) - from;
    while (counts.length <= day) counts.push(0);
    counts[day]! += n;
  });
  if (later.counts.length > 0) while (counts.length < later.from - from) counts.push(0);
  return { from, counts: [...counts, ...later.counts] };
}

function pointsOf({ from, counts }: Buckets, hours: number): CurvePoint[] {
  let total = 0;
  return counts.map((signatures, i) => {
    total += signatures;
    const at = new Date(((from + i) * hours - 4) * 3_600_000).toISOString(); // Tbilisi is four hours ahead
    return { at, signatures, total };
  });
}

/** What happened to a petition, in order. */
export class PetitionTimeline extends Query<
  { readonly items: readonly TimelineEntry[]; readonly asOf: AsOf } | undefined
> {
  constructor(readonly id: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<PetitionTimelineDoc>(of('timelines'), this.id);
    return found && { items: found.entries, asOf: asOf(found.position) };
  }
}

/** Initials of signers who consented to showing them, latest first. */
export class PetitionInitials extends Query<Listed<string>> {
  constructor(
    readonly id: string,
    readonly paging: Paging = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const reached = await store.position(of('pages')); // texts are today's even where a past is asked
    const listing = {
      name: 'initials',
      collection: of('texts'),
      where: { about: this.id, kind: 'initials', position: { lte: reached } },
      sort: [['position', -1]] as Sort,
      kinds: ['number'] as const,
    };
    const found = await page<Text>(store, listing, this.paging);
    return { ...told(found, ({ content }) => content.initials ?? ''), asOf: asOf(reached) };
  }
}

/** Petitions in lists, by state, district and words. */
export class PetitionsList extends Query<Listed<PetitionCard>> {
  constructor(readonly wanted: PetitionsWanted = {}) {
    super();
  }

  answer(store: ReadStore, of: Collections) {
    return listed(store, of, this.wanted);
  }
}

/** The titles of petitions, as far as these stand in lists. */
export class PetitionTitles extends Query<readonly PetitionTitle[]> {
  constructor(readonly ids: readonly string[]) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.load<PetitionPage>(of('pages'), this.ids);
    const listed = [...found.values()].filter(({ visibility }) => visibility === 'listed');
    const refs = listed.map(({ text }) => text);
    const texts = await textsOf(store, of, refs);
    return listed.map(({ _id, language, text }) => ({ id: _id, language, text: words(texts, text, 'title') }));
  }
}
export type PetitionTitle = { readonly id: string; readonly language: 'ka' | 'en'; readonly text: Words<'title'> };

/** Petitions that say much the same: offered before another one is written. */
export class SimilarPetitions extends Query<{ readonly items: readonly PetitionCard[]; readonly asOf: AsOf }> {
  constructor(
    readonly text: string,
    readonly options: { readonly limit?: number | undefined; readonly now?: string | undefined } = {},
  ) {
    super();
  }

  answer(store: ReadStore, of: Collections) {
    return similar(store, of, this.text, this.options.limit ?? 5, this.options.now);
  }
}

/** The whole house in figures. */
export class Totals extends Query<HouseTotals> {
  async answer(store: ReadStore, of: Collections) {
    const counts = LISTED_STATUSES.map((status) => store.count(of('pages'), { visibility: 'listed', status }));
    const [house, ...petitions] = await Promise.all([store.get<PetitionTotalsDoc>(of('totals'), 'house'), ...counts]);
    const byStatus = Object.fromEntries(LISTED_STATUSES.map((status, i) => [status, petitions[i] ?? 0]));
    return {
      petitions: byStatus as HouseTotals['petitions'],
      signatures: house?.signatures ?? 0,
      answers: house?.answers ?? 0,
      answeredInTime: house?.answeredInTime ?? 0,
      overdue: house?.overdue ?? 0,
      asOf: asOf(await store.position(of('totals'))),
    };
  }
}
export type HouseTotals = {
  /** Petitions in lists, by state. */
  readonly petitions: Readonly<Record<ListedStatus, number>>;
  readonly signatures: number;
  readonly answers: number;
  readonly answeredInTime: number;
  readonly overdue: number;
  readonly asOf: AsOf;
};
