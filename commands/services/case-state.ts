import type { CaseEvent } from '../../events/cases.js';
import type { Fold } from '../decider.js';

export type CaseStatus = 'unknown' | 'submitted';

/** How a case stands, for those who decide on it. */
export type Case = {
  readonly status: CaseStatus;
  readonly service: string;
  readonly version: number;
  readonly applicant: string;
  readonly filedBy: string | undefined;
  readonly department: string | null;
  readonly due: string;
  readonly submittedAt: string;
};

export const caseState: Fold<Case, CaseEvent> = {
  category: 'case',
  initial: {
    ...{ status: 'unknown', service: '', version: 0, applicant: '', filedBy: undefined, department: null },
    ...{ due: '', submittedAt: '' },
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
      default:
        return state;
    }
  },
};
