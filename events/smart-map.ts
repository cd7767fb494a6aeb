import type { Fact } from './envelope.js';
import type { RoundedPlace } from './places.js';
import type { BothLanguages } from './privacy.js';
import type { ReportCase, ReportPutBack, ReportReaffirmed, ReportUnmerged, Step, Update } from './report-cases.js';
import type { TemplateEvent } from './report-templates.js';

export const QUESTION_KINDS = ['text', 'number', 'date', 'choice', 'choices'] as const;
/** What a category asks beside the description. `stops`: who answers so cannot report it here, and is told what to do. */
export type Question = {
  code: string;
  label: BothLanguages;
  kind: (typeof QUESTION_KINDS)[number];
  required: boolean;
  choices?: readonly { code: string; label: BothLanguages; stops?: BothLanguages }[];
};

/** `department-<code>`: who answers for reports. */
export type DepartmentNamed = Fact<'DepartmentNamed', { department: string; name: BothLanguages }>;
/** Retired: nothing goes to it any more. Its name stays, for what it once answered for; named anew it is back. */
export type DepartmentRetired = Fact<'DepartmentRetired', { department: string }>;
export type DepartmentEvent = DepartmentNamed | DepartmentRetired;
/** `category-<code>`: what can be reported, each version whole. A used category retires and never vanishes. */
export type CategoryAdopted = Fact<
  'CategoryAdopted',
  {
    category: string;
    version: number;
    title: BothLanguages;
    description: BothLanguages;
    /** Categories of one group stand together. */
    group: string;
    department: string;
    /** Where another department answers in a district. */
    routes: readonly { district: string; department: string }[];
    /** Working days until it is promised to be resolved. */
    termDays: number;
    /** Open reports this near (metres) are offered before another is filed. */
    radius: number;
    /** An emergency is telephoned to 112, not reported. */
    emergency: boolean;
    questions: readonly Question[];
  }
>;
export type CategoryRetired = Fact<'CategoryRetired', { category: string }>;
export type CategoryEvent = CategoryAdopted | CategoryRetired;

/** A photo is called by 128 random bits and its width × height, so that a page keeps its place before it is there. */
export const PHOTO_NAME = /^[0-9a-f]{32}-[1-9]\d{0,3}x[1-9]\d{0,3}$/;
/** So many show what is wrong. */
export const MOST_PHOTOS = 3;

export type ReportChannel = 'portal' | 'open311' | 'hall';
export type Answers = Readonly<Record<string, string | readonly string[]>>;
/** Sealed under the report's own key: the public's business while it is shown, hidden where law says so. */
export type ReportText = {
  description: string;
  /** The exact place, or the address where none was given. */
  lat: number | null;
  lon: number | null;
  address: string;
  /** Answers to the category's questions, as JSON. */
  answers: string;
  /** Names of photos, with commas between. */
  photos: string;
};

/** Why a report is not taken up. */
export const REPORT_GROUNDS = ['no-defect', 'too-little-said', 'private-matter', 'not-feasible'] as const;
export type ReportGround = (typeof REPORT_GROUNDS)[number];
/** Why a report is closed to readers. */
export const HIDING_GROUNDS = ['personal-data', 'offensive', 'advertisement', 'no-report'] as const;
export type HidingGround = (typeof HIDING_GROUNDS)[number];

/** Days in which a report that was closed can be opened again, and one that was hidden be appealed. */
export const LAST_WORD_DAYS = 60;

/** `report-<id>`. `reporter` is a pseudonym of this report alone; the place is rounded, and null where only an address is known. */
export type ReportFiled = Fact<
  'ReportFiled',
  {
    report: string;
    category: string;
    version: number;
    district: string;
    place: RoundedPlace | null;
    channel: ReportChannel;
    language: 'ka' | 'en';
    reporter: string;
    department: string;
    /** Until when it is promised to be resolved. */
    promised: string;
    photos: number;
  },
  ReportText
