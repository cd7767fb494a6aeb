import { dayOf } from '../../events/calendar.js';
import type { HandlingBy, HandlingWanted } from '../../read-models/handling.js';

/** Months that one question may be about: three years. */
export const MOST_MONTHS = 36;
const USUAL_MONTHS = 12;

type Asked = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by?: HandlingBy | undefined;
};

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthOf = (n: number) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;

/** The period that is meant, its ends in order and no longer than it may be: the last twelve months unless told otherwise. */
export function handlingWanted({ from, to, by = 'category' }: Asked, now: string): HandlingWanted {
  const last = numberOf(to ?? dayOf(now).slice(0, 7));
  const first = from === undefined ? last - USUAL_MONTHS + 1 : numberOf(from);
  const [low, high] = first <= last ? [first, last] : [last, first];
  return { from: monthOf(Math.max(low, high - MOST_MONTHS + 1)), to: monthOf(high), by };
}
