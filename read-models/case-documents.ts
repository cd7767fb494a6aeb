import type { Doc } from './store.js';

export const CASE_STATUSES = ['submitted'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** One case as the public may know it: no words, and of a sensitive service no outcome. */
export type CaseDoc = Doc & {
  readonly service: string;
  readonly version: number;
  status: CaseStatus;
  /** Somebody is still to do something about it. */
  open: boolean;
  readonly applicant: string;
  readonly filedBy?: string;
  readonly channel: string;
  department: string | null;
  due: string;
  readonly submittedAt: string;
  changedAt: string;
  position: number;
};
