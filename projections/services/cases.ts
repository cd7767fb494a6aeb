import { workingDaysBetween } from '../../events/calendar.js';
import { remindedAt } from '../../events/case-clock.js';
import type { CaseEvent, CaseSubmitted } from '../../events/cases.js';
import type { Recorded } from '../../events/envelope.js';
import type { CaseDoc } from '../../read-models/case-documents.js';
import type { Projection } from '../projection.js';

/** One document a case: how it stands, and by when it is to be decided. */
export const cases: Projection<CaseDoc, CaseEvent> = {
  name: 'cases',
  version: 3,
  handles: [
    ...(['CaseSubmitted', 'CaseAccepted', 'CaseReturned', 'CaseAssigned', 'CaseInformationRequested'] as const),
    ...(['CaseInformationSupplied', 'CaseResumed', 'CaseDecided', 'CaseClosed', 'CaseWithdrawn'] as const),
    ...(['CaseOverdue', 'CaseAmended'] as const),
  ],
  indexes: [
    ...[['open', 'due'], ['open', 'department', 'due'], ['applicant']],
    ...[['supplyUntil'], ['remindAt'], ['closeDue'], ['service', 'standing'], ['service', 'days']],
    ...[['department', 'standing'], ['department', 'days'], ['standing'], ['days']],
  ],
  keys: (e) => [e.data.case],

  fold(doc, e) {
    if (!doc) return e.type === 'CaseSubmitted' ? submitted(e) : doc;
    Object.assign(doc, changed(doc, e));
    doc.standing = standingOf(doc);
    doc.changedAt = e.at;
    doc.position = e.position;
    return doc;
  },
};

/** A case that takes longer counts as so many working days. */
const MOST_DAYS = 1_000;
const workingDays = (from: string, to: string) => workingDaysBetween(from, to, MOST_DAYS);

/** How it is counted among those of its service. */
function standingOf({ open, inTerm, overdueSince, waitingSince }: CaseDoc): CaseDoc['standing'] {
  if (inTerm !== null) return inTerm ? 'in-term' : 'late';
  if (!open) return 'dropped';
  if (overdueSince !== null) return 'overdue';
  return waitingSince === null ? 'open' : 'waiting';
}

const OVER = { open: false, waitingSince: null, supplyUntil: null, remindAt: null };

function changed(doc: CaseDoc, e: Recorded<CaseEvent>): Partial<CaseDoc> {
  switch (e.type) {
    case 'CaseAccepted':
      return { status: 'accepted' };
    case 'CaseReturned':
      if (e.data.until === undefined) return { status: 'returned', ...OVER };
      return { status: 'returned', waitingSince: e.at, supplyUntil: e.data.until, remindAt: null };
    case 'CaseAssigned':
      return { officer: e.data.officer, ...(doc.status !== 'waiting' && { status: 'in-work' as const }) };
    case 'CaseInformationRequested':
      return { status: 'waiting', waitingSince: e.at, supplyUntil: e.data.until, remindAt: null };
    case 'CaseAmended':
    case 'CaseInformationSupplied':
    case 'CaseResumed': {
      const { due, stood } = e.data;
      const paused = doc.paused + (doc.waitingSince === null ? 0 : workingDays(doc.waitingSince, e.at));
      const status = e.type === 'CaseAmended' ? 'submitted' : 'in-work';
      const goesOn = { waitingSince: null, supplyUntil: null, remindAt: remindedAt(due) };
      return { status, due, stood, paused, ...goesOn };
    }
    case 'CaseDecided': {
      const { outcome, ground, appealUntil } = e.data;
      const days = workingDays(doc.submittedAt, e.at) - doc.paused;
      const took = { days: Math.max(0, days), inTerm: e.at <= doc.due };
      return { status: 'decided', ...OVER, outcome, ground, ...took, decidedAt: e.at, closeDue: appealUntil };
    }
    case 'CaseClosed':
      return { status: 'closed', ...OVER, closeDue: null };
    case 'CaseWithdrawn':
      return { status: 'withdrawn', ...OVER };
    case 'CaseOverdue':
      return { overdueSince: e.data.due };
    default:
      return {};
  }
}

function submitted({ data, at, position }: Recorded<CaseSubmitted>): CaseDoc {
  const { service, version, applicant, filedBy, channel, language, department, due } = data;
  return {
    ...{ _id: data.case, service, version, status: 'submitted', open: true, applicant },
    ...(filedBy !== undefined && { filedBy }),
    ...{ channel, language, department, officer: null, due, stood: 0, waitingSince: null, supplyUntil: null },
    ...{ remindAt: remindedAt(due), overdueSince: null, outcome: null, ground: null, decidedAt: null, closeDue: null },
    ...{ standing: 'open', paused: 0, days: null, inTerm: null, submittedAt: at, changedAt: at, position },
  };
}
