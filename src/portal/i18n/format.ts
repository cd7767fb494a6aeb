import type { Lang } from '../frame.js';
import { wholeNumber } from './whole-number.js';

const ZONE = 'Asia/Tbilisi';
/** English as Europe writes it: day before month, a clock of 24 hours. */
const LOCALES = { ka: 'ka', en: 'en-GB' } as const;
const DAY = 86_400_000;
/** Below this, a share is told with one digit behind the comma. */
const SMALL = 0.1;
const NBSP = '\u00a0';

/** Numbers, dates and lists as one language writes them, on Tbilisi's clock. A date stays on one line: its spaces do not break. */
export type Format = ReturnType<typeof formatsOf>;

function formatsOf(lang: Lang) {
  const locale = LOCALES[lang];
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options });
    return (at: string) => format.format(new Date(at)).replaceAll(' ', NBSP);
  };
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const small = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const longDate = dates({ dateStyle: 'long' });
  const clock = dates({ hour: '2-digit', minute: '2-digit' });
  return {
    number: (n: number) => wholeNumber(n, lang),
    /** `12 500 ₾`, from tetri; tetri are told where there are any. */
    lari: (tetri: number) => `${inLari(tetri, lang)}${NBSP}₾`,
    /** `1 187,4 მლნ ₾` from a million on, whole lari below: for sums that are compared, not added up. */
    lariRounded: (tetri: number) => `${rounded(tetri, lang)}${NBSP}₾`,
    /** `41%`; below ten, with one digit: a small share is not nothing. */
    percent: (share: number) => (share < SMALL ? small : percents).format(share),
    /** `14 ოქტომბერი, 2026`. */
    date: longDate,
    /** `14 ოქტ`: for the foot of a chart. */
    day: dates({ day: 'numeric', month: 'short' }),
    /** `ოქტომბერი, 2026`. */
    month: dates({ year: 'numeric', month: 'long' }),
    time: clock,
    /** `14 ოქტომბერი, 2026, 12:30`. */
    moment: (at: string) => `${longDate(at)}, ${clock(at)}`,
    /** `ვაკე, ისანი და გლდანი`. */
    list: (items: readonly string[]) => lists.format(items),
  };
}

const POINT = { ka: ',', en: '.' } as const;
function inLari(tetri: number, lang: Lang): string {
  const whole = wholeNumber(Math.trunc(tetri / 100), lang);
  const rest = Math.abs(tetri % 100);
  return rest === 0 ? whole : `${whole}${POINT[lang]}${String(rest).padStart(2, '0')}`;
}

const MILLION = { ka: 'მლნ', en: 'mln' } as const;
function rounded(tetri: number, lang: Lang): string {
  const tenths = Math.round(tetri / 10_000_000);
  if (tenths < 10) return wholeNumber(Math.round(tetri / 100), lang);
  return `${wholeNumber(Math.trunc(tenths / 10), lang)}${POINT[lang]}${tenths % 10}${NBSP}${MILLION[lang]}`;
}

const FORMATS = { ka: formatsOf('ka'), en: formatsOf('en') };
export const format = (lang: Lang): Format => FORMATS[lang];

/** `12:00–12:59`; the sign after the dash keeps it on one line. */
export const wholeHour = (hour: string): string => `${hour}:00–\u2060${hour}:59`;

const ORDINAL = new Intl.PluralRules('ka', { type: 'ordinal' });
/** 1-ლი, მე-7, 21-ე: the rule is the language's, and it is no simple one. */
export function ordinalKa(n: number): string {
  const rule = ORDINAL.select(n);
  return rule === 'one' ? `${n}-ლი` : rule === 'many' ? `მე-${n}` : `${n}-ე`;
}

const PLURAL = new Intl.PluralRules('en');
/** `1 signature`, `2 signatures`. In Georgian the noun stays as it is after a number. */
export const pluralEn = (n: number, one: string, other: string): string =>
  `${FORMATS.en.number(n)} ${PLURAL.select(n) === 'one' ? one : other}`;

/** Days that are left until an instant, the begun one counted; 0 when it has passed. */
export const daysLeft = (until: string, now: string): number =>
  Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / DAY));

/** Terms end with a day: its last instant belongs to it, though the clock already shows midnight. */
export const lastMoment = (until: string): string => new Date(Date.parse(until) - 1).toISOString();

/** A moment of a day (`YYYY-MM-DD`) on the city’s clock, for messages that name the day. */
export const momentOf = (day: string): string => `${day}T08:00:00.000Z`;
