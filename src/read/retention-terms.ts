import { dayOf } from '../../events/calendar.js';
import { FIRST_TERMS, type RetentionTerms } from '../../events/privacy.js';
import type { Schedule } from '../../read-models/privacy.js';

export type InForce = { readonly version: number; readonly terms: Readonly<Required<RetentionTerms>> };

/** The version of the retention schedule that holds on the day of an instant; version 0 until one is adopted. @param adopted the newest first */
export function termsAt(adopted: readonly Schedule[], now: string): InForce & Partial<Schedule> {
  const held = adopted.find(({ inForceFrom }) => inForceFrom <= dayOf(now));
  return held ? { ...held, terms: { ...FIRST_TERMS, ...held.terms } } : { version: 0, terms: FIRST_TERMS };
}

const DAY = 86_400_000;

/** When a petition that was never handed in is erased; undefined for any other. */
export function lapsesAt({ status, draftedAt }: Drafted, { terms }: InForce): string | undefined {
  const kept: Readonly<Record<string, number>> = { draft: terms.draftDays, gathering: terms.gatheringDays };
  const days = kept[status];
  return days === undefined ? undefined : new Date(Date.parse(draftedAt) + days * DAY).toISOString();
}
type Drafted = { readonly status: string; readonly draftedAt: string };
