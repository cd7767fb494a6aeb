/** Legal time in Georgia: days count in Asia/Tbilisi, four hours ahead of UTC, no summer time since 2005. */
const TBILISI = 4 * 3_600_000;
const DAY = 86_400_000;

/** The day in Tbilisi (YYYY-MM-DD) of an instant. */
export const dayOf = (at: string): string => new Date(Date.parse(at) + TBILISI).toISOString().slice(0, 10);
/** The minute in Tbilisi (YYYY-MM-DDTHH:MM) of an instant. */
export const minuteOf = (at: string): string => new Date(Date.parse(at) + TBILISI).toISOString().slice(0, 16);
/** The first instant (UTC) after a day in Tbilisi has ended. */
export const endOf = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY - TBILISI).toISOString();
const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10);

/** The end of the n-th calendar day after the day of an instant: the day itself does not count. */
export const daysAfter = (at: string, days: number): string => endOf(plus(dayOf(at), days));

/** The end of the n-th working day after the day of an instant. */
export function workingDaysAfter(at: string, days: number): string {
  let day = dayOf(at);
  for (let left = days; left > 0; ) {
    day = plus(day, 1);
    if (isWorkingDay(day)) left--;
  }
  return endOf(day);
}

/**
 * The end of a term that begins on the day of an instant, which does not count itself. In calendar days and months it may
 * fall on a day off: then it ends with the next working day.
 */
export function termEnds(
  at: string,
  { length, unit }: { readonly length: number; readonly unit: 'working-days' | 'calendar-days' | 'months' },
  /** Days that do not count: working days of a term in working days, days of any other. */
  stood = 0,
): string {
  if (unit === 'working-days') return workingDaysAfter(at, length + stood);
  const day = dayOf(at);
  const last = unit === 'months' ? monthsAfter(day, length) : plus(day, length);
  return endOf(workingDayFrom(plus(last, stood)));
}

/** Days after the day of one instant up to the day of another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${dayOf(to)}T00:00:00.000Z`) - Date.parse(`${dayOf(from)}T00:00:00.000Z`)) / DAY;

/** The first instant of the n-th working day before the last day of a term. */
export function workingDaysBefore(due: string, days: number): string {
  let day = plus(dayOf(due), -1); // the term's last day: it ends where the next one begins
  for (let left = days; left > 0; ) {
    day = plus(day, -1);
    if (isWorkingDay(day)) left--;
  }
  return endOf(plus(day, -1));
}

/** Working days after the day of one instant up to the day of another, counted no further than `most`. */
export function workingDaysBetween(from: string, to: string, most: number): number {
  const end = dayOf(to);
  let count = 0;
  for (let day = plus(dayOf(from), 1); day <= end && count < most; day = plus(day, 1)) if (isWorkingDay(day)) count++;
  return count;
}

/** The same day so many months later; the last of the month where that month has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(day: string): string {
  let found = day;
  while (!isWorkingDay(found)) found = plus(found, 1);
  return found;
}

/** Public holidays of the Labour Code: fixed days, and Orthodox Good Friday to Easter Monday. */
const FIXED = new Set('01-01 01-02 01-07 01-19 03-03 03-08 04-09 05-09 05-12 05-17 05-26 08-28 10-14 11-23'.split(' '));

export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || FIXED.has(day.slice(5))) return false;
  const easter = orthodoxEaster(Number(day.slice(0, 4)));
  return ![-2, -1, 0, 1].some((shift) => plus(easter, shift) === day);
}

/** Meeus's Julian algorithm, then thirteen days to the Gregorian calendar (1900 to 2099). */
export function orthodoxEaster(year: number): string {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const day = ((d + e + 114) % 31) + 1;
  return plus(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, 13);
}

/** Whole years between a date of birth (YYYY-MM-DD) and an instant, by the calendar in Tbilisi; NaN for no date. */
export function ageAt(birthDate: string, at: string): number {
  if (!/^\d{4}-\d\d-\d\d$/.test(birthDate)) return Number.NaN;
  const today = dayOf(at);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) >= birthDate.slice(5) ? years : years - 1;
}
