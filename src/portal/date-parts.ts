import type { Lang } from './frame.js';
import { say } from './i18n/catalogue.js';

/** The three fields of a date, in the order in which a day is told. */
export const DATE_PARTS = ['day', 'month', 'year'] as const;
type Part = (typeof DATE_PARTS)[number];
/** A date as it was typed. */
export type DateParts = Readonly<Record<Part, string>>;
/** Something is left out; the year has less than four digits; there is no such day. */
export type DateFault = 'missing' | 'year' | 'unreal';

/** What a form says of the date `name`; undefined where all three fields were left empty. */
export function datePartsIn(form: Readonly<Record<string, string | undefined>>, name: string): DateParts | undefined {
  const typed = (part: Part) => (form[`${name}-${part}`] ?? '').trim().slice(0, 10);
  const parts = { day: typed('day'), month: typed('month'), year: typed('year') };
  return Object.values(parts).some((text) => text !== '') ? parts : undefined;
}

/** The day as YYYY-MM-DD, or what is wrong with what was typed. */
export function dayFrom(
  parts: DateParts | undefined,
): { readonly date: string; readonly fault?: undefined } | { readonly date?: undefined; readonly fault: DateFault } {
  if (!parts || DATE_PARTS.some((part) => parts[part] === '')) return { fault: 'missing' };
  const { day, month, year } = parts;
  if (/^\d{1,3}$/.test(year)) return { fault: 'year' };
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return { fault: 'unreal' };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00.000Z`);
  // a calendar takes the 31st of February for a day of March
  const real = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
  return real ? { date } : { fault: 'unreal' };
}

/** The mistake as a sentence that stands by itself in a summary. */
export const dateMistake = (label: string, fault: DateFault, lang: Lang): string =>
  `${label}: ${say(lang).shell.date.faults[fault]}`;
