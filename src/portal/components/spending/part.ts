import { DISTRICTS } from '../../../../events/districts.js';
import { type SpendingRow, type SpendingWanted, type Spent, WHOLE_CITY } from '../../../../read-models/spending.js';
import { districtName } from '../../../map/district-names.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import type { SpendingKind } from '../../spending-paths.js';
import { withQuery } from '../../with-query.js';

export type Grouping = 'programme' | 'department' | 'district' | 'line';
export const AREAS: readonly string[] = [WHOLE_CITY, ...DISTRICTS];

/** Which part of a year's budget a page shows: all of it, or what its address names, and how that is grouped. */
export type Part = {
  readonly year: number;
  /** What the page is about; without it the whole budget. */
  readonly kind?: SpendingKind | undefined;
  readonly code?: string | undefined;
  /** What narrows it further. */
  readonly area?: string | undefined;
  readonly programme?: string | undefined;
  readonly department?: string | undefined;
  readonly by: Grouping;
  /** Whose days are shown (YYYY-MM). */
  readonly month?: string | undefined;
};

/** The part as it is asked for: the page's own code where it belongs. */
export function wantedOf({ year, kind, code, area, programme, department }: Part): SpendingWanted {
  const own = kind === 'district' ? { area: code } : kind === undefined ? {} : { [kind]: code };
  return { year, area, programme, department, ...own };
}

/** Ways to group a part that tell more of it: not by what it is narrowed to already. */
export function groupingsOf(part: Part): readonly Grouping[] {
  const { area, programme, department, line } = wantedOf(part);
  if (line !== undefined) return [];
  const inner = programme !== undefined || department !== undefined;
  return [
    ...(programme === undefined ? (['programme'] as const) : []),
    ...(inner ? (['line'] as const) : []),
    ...(department === undefined ? (['department'] as const) : []),
    ...(area === undefined ? (['district'] as const) : []),
  ];
}

/** The address of a part, with some of it changed. */
export function partAt(part: Part, change: Partial<Part>, lang: Lang): string {
  const { year, kind, code, area, programme, department, by, month } = { ...part, ...change };
  const to = paths(lang);
  const narrowed = { area, programme, department, by: by === groupingsOf({ ...part, ...change })[0] ? '' : by, month };
  if (kind === undefined || code === undefined) return withQuery(to.spending, { year: String(year), ...narrowed });
  return withQuery(to.spendingOf(year, kind, code), narrowed);
}

/** Where a row leads: to its own page, or on such a page to what both have in common. */
export function rowAt(part: Part, of: string, lang: Lang): string {
  const { year, kind, by, area } = part;
  if (by === 'line') return paths(lang).spendingOf(year, 'line', of);
  const fresh = { month: undefined, by: 'programme' as Grouping };
  if (kind === undefined) {
    const own = by === 'district' ? { area: undefined } : { area };
    return partAt(part, { ...fresh, ...own, kind: by, code: of, ...firstBy({ ...part, kind: by, code: of }) }, lang);
  }
  const narrow = { [by === 'district' ? 'area' : by]: of };
  return partAt(part, { ...fresh, ...narrow, ...firstBy({ ...part, ...narrow }) }, lang);
}
const firstBy = (part: Part): Pick<Part, 'by'> => ({ by: groupingsOf(part)[0] ?? 'line' });

export const areaName = (area: string, lang: Lang): string =>
  area === WHOLE_CITY ? say(lang).spending.city : districtName(lang, area).district;

/** What a line is called: the same work in ten districts is ten lines. */
export const lineName = (title: SpendingRow['name'], area: string | null, lang: Lang): string =>
  [title?.[lang], area !== null && area !== WHOLE_CITY && areaName(area, lang)].filter(Boolean).join(', ');

/** What a row is called. */
export function rowName({ of, name, area }: SpendingRow, lang: Lang): string {
  if (of === null) return say(lang).spending.total;
  return name ? lineName(name, area, lang) : areaName(of, lang);
}

const DAY = 86_400_000;
/** How much of a year has gone by on a day: 0 to 1. */
export function elapsedOf(year: number, today: string): number {
  const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const at = Date.parse(`${today}T00:00:00.000Z`) + DAY;
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}

/** What a page shows of a part. */
export type PartView = {
  readonly part: Part;
  readonly found: Spent;
  readonly months: readonly SpendingRow[];
  /** The days of the month that was asked for. */
  readonly days: readonly SpendingRow[] | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
};
