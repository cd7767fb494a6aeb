import type { CaseEvent } from '../../events/cases.js';

/** Steps of a case that its applicant is told of. */
export const CASE_NEWS = [
  ...([
    'CaseSubmitted',
    'CaseAccepted',
    'CaseReturned',
    'CaseInformationRequested',
    'CaseInformationSupplied',
    'CaseAmended',
  ] as const),
  ...(['CaseResumed', 'CaseDecided', 'CaseClosed', 'CaseWithdrawn', 'CaseOverdue'] as const),
] as const satisfies readonly CaseEvent['type'][];
export type CaseNews = (typeof CASE_NEWS)[number];
