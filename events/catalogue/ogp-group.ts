import type { OgpGroupEvent } from '../ogp-group.js';
import { type Catalogue, inRoom } from './entry.js';

const of = inRoom('ogp');

/** The working group's half of the room. */
export const ogpGroup: Catalogue<OgpGroupEvent> = {
  OrganisationDescribed: of('organisation'),
  MemberAdmitted: of('member'),
  MemberReleased: of('member'),
  MeetingConvened: of('meeting'),
  MeetingRevised: of('meeting'),
  MeetingCancelled: of('meeting'),
  MeetingDocumentSent: of('meeting'),
  AttendanceRecorded: of('meeting'),
  MeetingOpened: of('meeting'),
  CourseNoted: of('meeting'),
  OutcomeRecorded: of('meeting'),
  OutcomeWithdrawn: of('meeting'),
  MeetingClosed: of('meeting'),
  MinutesDrafted: of('meeting'),
  MinutesSigned: of('meeting'),
  MinutesApproved: of('meeting'),
  MinutesReopened: of('meeting'),
};
