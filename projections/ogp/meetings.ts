import type { Recorded } from '../../events/envelope.js';
import type { EarlierOutcome, MeetingEvent } from '../../events/ogp-group.js';
import type { MeetingDoc, MinutesVersion } from '../../read-models/meeting-documents.js';
import type { Projection } from '../projection.js';

/** Sessions of the working group: what is to come, what was said, what came of it, and the minutes with who signed them. */
export const meetings: Projection<MeetingDoc, MeetingEvent> = {
  name: 'meetings',
  version: 2,
  handles: [
    'MeetingConvened',
    'MeetingRevised',
    'MeetingCancelled',
    'MeetingDocumentSent',
    'AttendanceRecorded',
    'MeetingOpened',
    'CourseNoted',
    'OutcomeRecorded',
    'OutcomeWithdrawn',
    'MeetingClosed',
    'MinutesDrafted',
    'MinutesSigned',
    'MinutesApproved',
    'MinutesReopened',
  ],
  indexes: [['starts'], ['status', 'starts']],
  keys: (e) => (isTakingUp(e) ? [e.data.meeting, e.data.takesUp.meeting] : [e.data.meeting]),

  fold(doc, e, key) {
    if (e.type === 'MeetingConvened') return convened(e, key);
    if (!doc) return doc;
    if (isTakingUp(e) && key !== e.data.meeting) return takenUp(doc, e);
    change(doc, e);
    return Object.assign(doc, { changedAt: e.at, changes: doc.changes + 1, position: e.position });
  },
};

type TakingUp = Extract<Recorded<MeetingEvent>, { type: 'OutcomeRecorded' }> & {
  readonly data: { readonly takesUp: EarlierOutcome };
};
const isTakingUp = (e: Recorded<MeetingEvent>): e is TakingUp =>
  e.type === 'OutcomeRecorded' && e.data.takesUp !== undefined && e.data.takesUp.meeting !== e.data.meeting;

/** A later session goes on with an outcome of this one. */
function takenUp(doc: MeetingDoc, { data: { meeting, outcome, takesUp }, position }: TakingUp): MeetingDoc {
  const outcomes = doc.outcomes.map((one) =>
    one.outcome === takesUp.outcome ? { ...one, takenUp: [...(one.takenUp ?? []), { meeting, outcome }] } : one,
  );
  return { ...doc, outcomes, position };
}

type Convened = Extract<Recorded<MeetingEvent>, { type: 'MeetingConvened' }>;
function convened({ data, at, position }: Convened, key: string): MeetingDoc {
  const { meeting: _, date, start, ...said } = data;
  return {
    ...{ _id: key, ...said, status: 'convened', date, start, starts: `${date}T${start}` },
    ...{ attendees: [], documents: [], course: [], outcomes: [], minutes: [], stale: false, revisions: [] },
    ...{ convenedAt: at, changedAt: at, changes: 0, position },
  };
}

function change(doc: MeetingDoc, e: Recorded<MeetingEvent>): void {
  switch (e.type) {
    case 'MeetingRevised': {
      const { date, start, place, agenda, reason, chair = doc.chair, secretary = doc.secretary } = e.data;
      Object.assign(doc, { date, start, starts: `${date}T${start}`, place, agenda, chair, secretary });
      doc.revisions.push({ at: e.at, reason });
      break;
    }
    case 'MeetingCancelled':
      Object.assign(doc, { status: 'cancelled', cancelled: e.data.reason });
      break;
    case 'MeetingDocumentSent': {
      const { meeting: _, ...sent } = e.data;
      doc.documents.push({ ...sent, at: e.at });
      break;
    }
    case 'MeetingOpened':
      Object.assign(doc, { status: 'open', start: e.data.start, present: e.data.present });
      break;
    case 'MeetingClosed':
      Object.assign(doc, { status: 'closed', end: e.data.end });
      break;
    case 'AttendanceRecorded':
    case 'CourseNoted':
    case 'OutcomeRecorded':
    case 'OutcomeWithdrawn':
      told(doc, e);
      doc.stale = doc.minutes.length > 0;
      break;
    default:
      minuted(doc, e);
  }
}

function told(doc: MeetingDoc, e: Recorded<MeetingEvent>): void {
  switch (e.type) {
    case 'AttendanceRecorded':
      doc.attendees = e.data.attendees;
      break;
    case 'CourseNoted': {
      const { note, item, text } = e.data;
      const at = doc.course.findIndex((one) => one.note === note);
      if (at < 0) doc.course.push({ note, item, text });
      else doc.course[at] = { note, item, text };
      break;
    }
    case 'OutcomeRecorded': {
      const { meeting: _, fromDocument: __, ...outcome } = e.data;
      doc.outcomes.push(outcome);
      break;
    }
    case 'OutcomeWithdrawn': {
      const one = doc.outcomes.find(({ outcome }) => outcome === e.data.outcome);
      if (one) one.withdrawn = e.data.reason;
      break;
    }
    default:
  }
}

function minuted(doc: MeetingDoc, e: Recorded<MeetingEvent>): void {
  if (e.type === 'MinutesDrafted') {
    const { version, minutes } = e.data;
    doc.minutes.push({ version, digest: minutes.digest, draftedAt: e.at, signed: [] });
    doc.stale = false;
    return;
  }
  const last: MinutesVersion | undefined = doc.minutes.at(-1);
  if (!last) return;
  switch (e.type) {
    case 'MinutesSigned':
      last.signed.push({ as: e.data.as, at: e.at, event: e.id });
      break;
    case 'MinutesApproved':
      last.approvedAt = e.at;
      break;
    case 'MinutesReopened':
      last.reopened = { at: e.at, reason: e.data.reason };
      doc.stale = true;
      break;
    default:
  }
}
