import type { ReportCase, Update } from '../../events/report-cases.js';
import type { ReportEvent } from '../../events/smart-map.js';
import type { Seen } from '../decider.js';

export type OpenStatus = 'submitted' | 'acknowledged' | 'assigned' | 'planned' | 'in-progress' | 'reopened';
export type ReportStatus = OpenStatus | 'resolved' | 'confirmed-fixed' | 'refused' | 'not-ours' | 'duplicate';

/** Somebody is still to do something about it. */
export const OPEN_STATUSES: readonly OpenStatus[] = [
  'submitted',
  'acknowledged',
  'assigned',
  'planned',
  'in-progress',
  'reopened',
];
const OPEN: ReadonlySet<ReportStatus> = new Set(OPEN_STATUSES);

/** The last step of an official, and what the report was before it. */
export type LastStep = {
  readonly type: string;
  readonly at: string;
  readonly batch?: string | undefined;
  readonly case?: ReportCase | undefined;
  readonly before: Pick<Filed, 'status' | 'department' | 'day'>;
};

export type Filed = {
  readonly status: ReportStatus;
  readonly hidden: boolean;
  readonly reporter: string;
  readonly category: string;
  readonly district: string;
  readonly department: string;
  /** When it was filed, or last opened again. */
  readonly opened: string;
  /** Since when it is as it is, by the latest that anybody has said. */
  readonly changed: string;
  readonly promised: string;
  readonly day?: string | undefined;
  readonly mergedInto?: string | undefined;
  readonly last?: LastStep | undefined;
  /** Somebody has done something else with it since its last step. */
  readonly touched: boolean;
  /** When it was resolved, and whether people were asked whether it is. */
  readonly resolvedAt?: string;
  readonly asked: boolean;
  readonly overdue: boolean;
  /** How many photos came with it, and which of them were taken away. */
  readonly photos: number;
  readonly removed: readonly number[];
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
    const { reporter, category, district, department, promised, photos } = event.data;
    const known = { reporter, category, district, department, promised, opened: event.at, changed: event.at, photos };
    return { status: 'submitted', ...known, hidden: false, touched: false, asked: false, overdue: false, removed: [] };
  }
  return state.status === 'unknown' ? state : remember(state, event, evolveFiled(state, event));
}

/** Steps that a batch takes, or that can be undone. */
const STEPS: ReadonlySet<string> = new Set([
  ...['ReportAcknowledged', 'ReportAssigned', 'ReportPlanned', 'ReportStarted', 'ReportResolved', 'ReportRefused'],
  ...['ReportNotOurs', 'ReportMerged', 'ReportPutBack'],
]);
/** After which it stands differently, or stands so by a newer word: what was said before does not count any more. */
const MOVES: ReadonlySet<string> = new Set([
  ...STEPS,
  ...['ReportFiled', 'ReportConfirmedFixed', 'ReportReopened', 'ReportUnmerged', 'ReportReaffirmed'],
]);
export const moves = (type: string): boolean => MOVES.has(type);
/** What the clock does touches nothing. */
const BY_THE_CLOCK: ReadonlySet<string> = new Set(['ReportFellOverdue', 'ReportFixAsked']);

function remember(state: Filed, { type, at, data }: Seen<ReportEvent>, moved: Filed): Filed {
  const said = data as { readonly batch?: string; readonly case?: ReportCase; readonly update?: Update };
  const after = moves(type) ? { ...moved, changed: later(state.changed, said.update?.at ?? at) } : moved;
  const next = after.status === state.status ? after : { ...after, closedAt: isOpen(after) ? undefined : at };
  if (BY_THE_CLOCK.has(type)) return next;
  if (!STEPS.has(type)) return { ...next, touched: true };
  const { status, department, day } = state;
  const last = { type, at, batch: said.batch, case: said.case, before: { status, department, day } };
  return { ...next, last, touched: false };
}

const later = (one: string, other: string): string => (one > other ? one : other);

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
      return { ...state, status: 'duplicate', mergedInto: event.data.into };
    case 'ReportReopened':
      return { ...state, status: 'reopened', promised: event.data.promised, opened: event.at, overdue: false };
    case 'ReportPutBack': {
      const { status, department, day } = event.data;
      return { ...state, status, department, day: day ?? undefined };
    }
    case 'ReportUnmerged':
      return { ...state, status: event.data.status, mergedInto: undefined };
    case 'ReportFellOverdue':
      return { ...state, overdue: true };
    case 'ReportFixAsked':
      return { ...state, asked: true };
    case 'ReportHidden':
      return { ...state, hidden: true, hiding: { at: event.at, by: event.meta.actor, appeal: 'none' } };
    case 'ReportShown':
      return { ...state, hidden: false, hiding: undefined };
    case 'ReportPhotoRemoved':
      return { ...state, removed: [...state.removed, event.data.photo] };
    case 'ReportHidingAppealed':
      return { ...state, hiding: state.hiding && { ...state.hiding, appeal: 'waiting' } };
    case 'ReportHidingAppealDecided':
      if (event.data.outcome === 'overturned') return { ...state, hidden: false, hiding: undefined };
      return { ...state, hiding: state.hiding && { ...state.hiding, appeal: 'decided' } };
    default:
      return state;
  }
}
