import { daysBetween, termEnds, workingDaysBefore, workingDaysBetween } from './calendar.js';
import type { ServiceTerm } from './services.js';

/** Nobody is waited for longer: what they are asked for has a term of its own. */
const MOST = 400;
/** Working days before the end of a term on which whoever works on the case is reminded. */
const REMIND_BEFORE = 2;

/** How far the clock of a case has come: when it was sent, and how many days do not count. */
export type CaseClock = { readonly submittedAt: string; readonly stood: number; readonly waitingSince: string | null };

/** The days that do not count once the waiting ends: of a term in working days working days, of any other all of them. */
export function stoodUntil({ stood, waitingSince }: CaseClock, { unit }: ServiceTerm, at: string): number {
  if (waitingSince === null) return stood;
  const days =
    unit === 'working-days'
      ? workingDaysBetween(waitingSince, at, MOST)
      : Math.min(daysBetween(waitingSince, at), MOST);
  return stood + days;
}

/** The end of the term, by the days that do not count. */
export const dueBy = (submittedAt: string, term: ServiceTerm, stood: number): string =>
  termEnds(submittedAt, term, stood);

/** From when on whoever works on it is reminded. */
export const remindedAt = (due: string): string => workingDaysBefore(due, REMIND_BEFORE);
