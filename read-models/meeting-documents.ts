import type { Doc } from './store.js';

/** Georgian, and English where it is translated. */
export type WordingDoc = { readonly ka: string; readonly en?: string };
export type OfficeholderDoc = {
  readonly name: WordingDoc;
  readonly post: WordingDoc;
  readonly organisation?: string;
  readonly staff?: string;
};
export type AttendeeDoc = {
  readonly as: 'member' | 'guest';
  readonly post: WordingDoc;
  readonly name?: WordingDoc;
  readonly organisation?: string;
  readonly count?: number;
};
export type AgendaItemDoc = {
  readonly title: WordingDoc;
  readonly presenter?: OfficeholderDoc;
  readonly commitment?: string;
};
export type SentDocument = {
  readonly document: string;
  readonly title: WordingDoc;
  readonly link: string;
  readonly digest?: string;
  readonly item?: number;
  readonly at: string;
};
export type EarlierOutcomeDoc = { readonly meeting: string; readonly outcome: string };
export type OutcomeDoc = {
  readonly outcome: string;
  readonly item: number;
  readonly kind: 'agreed' | 'noted' | 'undertaking' | 'follow-up' | 'assessment';
  readonly text: WordingDoc;
  readonly owner?: { readonly organisation?: string; readonly role?: string };
  readonly due?: string;
  readonly commitment?: string;
  /** The outcome of an earlier session that it takes up, and those of later ones that take this one up. */
  readonly takesUp?: EarlierOutcomeDoc;
  readonly takenUp?: readonly EarlierOutcomeDoc[];
  withdrawn?: WordingDoc;
};
export type CourseDoc = { readonly note: string; readonly item: number; readonly text: WordingDoc };
export type MinutesVersion = {
  readonly version: number;
  readonly digest: string;
  readonly draftedAt: string;
  signed: { readonly as: 'chair' | 'secretary'; readonly at: string; readonly event: string }[];
  approvedAt?: string;
  /** Why it was opened again for a next version. */
  reopened?: { readonly at: string; readonly reason: WordingDoc };
};

export const MEETING_STATUSES = ['convened', 'open', 'closed', 'cancelled'] as const;
/** One session of the working group. */
export type MeetingDoc = Doc & {
  readonly number: number;
  readonly body: WordingDoc;
  status: (typeof MEETING_STATUSES)[number];
  /** `YYYY-MM-DDTHH:MM` in Tbilisi. */
  starts: string;
  date: string;
  start: string;
  end?: string;
  place: WordingDoc;
  chair: OfficeholderDoc;
  secretary: OfficeholderDoc;
  readonly quorum: { readonly needed?: number; readonly basis: WordingDoc };
  /** Members who were counted when it was opened. */
  present?: number;
  /** The paper that it was entered from; nobody signed that one here. */
  readonly source?: { readonly document: WordingDoc; readonly link?: string };
  /** The plan whose forum sits. */
  readonly plan?: string;
  agenda: readonly AgendaItemDoc[];
  attendees: readonly AttendeeDoc[];
  documents: SentDocument[];
  course: CourseDoc[];
  outcomes: OutcomeDoc[];
  minutes: MinutesVersion[];
  /** Something was recorded since the last version was drafted. */
  stale: boolean;
  revisions: { readonly at: string; readonly reason: WordingDoc }[];
  cancelled?: WordingDoc;
  readonly convenedAt: string;
  /** When the last fact was recorded, for calendars. */
  changedAt: string;
  /** How many facts there were before that. */
  changes: number;
  position: number;
};

/** Minutes as they are signed: put together from the facts of the session, whole in themselves. */
export type MinutesPaper = {
  readonly v: 1;
  readonly meeting: string;
  readonly version: number;
  readonly number: number;
  readonly body: WordingDoc;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly place: WordingDoc;
  readonly chair: OfficeholderDoc;
  readonly secretary: OfficeholderDoc;
  readonly quorum: { readonly needed?: number; readonly present?: number; readonly basis: WordingDoc };
  readonly attendees: readonly AttendeeDoc[];
  readonly agenda: readonly AgendaItemDoc[];
  readonly course: readonly Omit<CourseDoc, 'note'>[];
  readonly outcomes: readonly Omit<OutcomeDoc, 'withdrawn' | 'takenUp'>[];
  /** The names of organisations that are meant by a short one. */
  readonly organisations: Readonly<Record<string, WordingDoc>>;
  readonly roles: Readonly<Record<string, WordingDoc>>;
  readonly source?: { readonly document: WordingDoc; readonly link?: string };
  /** The approved version that this one puts right, and why. */
  readonly corrects?: { readonly version: number; readonly digest: string; readonly reason: WordingDoc };
};

export type OrganisationDoc = Doc & {
  version: number;
  name: WordingDoc;
  kind: 'city-hall' | 'municipal-body' | 'civil-society' | 'international';
  parent?: string;
  link?: string;
  versions: { readonly version: number; readonly at: string; readonly name: WordingDoc }[];
  position: number;
};

export type MemberDoc = Doc & {
  readonly organisation: string;
  readonly role: 'head' | 'secretary' | 'member';
  readonly post: WordingDoc;
  readonly name?: WordingDoc;
  readonly since: string;
  /** Their pseudonym as an official. */
  readonly staff?: string;
  until?: string;
  sits: boolean;
  position: number;
};