>;
/** Only where the reporter wished it. Sealed under their own pseudonym. */
export type ReporterNamed = Fact<'ReporterNamed', { report: string; reporter: string }, { name: string }>;
/** What begins or plans the work has words only where another system sent them. */
export type ReportAcknowledged = Fact<'ReportAcknowledged', Step, { text: string }>;
export type ReportAssigned = Fact<'ReportAssigned', Step<{ department: string }>>;
/** `day` is when it is to be done (YYYY-MM-DD in Tbilisi). */
export type ReportPlanned = Fact<'ReportPlanned', Step<{ day: string }>, { text: string }>;
export type ReportStarted = Fact<'ReportStarted', Step, { text: string }>;
export type ReportResolved = Fact<'ReportResolved', Step, { text: string }>;
/** By who reported it, or by somebody who had found the same. */
export type ReportConfirmedFixed = Fact<'ReportConfirmedFixed', { report: string; by: 'reporter' | 'supporter' }>;
export type ReportRefused = Fact<'ReportRefused', Step<{ ground: ReportGround }>, { text: string }>;
/** The text: who answers for it instead. */
export type ReportNotOurs = Fact<'ReportNotOurs', Step, { text: string }>;
/** It is the same as another, and its supporters move along. */
export type ReportMerged = Fact<'ReportMerged', Step<{ into: string }>>;
export type ReportReopened = Fact<
  'ReportReopened',
  { report: string; by: 'reporter' | 'supporter' | 'official'; promised: string; case?: ReportCase; update?: Update },
  { text: string }
>;
export type ReportFellOverdue = Fact<'ReportFellOverdue', { report: string; due: string; case?: ReportCase }>;
/** Four weeks after it was resolved those who reported it are asked whether it is. */
export type ReportFixAsked = Fact<'ReportFixAsked', { report: string }>;
export type ReportHidden = Fact<'ReportHidden', { report: string; ground: HidingGround }, { text: string }>;
export type ReportShown = Fact<'ReportShown', { report: string }, { text: string }>;
/** Parts of a photo were blackened: another file took the place of the old one. `photo` counts from 1, as they were filed. */
export type ReportPhotoRedacted = Fact<
  'ReportPhotoRedacted',
  { report: string; photo: number },
  { text: string; file: string }
>;
export type ReportPhotoRemoved = Fact<'ReportPhotoRemoved', { report: string; photo: number }, { text: string }>;
/** Whoever reported it disagrees with its being hidden: once, sealed under their own pseudonym. */
export type ReportHidingAppealed = Fact<'ReportHidingAppealed', { report: string }, { text: string }>;
export const HIDING_OUTCOMES = ['upheld', 'overturned'] as const;
export type HidingOutcome = (typeof HIDING_OUTCOMES)[number];
/** By another moderator than who hid it. Overturned, it is shown again. */
export type ReportHidingAppealDecided = Fact<
  'ReportHidingAppealDecided',
  { report: string; outcome: HidingOutcome },
  { text: string }
>;
/** A note between officials: sealed under a key of the report's notes. */
export type ReportNoted = Fact<'ReportNoted', { report: string }, { text: string }>;
export type ReportEvent =
  | ReportFiled
  | ReporterNamed
  | ReportAcknowledged
  | ReportAssigned
  | ReportPlanned
  | ReportStarted
  | ReportResolved
  | ReportConfirmedFixed
  | ReportRefused
  | ReportNotOurs
  | ReportMerged
  | ReportReopened
  | ReportFellOverdue
  | ReportFixAsked
  | ReportHidden
  | ReportShown
  | ReportPhotoRedacted
  | ReportPhotoRemoved
  | ReportHidingAppealed
  | ReportHidingAppealDecided
  | ReportNoted
  | ReportPutBack
  | ReportReaffirmed
  | ReportUnmerged;

/** `backing-<report>_<supporter>`: "it is this one, tell me". `via`: they came along, or went back, with a report that was joined. */
export type ReportSupported = Fact<'ReportSupported', { report: string; supporter: string; via?: string }>;
export type ReportLeft = Fact<'ReportLeft', { report: string; supporter: string; via?: string }>;
export type BackingEvent = ReportSupported | ReportLeft;

export type SmartMapEvent = DepartmentEvent | TemplateEvent | CategoryEvent | ReportEvent | BackingEvent;
