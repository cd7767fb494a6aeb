import { type AsOf, asOf } from './answer.js';
import { type Collections, Query } from './query.js';
import type { CategoryDoc, DepartmentDoc, ReportDoc, ReportUpdate } from './report-documents.js';
import { photosOf, type ReportPhoto } from './report-photos.js';
import type { ReadStore } from './store.js';
import { SEALED, type Text, type Texts, textsOf, type Words, words } from './texts.js';

type Exact = { readonly lat: number | null; readonly lon: number | null };
/** A report in a list or on the map. The exact place is shown while the report is. */
export type ReportCard = Pick<
  ReportDoc,
  'status' | 'open' | 'category' | 'district' | 'department' | 'filedAt' | 'changedAt' | 'promised' | 'supporters'
> & {
  readonly id: string;
  readonly language: 'ka' | 'en';
  readonly overdue: boolean;
  readonly place: { readonly lat: number; readonly lon: number } | null;
  readonly text: Words<'description' | 'address'>;
  /** None of a hidden one. */
  readonly photos: readonly ReportPhoto[];
};

export function cardOf(report: ReportDoc, texts: Texts): ReportCard {
  const { _id, status, open, category, district, department, filedAt, changedAt, promised, supporters } = report;
  const shown = report.visibility === 'listed';
  return {
    id: _id,
    ...{ status, open, category, district, department, filedAt, changedAt, promised, supporters },
    language: report.language,
    overdue: report.overdueSince !== undefined,
    place: shown ? placeOf(report, texts) : null,
    text: shown ? words(texts, report.text, 'description', 'address') : SEALED,
    photos: shown ? photosOf(report, texts) : [],
  };
}

/** The exact place, or what is known of it to about 100 m when its words are gone. */
export function placeOf({ text, place }: ReportDoc, texts: Texts): ReportCard['place'] {
  const { lat, lon } = (texts.get(text.event)?.content ?? {}) as unknown as Partial<Exact>;
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : place;
}

/** A report on its own page. */
export type ReportView = ReportCard & {
  readonly version: number;
  readonly channel: string;
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly reporter: Words<'name'> | null;
  readonly day: string | null;
  readonly mergedInto: string | null;
  readonly updates: readonly (Omit<ReportUpdate, 'commitment'> & { readonly text: Words<'text'> | null })[];
  readonly hidden: boolean;
  /** Since when an appeal against that waits for a decision. */
  readonly appealedAt: string | null;
  readonly asOf: AsOf;
};

/** One report with its words, as far as the viewer may read them. */
export class ReportById extends Query<ReportView | undefined> {
  constructor(
    readonly id: string,
    readonly viewer: 'public' | 'staff' = 'public',
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<ReportDoc>(of('reports'), this.id);
    if (!found) return undefined;
    const texts = await textsOf(store, of, wordsIn(found));
    return viewOf(found, texts, this.viewer);
  }
}

/** Notes that an official is shown of one report. */
const MOST_NOTES = 200;

/** One report with all its words, and the notes that officials have made for one another. */
export class ReportForOffice extends Query<(ReportView & { readonly notes: readonly ReportNote[] }) | undefined> {
  constructor(readonly id: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const report = await new ReportById(this.id, 'staff').answer(store, of);
    if (!report) return undefined;
    const where = { about: this.id, kind: 'report-note' };
    const found = await store.find<Text>(of('texts'), { where, sort: [['position', 1]], limit: MOST_NOTES });
    return { ...report, notes: found.map(({ _id, content }) => ({ event: _id, text: content.text ?? '' })) };
  }
}
export type ReportNote = { readonly event: string; readonly text: string };

/** What is read for a card. */
export const wordsOfCard = ({ text, photos }: ReportDoc) => [text, ...photos.map((photo) => photo.text)];

/** Everything in a report that has words. */
export const wordsIn = ({ text, name, updates }: ReportDoc) => [text, name, ...updates];

export function viewOf(report: ReportDoc, texts: Texts, viewer: 'public' | 'staff'): ReportView {
  const shown = report.visibility === 'listed' || viewer === 'staff';
  const card = cardOf(shown ? { ...report, visibility: 'listed' } : report, texts);
  const { answers } = (texts.get(report.text.event)?.content ?? {}) as { readonly answers?: string };
  return {
    ...card,
    ...{ version: report.version, channel: report.channel, answers: shown ? JSON.parse(answers ?? '{}') : {} },
    reporter: report.name && shown ? words(texts, report.name, 'name') : null,
    day: report.day ?? null,
    mergedInto: report.mergedInto ?? null,
    updates: report.updates.map(({ commitment: _, ...one }, i) => ({
      ...one,
      text: i > 0 ? wordsOf(texts, report, i, shown, viewer) : null,
    })),
    hidden: report.visibility === 'hidden',
    appealedAt: report.appealedAt ?? null,
    asOf: asOf(report.position),
  };
}

/** Why a report is hidden, or is not any more, is read by all. */
const ALWAYS_SAID: readonly string[] = ['ReportHidden', 'ReportShown', 'ReportHidingAppealDecided'];
/** What a reporter says against its being hidden is for those who decide. */
const FOR_OFFICE: readonly string[] = ['ReportHidingAppealed'];

/** An update without words has none, whether or not they may be read. */
function wordsOf(
  texts: Texts,
  { updates }: ReportDoc,
  i: number,
  shown: boolean,
  viewer: 'public' | 'staff',
): Words<'text'> | null {
  const update = updates[i]!;
  if (update.commitment === null) return null;
  if (FOR_OFFICE.includes(update.type) && viewer !== 'staff') return SEALED;
  return shown || ALWAYS_SAID.includes(update.type) ? words(texts, update, 'text') : SEALED;
}

export type CategoryView = Omit<CategoryDoc, '_id' | 'position'> & { readonly category: string };

/** What can be reported; with `all`, also what once could. */
export class Categories extends Query<readonly CategoryView[]> {
  constructor(readonly all = false) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<CategoryDoc>(of('categories'), { sort: [['group', 1]] });
    return found
      .filter(({ retired }) => this.all || !retired)
      .map(({ _id, position: _, ...rest }) => ({ category: _id, ...rest }));
  }
}

/** When what can be reported last changed: a position of the log. */
export class CategoriesChanged extends Query<number> {
  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<CategoryDoc>(of('categories'), {});
    return Math.max(0, ...found.map(({ position }) => position));
  }
}

export type DepartmentView = {
  readonly department: string;
  readonly name: DepartmentDoc['name'];
  readonly retired: boolean;
};

/** Who answers for reports; with `all`, also who once did. */
export class Departments extends Query<readonly DepartmentView[]> {
  constructor(readonly all = false) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<DepartmentDoc>(of('departments'), {});
    return found
      .filter(({ retired }) => this.all || !retired)
      .map(({ _id, name, retired }) => ({ department: _id, name, retired }));
  }
}
