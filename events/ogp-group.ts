import type { Content } from './content.js';
import type { Fact } from './envelope.js';

/** Words of a paper. Georgian is the language of office; English is its translation, where there is one yet. */
export type Wording = { readonly ka: string; readonly en?: string };

export const ORGANISATION_KINDS = ['city-hall', 'municipal-body', 'civil-society', 'international'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** `organisation-<code>`. An organisation that the working group has to do with, whole in each version. */
export type OrganisationDescribed = Fact<
  'OrganisationDescribed',
  {
    organisation: string;
    version: number;
    name: Wording;
    kind: OrganisationKind;
    /** The organisation that it is a part of. */
    parent?: string;
    link?: string;
  }
>;

export const MEMBER_ROLES = ['head', 'secretary', 'member'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/**
 * `member-<id>`. A seat in the working group. It is an office: whose name is told holds it for an organisation, and the
 * composition of a collegial body is public by law, so the name is, too. A seat may be told without one.
 */
export type MemberAdmitted = Fact<
  'MemberAdmitted',
  {
    member: string;
    organisation: string;
    role: MemberRole;
    post: Wording;
    name?: Wording;
    /** YYYY-MM-DD. */
    since: string;
    /** Their pseudonym as an official of the city, where they are one here: reminders reach them by it. */
    staff?: string;
  }
>;
export type MemberReleased = Fact<'MemberReleased', { member: string; until: string; reason?: Wording }>;

/**
 * Who acts in a session, as the minutes name them. Sessions of a collegial public body are public by law, and so are its
 * minutes with the names of those who act in them by office; nobody is named here as a private person.
 */
export type Officeholder = {
  readonly name: Wording;
  readonly post: Wording;
  readonly organisation?: string;
  /** Their pseudonym as an official of the city: who signs here signs by it. */
  readonly staff?: string;
};

export const ATTENDING_AS = ['member', 'guest'] as const;
/** Somebody who is there, or several who are named together: `post` as the minutes say it. */
export type Attendee = {
  readonly as: (typeof ATTENDING_AS)[number];
  readonly post: Wording;
  readonly name?: Wording;
  readonly organisation?: string;
  /** How many they are; one where nothing is said. */
  readonly count?: number;
};

export type AgendaItem = {
  readonly title: Wording;
  readonly presenter?: Officeholder;
  /** The commitment that it is about, by its id. */
  readonly commitment?: string;
};

/** What makes a session competent: so many members, or as `basis` says. */
export type Quorum = { readonly needed?: number; readonly basis: Wording };

/** A session that was held elsewhere and is entered from its public paper: nobody signs it here. */
export type EnteredFrom = { readonly document: Wording; readonly link?: string };

type Convening = {
  readonly date: string;
  /** HH:MM in Tbilisi. */
  readonly start: string;
  readonly place: Wording;
  readonly agenda: readonly AgendaItem[];
};

/** `meeting-<year>-<number>`: a number is given once a year. */
export type MeetingConvened = Fact<
  'MeetingConvened',
  Convening & {
    meeting: string;
    number: number;
    /** Of which body, as its minutes are headed. */
    body: Wording;
    chair: Officeholder;
    secretary: Officeholder;
    quorum: Quorum;
    source?: EnteredFrom;
    /** The plan whose forum sits. */
    plan?: string;
  }
>;
/** Day, hour, place and agenda, whole, until the session is opened; and whoever takes the chair instead, or writes. */
export type MeetingRevised = Fact<
  'MeetingRevised',
  Convening & { meeting: string; reason: Wording; chair?: Officeholder; secretary?: Officeholder }
>;
export type MeetingCancelled = Fact<'MeetingCancelled', { meeting: string; reason: Wording }>;
/** What was sent to the members before the session: where it lies, and where known the SHA-256 of it. */
export type MeetingDocumentSent = Fact<
  'MeetingDocumentSent',
  { meeting: string; document: string; title: Wording; link: string; digest?: string; item?: number }
>;
/** Who is there, whole each time. */
export type AttendanceRecorded = Fact<'AttendanceRecorded', { meeting: string; attendees: readonly Attendee[] }>;
/** `present`: members who were counted. */
export type MeetingOpened = Fact<'MeetingOpened', { meeting: string; start: string; present: number }>;
/** How the session went, paragraph by paragraph. `item` 0: before the first item of the agenda. */
export type CourseNoted = Fact<'CourseNoted', { meeting: string; note: string; item: number; text: Wording }>;

export const OUTCOME_KINDS = ['agreed', 'noted', 'undertaking', 'follow-up', 'assessment'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];
/** Who sees to an outcome: an organisation, or whoever holds a role. */
export type OutcomeOwner = { readonly organisation?: string; readonly role?: string };
export type EarlierOutcome = { readonly meeting: string; readonly outcome: string };
export type OutcomeRecorded = Fact<
  'OutcomeRecorded',
  {
    meeting: string;
    outcome: string;
    /** The item of the agenda, from 1; 0 for the session as a whole. */
    item: number;
    kind: OutcomeKind;
    text: Wording;
    owner?: OutcomeOwner;
    /** The last day, YYYY-MM-DD. */
    due?: string;
    commitment?: string;
    /** The outcome of an earlier session that it takes up. */
    takesUp?: EarlierOutcome;
    /** The session was entered from a paper: what became of it is not known here. */
    fromDocument?: boolean;
  }
>;
export type OutcomeWithdrawn = Fact<'OutcomeWithdrawn', { meeting: string; outcome: string; reason: Wording }>;
/** `forum`: the plan whose forum has met, and on which day. */
export type MeetingClosed = Fact<
  'MeetingClosed',
  { meeting: string; end: string; forum?: { plan: string; day: string } }
>;

/** The minutes as they follow from the facts up to here, beside the log: whoever signs signs these bytes. */
export type MinutesDrafted = Fact<'MinutesDrafted', { meeting: string; version: number; minutes: Content }>;
export const SIGNATORIES = ['chair', 'secretary'] as const;
export type Signatory = (typeof SIGNATORIES)[number];
export type MinutesSigned = Fact<
  'MinutesSigned',
  { meeting: string; version: number; as: Signatory; digest: string; staff: string }
>;
/** Both have signed: this version stands for ever. */
export type MinutesApproved = Fact<'MinutesApproved', { meeting: string; version: number; digest: string }>;
/** Something in approved minutes is put right by a new version; the old one stays where it is. */
export type MinutesReopened = Fact<'MinutesReopened', { meeting: string; version: number; reason: Wording }>;

export type OrganisationEvent = OrganisationDescribed;
export type MemberEvent = MemberAdmitted | MemberReleased;
export type MeetingEvent =
  | MeetingConvened
  | MeetingRevised
  | MeetingCancelled
  | MeetingDocumentSent
  | AttendanceRecorded
  | MeetingOpened
  | CourseNoted
  | OutcomeRecorded
  | OutcomeWithdrawn
  | MeetingClosed
  | MinutesDrafted
  | MinutesSigned
  | MinutesApproved
  | MinutesReopened;
export type OgpGroupEvent = OrganisationEvent | MemberEvent | MeetingEvent;
