import type { Lang } from './frame.js';
import { say } from './i18n/catalogue.js';

/** The three fields of a date, in the order in which a day is told. */
export const DATE_PARTS = ['day', 'month', 'year'] as const;
/** Those of a moment: the day, and the minute on its clock. */
export const MOMENT_PARTS = [...DATE_PARTS, 'hour', 'minute'] as const;
type Part = (typeof MOMENT_PARTS)[number];
/** A date as it was typed. */
export type DateParts = Readonly<Record<(typeof DATE_PARTS)[number], string>>;
export type MomentParts = Readonly<Record<Part, string>>;
/** Something is left out; the year has less than four digits; there is no such day; no such hour or minute. */
export type DateFault = 'missing' | 'year' | 'unreal' | 'time';

type Form = Readonly<Record<string, string | undefined>>;
const typed = (form: Form, name: string, part: Part) => (form[`${name}-${part}`] ?? '').trim().slice(0, 10);

/** What a form says of the date `name`; undefined where all three fields were left empty. */
export function datePartsIn(form: Form, name: string): DateParts | undefined {
  const [day, month, year] = DATE_PARTS.map((part) => typed(form, name, part)) as [string, string, string];
  const parts = { day, month, year };
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

/** The same of a moment. */
export function momentPartsIn(form: Form, name: string): MomentParts {
  const parts = MOMENT_PARTS.map((part) => [part, typed(form, name, part)] as const);
  return Object.fromEntries(parts) as MomentParts;
}

/** The minute as YYYY-MM-DDTHH:MM, or what is wrong with what was typed. */
export function minuteFrom(
  parts: MomentParts,
):
  | { readonly minute: string; readonly fault?: undefined }
  | { readonly minute?: undefined; readonly fault: DateFault } {
  const { date, fault } = dayFrom(parts);
  if (fault) return { fault };
  const { hour, minute } = parts;
  const real = /^\d{1,2}$/.test(hour) && /^\d{1,2}$/.test(minute) && Number(hour) < 24 && Number(minute) < 60;
  return real ? { minute: `${date}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` } : { fault: 'time' };
}

/** The mistake as a sentence that stands by itself in a summary. */
export const dateMistake = (label: string, fault: DateFault, lang: Lang): string =>
  `${label}: ${say(lang).shell.date.faults[fault]}`;
