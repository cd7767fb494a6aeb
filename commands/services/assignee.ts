import type { StaffEvent } from '../../events/identity.js';
import type { Fold } from '../decider.js';

/** The office of an official to whom a case is handed; null where they do not hold it. */
export type Assignee = { readonly department?: string | undefined; readonly expires?: string | undefined } | null;

/** Whether somebody is an officer, by the decisions on their own offices. */
export const assigneeState: Fold<Assignee, StaffEvent> = {
  category: 'staff',
  initial: null,
  evolve(state, event) {
    switch (event.type) {
      case 'RoleGranted': {
        const { role, department, expires } = event.data;
        return role === 'officer' ? { department, expires } : state;
      }
      case 'RoleRevoked':
        return event.data.role === 'officer' ? null : state;
      default:
        return state;
    }
  },
};
