import { dayOf } from '../../events/calendar.js';
import type { AgendaItem, Attendee, MeetingEvent, Officeholder, Quorum } from '../../events/ogp-group.js';
import { type Decider, type Decision, type Now, type Refusal, refuse } from '../decider.js';
import { isDay, worded } from './group.js';
import {
  ApproveMinutes,
  CancelMeeting,
  CloseMeeting,
  ConveneMeeting,
  DraftMinutes,
  NoteCourse,
  type OfMeeting,
  OpenMeeting,
  RecordAttendance,
  RecordOutcome,
  ReopenMinutes,
  ReviseMeeting,
  SendMeetingDocument,
  WithdrawOutcome,
} from './meeting-commands.js';
import type { AgendaItemInput, AttendeeInput, OfficeholderInput } from './meeting-parts.js';
import { type Meeting, meetingState, membersPresent } from './meeting-state.js';
import { approveMinutes, draftMinutes, reopenMinutes } from './minutes.js';
import { recordOutcome, withdrawOutcome } from './outcomes.js';

type Decided = Decision<MeetingEvent>;

/** One session of the working group, from its calling to its approved minutes. */
export const meeting: Decider<Meeting, OfMeeting, MeetingEvent> = {
  ...meetingState,
  handles: [
    ConveneMeeting,
    ReviseMeeting,
    CancelMeeting,
    SendMeetingDocument,
    RecordAttendance,
    OpenMeeting,
    NoteCourse,
    RecordOutcome,
    WithdrawOutcome,
    CloseMeeting,
    DraftMinutes,
    ApproveMinutes,
    ReopenMinutes,
  ],
  id: (command) => command.meeting,

  decide(command, state, now): Decided {
    if (command instanceof ConveneMeeting) return convene(command, state, now);
    if (state.status === 'unknown') return refuse('meeting.not-found', { meeting: command.meeting });
    if (command instanceof DraftMinutes) return draftMinutes(command, state);
    if (command instanceof ApproveMinutes) return approveMinutes(command, state, now);
    if (command instanceof ReopenMinutes) return reopenMinutes(command, state);
    if (command instanceof CancelMeeting) return cancel(command, state);
    if (state.status === 'cancelled') return refuse('meeting.cancelled');
    if (state.minutes?.approved) return refuse('minutes.already-approved', { version: state.minutes.version });
    return recorded(command, state, now);
  },
};

function recorded(command: OfMeeting, state: Meeting, now: Now): Decided {
  if (command instanceof ReviseMeeting) return revise(command, state);
  if (command instanceof SendMeetingDocument) return send(command, state);
  if (command instanceof RecordAttendance) return attend(command);
  if (command instanceof OpenMeeting) return open(command, state, now);
  if (state.status === 'convened') return refuse('meeting.not-open');
  if (command instanceof NoteCourse) return note(command, state);
  if (command instanceof RecordOutcome) return recordOutcome(command, state);
  if (command instanceof WithdrawOutcome) return withdrawOutcome(command, state);
  return close(command as CloseMeeting, state);
}

function convene(command: ConveneMeeting, state: Meeting, now: Now): Decided {
  const { meeting: id, number, date, start, end, quorum } = command;
  if (state.status !== 'unknown') return refuse('meeting.number-taken', { number, year: date.slice(0, 4) });
  if (!isDay(date)) return refuse('meeting.no-such-day', { date });
  if (end !== undefined && end <= start) return refuse('meeting.ends-before', { start, end });
  if (end !== undefined && isAhead(date, now)) return refuse('meeting.day-to-come', { date });
  const wrong = signatories(command, command.source !== undefined);
  if (wrong) return wrong;
  const pinned: Quorum = { ...(quorum.needed && { needed: quorum.needed }), basis: worded(quorum.basis) };
  const attendees = (command.attendees ?? []).map(attendeeOf);
  const present = membersPresent(attendees);
  if (end !== undefined && present < (pinned.needed ?? 0)) return short(pinned, present);
  const { source, place, body, chair, secretary, agenda, plan } = command;
  const facts: MeetingEvent[] = [
    {
      type: 'MeetingConvened',
      data: {
        ...{ meeting: id, number, date, start, place: worded(place), body: worded(body) },
        ...{ chair: officeholderOf(chair), secretary: officeholderOf(secretary), agenda: agenda.map(itemOf) },
        quorum: pinned,
        ...(plan && { plan }),
        ...(source && {
          source: { document: worded(source.document), ...(source.link && { link: source.link }) },
        }),
      },
    },
  ];
  if (attendees.length > 0) facts.push({ type: 'AttendanceRecorded', data: { meeting: id, attendees } });
  if (end !== undefined)
    facts.push(
      { type: 'MeetingOpened', data: { meeting: id, start, present } },
      { type: 'MeetingClosed', data: { meeting: id, end, ...forumOf(plan, date) } },
    );
  return facts;
}

