import type { Doc } from './store.js';

export const CASE_STATUSES = [
  ...(['submitted', 'accepted', 'returned', 'in-work'] as const),
  ...(['waiting', 'decided', 'closed', 'withdrawn'] as const),
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** How a case is counted: `overdue` is open and late, `dropped` was returned or withdrawn. */
export const CASE_STANDINGS = ['open', 'waiting', 'overdue', 'in-term', 'late', 'dropped'] as const;
export type CaseStanding = (typeof CASE_STANDINGS)[number];

/** One case as the public may know it: no words, and of a sensitive service no outcome. */
export type CaseDoc = Doc & {
  readonly service: string;
  readonly version: number;
  status: CaseStatus;
  /** Somebody is still to decide on it. */
  open: boolean;
  readonly applicant: string;
  readonly filedBy?: string;
  readonly channel: string;
  readonly language: 'ka' | 'en';
  department: string | null;
  officer: string | null;
  due: string;
  /** Days that do not count, and since when the clock stands still. */
  stood: number;
  waitingSince: string | null;
  supplyUntil: string | null;
  /** From when on whoever works on it is reminded; null while the clock stands still, and once it is over. */
  remindAt: string | null;
  overdueSince: string | null;
  outcome: 'granted' | 'refused' | null;
  ground: string | null;
  decidedAt: string | null;
  standing: CaseStanding;
  /** Working days for which the clock stood still; and those it took without them, once it is decided. */
  paused: number;
  days: number | null;
  /** Whether it was decided within its term; null before that. */
  inTerm: boolean | null;
  /** When it is closed; null before it is decided and after it is closed. */
  closeDue: string | null;
  readonly submittedAt: string;
  changedAt: string;
  position: number;
};
