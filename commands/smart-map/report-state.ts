import type { ReportEvent } from '../../events/smart-map.js';
import type { Seen } from '../decider.js';

export type ReportStatus =
  | 'submitted'
  | 'acknowledged'
  | 'assigned'
  | 'planned'
  | 'in-progress'
  | 'reopened'
  | 'resolved'
  | 'confirmed-fixed'
  | 'refused'
  | 'not-ours'
  | 'duplicate';

/** Somebody is still to do something about it. */
const OPEN: ReadonlySet<ReportStatus> = new Set([
  'submitted',
  'acknowledged',
  'assigned',
  'planned',
  'in-progress',
  'reopened',
]);

export type Filed = {
  readonly status: ReportStatus;
  readonly hidden: boolean;
  readonly reporter: string;
  readonly category: string;
  readonly department: string;
  readonly promised: string;
  readonly day?: string;
  /** When it was resolved, and whether people were asked whether it is. */
  readonly resolvedAt?: string;
  readonly asked: boolean;
  readonly overdue: boolean;
  /** When it was closed last; undefined while it is open. */
  readonly closedAt?: string | undefined;
  /** Since when and by whom it is hidden, and whether its reporter has disagreed. */
  readonly hiding?:
    | { readonly at: string; readonly by: string; readonly appeal: 'none' | 'waiting' | 'decided' }
    | undefined;
};
export type Report = { readonly status: 'unknown' } | Filed;

export const isOpen = ({ status }: Filed): boolean => OPEN.has(status);

/** The state of a report after one more fact. */
export function evolve(state: Report, event: Seen<ReportEvent>): Report {
  if (event.type === 'ReportFiled') {
    const { reporter, category, department, promised } = event.data;
    return {
      status: 'submitted',
      hidden: false,
      reporter,
      category,
      department,
      promised,
      asked: false,
      overdue: false,
    };
  }
  if (state.status === 'unknown') return state;
  const after = evolveFiled(state, event);
  if (after.status === state.status) return after;
  return { ...after, closedAt: isOpen(after) ? undefined : event.at };
}

function evolveFiled(state: Filed, event: Seen<ReportEvent>): Filed {
  switch (event.type) {
    case 'ReportAcknowledged':
      return { ...state, status: 'acknowledged' };
    case 'ReportAssigned':
      return { ...state, status: 'assigned', department: event.data.department };
    case 'ReportPlanned':
      return { ...state, status: 'planned', day: event.data.day };
    case 'ReportStarted':
      return { ...state, status: 'in-progress' };
    case 'ReportResolved':
      return { ...state, status: 'resolved', resolvedAt: event.at, asked: false };
    case 'ReportConfirmedFixed':
      return { ...state, status: 'confirmed-fixed' };
    case 'ReportRefused':
      return { ...state, status: 'refused' };
    case 'ReportNotOurs':
      return { ...state, status: 'not-ours' };
    case 'ReportMerged':
      return { ...state, status: 'duplicate' };
    case 'ReportReopened':
      return { ...state, status: 'reopened', promised: event.data.promised, overdue: false };
    case 'ReportFellOverdue':
      return { ...state, overdue: true };
    case 'ReportFixAsked':
      return { ...state, asked: true };
    case 'ReportHidden':
      return { ...state, hidden: true, hiding: { at: event.at, by: event.meta.actor, appeal: 'none' } };
    case 'ReportShown':
      return { ...state, hidden: false, hiding: undefined };
    case 'ReportHidingAppealed':
      return { ...state, hiding: state.hiding && { ...state.hiding, appeal: 'waiting' } };
    case 'ReportHidingAppealDecided':
      if (event.data.outcome === 'overturned') return { ...state, hidden: false, hiding: undefined };
      return { ...state, hiding: state.hiding && { ...state.hiding, appeal: 'decided' } };
    default:
      return state;
  }
}
