import type { Attendee, MeetingEvent, Officeholder, Quorum, Signatory } from '../../events/ogp-group.js';
import type { Fold, Seen } from '../decider.js';

/** Minutes as they were drafted last. */
export type Minutes = {
  readonly version: number;
  readonly digest: string;
  readonly signed: Readonly<Partial<Record<Signatory, string>>>;
  readonly approved: boolean;
  /** What they tell of has changed since. */
  readonly stale: boolean;
};

/** A session as decisions see it. */
export type Meeting = {
  readonly status: 'unknown' | 'convened' | 'open' | 'closed' | 'cancelled';
  readonly date: string;
  readonly start: string;
  readonly items: number;
  readonly chair: Officeholder | undefined;
  readonly secretary: Officeholder | undefined;
  readonly quorum: Quorum | undefined;
  /** Entered from a paper: nobody signs it here. */
  readonly fromDocument: boolean;
  /** The plan whose forum sits. */
  readonly plan: string | undefined;
  readonly attendees: readonly Attendee[];
  readonly documents: readonly string[];
  readonly notes: readonly string[];
  readonly outcomes: Readonly<Record<string, 'stands' | 'withdrawn'>>;
  readonly minutes: Minutes | undefined;
  /** How many facts there are: minutes say from how many they were made. */
  readonly facts: number;
};

export const meetingState: Fold<Meeting, MeetingEvent> = {
  category: 'meeting',
  initial: {
    ...{ status: 'unknown', date: '', start: '', items: 0, chair: undefined, secretary: undefined, quorum: undefined },
    ...{
      fromDocument: false,
      plan: undefined,
      attendees: [],
      documents: [],
      notes: [],
      outcomes: {},
      minutes: undefined,
      facts: 0,
    },
  },
  evolve: (state, event) => ({ ...changed(state, event), facts: state.facts + 1 }),
};

function changed(state: Meeting, event: Seen<MeetingEvent>): Meeting {
  switch (event.type) {
    case 'MeetingConvened': {
      const { date, start, agenda, chair, secretary, quorum, source, plan } = event.data;
      const said = { date, start, items: agenda.length, chair, secretary, quorum, plan };
      return { ...state, ...said, status: 'convened', fromDocument: source !== undefined };
    }
    case 'MeetingRevised': {
      const { date, start, agenda, chair = state.chair, secretary = state.secretary } = event.data;
      return { ...state, date, start, items: agenda.length, chair, secretary };
    }
    case 'MeetingCancelled':
      return { ...state, status: 'cancelled' };
    case 'MeetingDocumentSent':
      return { ...state, documents: [...state.documents, event.data.document] };
    case 'AttendanceRecorded':
      return stale({ ...state, attendees: event.data.attendees });
    case 'MeetingOpened':
      return { ...state, status: 'open', start: event.data.start };
    case 'CourseNoted':
      return stale({ ...state, notes: [...new Set([...state.notes, event.data.note])] });
    case 'OutcomeRecorded':
      return stale({ ...state, outcomes: { ...state.outcomes, [event.data.outcome]: 'stands' } });
    case 'OutcomeWithdrawn':
      return stale({ ...state, outcomes: { ...state.outcomes, [event.data.outcome]: 'withdrawn' } });
    case 'MeetingClosed':
      return { ...state, status: 'closed' };
    default:
      return { ...state, minutes: minutesAfter(state.minutes, event) };
  }
}

const stale = (state: Meeting): Meeting =>
  state.minutes ? { ...state, minutes: { ...state.minutes, stale: true } } : state;

function minutesAfter(minutes: Minutes | undefined, event: Seen<MeetingEvent>): Minutes | undefined {
  if (event.type === 'MinutesDrafted') {
    const { version, minutes: content } = event.data;
    return { version, digest: content.digest, signed: {}, approved: false, stale: false };
  }
  if (!minutes) return minutes;
  switch (event.type) {
    case 'MinutesSigned':
      return { ...minutes, signed: { ...minutes.signed, [event.data.as]: event.data.staff } };
    case 'MinutesApproved':
      return { ...minutes, approved: true };
    case 'MinutesReopened':
      return { ...minutes, approved: false, stale: true };
    default:
      return minutes;
  }
}

/** Members that were counted: several who are named together count as many. */
export const membersPresent = (attendees: readonly Attendee[]): number =>
  attendees.reduce((sum, { as, count = 1 }) => sum + (as === 'member' ? count : 0), 0);
