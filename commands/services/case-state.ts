import type { CaseClock } from '../../events/case-clock.js';
import type { CaseEvent } from '../../events/cases.js';
import type { Fold } from '../decider.js';

export type CaseStatus =
  | ('unknown' | 'submitted' | 'accepted' | 'returned' | 'in-work')
  | ('waiting' | 'decided' | 'closed' | 'withdrawn');

/** How a case stands, for those who decide on it. */
export type Case = CaseClock & {
  readonly status: CaseStatus;
  readonly service: string;
  readonly version: number;
  readonly applicant: string;
  readonly filedBy: string | undefined;
  readonly department: string | null;
  readonly officer: string | null;
  readonly due: string;
  /** By when what was asked for is to come, or what was returned to be amended. */
  readonly supplyUntil: string | null;
  readonly overdue: boolean;
  readonly appealUntil: string | null;
};

export const caseState: Fold<Case, CaseEvent> = {
  category: 'case',
  initial: {
    ...{ status: 'unknown', service: '', version: 0, applicant: '', filedBy: undefined, department: null },
    ...{ officer: null, due: '', submittedAt: '', stood: 0, waitingSince: null, supplyUntil: null },
    ...{ overdue: false, appealUntil: null },
  },

  evolve(state, event) {
    switch (event.type) {
      case 'CaseSubmitted': {
        const { service, version, applicant, filedBy, department, due } = event.data;
        return {
          ...{ ...state, status: 'submitted', service, version, applicant, filedBy, department, due },
          submittedAt: event.at,
        };
      }
      case 'CaseAccepted':
        return { ...state, status: 'accepted' };
      case 'CaseReturned': {
        const { until = null } = event.data;
        return { ...state, status: 'returned', waitingSince: until && event.at, supplyUntil: until };
      }
      case 'CaseAmended': {
        const { stood, due } = event.data;
        return { ...state, status: 'submitted', stood, due, waitingSince: null, supplyUntil: null };
      }
      case 'CaseAssigned':
        return { ...state, status: state.status === 'waiting' ? 'waiting' : 'in-work', officer: event.data.officer };
      case 'CaseInformationRequested':
        return { ...state, status: 'waiting', waitingSince: event.at, supplyUntil: event.data.until };
      case 'CaseInformationSupplied':
      case 'CaseResumed': {
        const { stood, due } = event.data;
        return { ...state, status: 'in-work', stood, due, waitingSince: null, supplyUntil: null };
      }
      case 'CaseDecided':
        return { ...state, status: 'decided', appealUntil: event.data.appealUntil };
      case 'CaseClosed':
        return { ...state, status: 'closed', waitingSince: null, supplyUntil: null };
      case 'CaseWithdrawn':
        return { ...state, status: 'withdrawn', waitingSince: null, supplyUntil: null };
      case 'CaseOverdue':
        return { ...state, overdue: true };
      default:
        return state;
    }
  },
};
