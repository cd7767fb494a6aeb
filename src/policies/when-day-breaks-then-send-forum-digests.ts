import { dayOf, endOf } from '../../events/calendar.js';
import type { DigestTime } from '../work/forum-digest.js';
import type { HourPolicy, Wish } from './policy.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Nobody wants to hear of it at midnight: eight in the morning in Tbilisi. */
const AFTER_MIDNIGHT = 8 * HOUR;
/** A queue that was away is rung at again, but not every second. */
const QUIET = HOUR / 6;

/** What the day before brought, every morning; what the week before brought, every Monday. The queue works each once. */
export function whenDayBreaksThenSendForumDigests(): HourPolicy {
  let quietUntil = '';
  return {
    name: 'when-day-breaks-then-send-forum-digests',
    async due(_store, _of, now) {
      if (now < quietUntil) return [];
      quietUntil = instant(Date.parse(now) + QUIET);
      return digestsAt(now).map(wishFor);
    },
  };
}

/** The day and the week that were last over at an instant, as they are told of. */
export function digestsAt(now: string): readonly DigestTime[] {
  const today = dayOf(new Date(Date.parse(now) - AFTER_MIDNIGHT).toISOString());
  const until = Date.parse(endOf(today)) - DAY;
  const sinceMonday = (new Date(`${today}T00:00:00.000Z`).getUTCDay() + 6) % 7;
  const monday = until - sinceMonday * DAY;
  return [
    { digest: 'daily', since: instant(until - DAY), until: instant(until) },
    { digest: 'weekly', since: instant(monday - 7 * DAY), until: instant(monday) },
  ];
}
const instant = (time: number) => new Date(time).toISOString();

const wishFor = (time: DigestTime): Wish => ({
  job: { kind: 'forum-digest', id: `${time.digest}.${dayOf(time.since)}`, payload: time },
});
