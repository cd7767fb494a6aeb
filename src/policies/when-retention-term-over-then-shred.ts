import { dayOf } from '../../events/calendar.js';
import { type Kept, type RetentionTerms } from '../../events/privacy.js';
import type { PetitionPage } from '../../read-models/petition-documents.js';
import { Schedules } from '../../read-models/privacy.js';
import type { HoldDoc, SecretDoc } from '../../read-models/privacy-documents.js';
import type { ReportSecretDoc } from '../../read-models/report-documents.js';
import type { Doc, Where } from '../../read-models/store.js';
import { termsAt } from '../read/retention-terms.js';
import type { HourPolicy, Wish } from './policy.js';

const AT_ONCE = 100;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Personal data goes when its term in the schedule that is in force is over, unless a legal hold keeps it. */
export const whenRetentionTermOverThenShred: HourPolicy = {
  name: 'when-retention-term-over-then-shred',
  async due(store, of, now) {
    const { version, terms } = termsAt(await new Schedules().answer(store, of), now);
    const held = await store.find<HoldDoc>(of('holds'), {});
    const kept = new Set(held.map(({ _id }) => _id));
    const find = async <D extends Doc>(collection: string, where: Where) => {
      const found = await store.find<D>(of(collection), { where, limit: AT_ONCE + kept.size });
      return found.filter(({ _id }) => !kept.has(_id)).map(({ _id }) => _id);
    };
    const before = (days: number) => new Date(Date.parse(now) - days * DAY).toISOString();
    const [signed, reported, drafts, gathering] = await Promise.all([
      find<SecretDoc>('secrets', { over: { lte: monthsBefore(now, terms.signatoryMonths) } }),
      find<ReportSecretDoc>('reportSecrets', { over: { lte: monthsBefore(now, terms.reportMonths) } }),
      find<PetitionPage>('pages', { status: 'draft', draftedAt: { lte: before(terms.draftDays) } }),
      find<PetitionPage>('pages', { status: 'gathering', draftedAt: { lte: before(terms.gatheringDays) } }),
    ]);
    const wish =
      (what: Kept) =>
      (petitionId: string): Wish => {
        const payload = { petitionId, what, schedule: version };
        // a day later it is another wish: one that was given up, or came to nothing, is tried again
        return { job: { kind: 'apply-retention', id: `${what}-${petitionId}-${dayOf(now)}`, payload } };
      };
    const ofReport = (report: string): Wish => {
      const payload = { report, schedule: version };
      return { job: { kind: 'forget-involved', id: `involved-${report}-${dayOf(now)}`, payload } };
    };
    const petitions = [...signed.map(wish('signatories')), ...[...drafts, ...gathering].map(wish('draft'))];
    return [...petitions, ...reported.map(ofReport), ofCodes(terms, now)];
  },
};

/** Codes and the networks they were asked from go by themselves when the next is asked; here also when nobody asks. */
function ofCodes({ codeHours }: RetentionTerms, now: string): Wish {
  const hour = Math.floor(Date.parse(now) / HOUR);
  return {
    job: { kind: 'forget-codes', id: `codes-${hour}`, payload: { before: Date.parse(now) - codeHours * HOUR } },
  };
}

/** The same day so many months earlier; the last of a month that is too short. */
export function monthsBefore(now: string, months: number): string {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}