/** Who signs must be known here, unless it was signed elsewhere; and nobody signs alone. */
function signatories(
  { chair, secretary }: { readonly chair?: Officeholder; readonly secretary?: Officeholder },
  elsewhere: boolean,
): Refusal | undefined {
  if (!elsewhere && (!chair?.staff || !secretary?.staff)) return refuse('meeting.signatories-needed');
  if (chair?.staff && chair.staff === secretary?.staff) return refuse('meeting.one-person');
  return undefined;
}

/** What has not been held yet keeps no clock, and decides nothing. */
const isAhead = (date: string, { at }: Now) => date > dayOf(at);

const short = ({ needed = 0 }: Quorum, present: number) => refuse('meeting.no-quorum', { needed, present });

function revise(command: ReviseMeeting, state: Meeting): Decided {
  if (state.status !== 'convened') return refuse('meeting.already-opened');
  const { meeting: id, date, start, place, agenda, reason } = command;
  if (!isDay(date)) return refuse('meeting.no-such-day', { date });
  const { chair = state.chair, secretary = state.secretary } = command;
  const wrong = signatories({ ...(chair && { chair }), ...(secretary && { secretary }) }, state.fromDocument);
  if (wrong) return wrong;
  const said = { date, start, place: worded(place), agenda: agenda.map(itemOf), reason: worded(reason) };
  const others = {
    ...(command.chair && { chair: officeholderOf(command.chair) }),
    ...(command.secretary && { secretary: officeholderOf(command.secretary) }),
  };
  return [{ type: 'MeetingRevised', data: { meeting: id, ...said, ...others } }];
}

function cancel({ meeting: id, reason }: CancelMeeting, { status }: Meeting): Decided {
  if (status === 'cancelled') return [];
  if (status !== 'convened') return refuse('meeting.already-opened');
  return [{ type: 'MeetingCancelled', data: { meeting: id, reason: worded(reason) } }];
}

const MOST_DOCUMENTS = 100;
function send(command: SendMeetingDocument, { documents, items, status }: Meeting): Decided {
  const { meeting: id, document, title, link, digest, item } = command;
  if (documents.includes(document)) return [];
  if (status !== 'convened') return refuse('meeting.already-opened');
  if (documents.length >= MOST_DOCUMENTS) return refuse('meeting.too-much', { most: MOST_DOCUMENTS });
  if (item !== undefined && item > items) return refuse('meeting.no-such-item', { item, items });
  const more = { ...(digest && { digest }), ...(item && { item }) };
  return [{ type: 'MeetingDocumentSent', data: { meeting: id, document, title: worded(title), link, ...more } }];
}

const attend = ({ meeting: id, attendees }: RecordAttendance): Decided => [
  { type: 'AttendanceRecorded', data: { meeting: id, attendees: attendees.map(attendeeOf) } },
];

function open({ meeting: id, start }: OpenMeeting, state: Meeting, now: Now): Decided {
  const { status, quorum, attendees, date } = state;
  if (status !== 'convened') return status === 'open' ? [] : refuse('meeting.already-opened');
  if (isAhead(date, now)) return refuse('meeting.day-to-come', { date });
  const present = membersPresent(attendees);
  if (quorum?.needed !== undefined && present < quorum.needed) return short(quorum, present);
  return [{ type: 'MeetingOpened', data: { meeting: id, start, present } }];
}

const MOST_NOTES = 200;
function note({ meeting: id, note: one, item, text }: NoteCourse, { notes, items }: Meeting): Decided {
  if (item > items) return refuse('meeting.no-such-item', { item, items });
  if (!notes.includes(one) && notes.length >= MOST_NOTES) return refuse('meeting.too-much', { most: MOST_NOTES });
  return [{ type: 'CourseNoted', data: { meeting: id, note: one, item, text: worded(text) } }];
}

function close({ meeting: id, end }: CloseMeeting, { status, start, plan, date }: Meeting): Decided {
  if (status === 'closed') return [];
  if (end <= start) return refuse('meeting.ends-before', { start, end });
  return [{ type: 'MeetingClosed', data: { meeting: id, end, ...forumOf(plan, date) } }];
}

const forumOf = (plan: string | undefined, day: string) => (plan === undefined ? {} : { forum: { plan, day } });

function officeholderOf({ name, post, organisation, staff }: OfficeholderInput): Officeholder {
  const more = { ...(organisation && { organisation }), ...(staff && { staff }) };
  return { name: worded(name), post: worded(post), ...more };
}
function attendeeOf({ as, post, name, organisation, count }: AttendeeInput): Attendee {
  const more = { ...(organisation && { organisation }), ...(count !== undefined && { count }) };
  return { as, post: worded(post), ...(name && { name: worded(name) }), ...more };
}
function itemOf({ title, presenter, commitment }: AgendaItemInput): AgendaItem {
  return {
    title: worded(title),
    ...(presenter && { presenter: officeholderOf(presenter) }),
    ...(commitment && { commitment }),
  };
}
