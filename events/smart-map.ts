import type { Fact } from './envelope.js';
import type { RoundedPlace } from './places.js';
import type { BothLanguages } from './privacy.js';
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
export type ReportAcknowledged = Fact<'ReportAcknowledged', { report: string }>;
export type ReportAssigned = Fact<'ReportAssigned', { report: string; department: string }>;
/** `day` is when it is to be done (YYYY-MM-DD in Tbilisi). */
export type ReportPlanned = Fact<'ReportPlanned', { report: string; day: string }>;
export type ReportStarted = Fact<'ReportStarted', { report: string }>;
export type ReportResolved = Fact<'ReportResolved', { report: string }, { text: string }>;
/** By who reported it, or by somebody who had found the same. */
export type ReportConfirmedFixed = Fact<'ReportConfirmedFixed', { report: string; by: 'reporter' | 'supporter' }>;
export type ReportRefused = Fact<'ReportRefused', { report: string; ground: ReportGround }, { text: string }>;
/** The text: who answers for it instead. */
export type ReportNotOurs = Fact<'ReportNotOurs', { report: string }, { text: string }>;
/** It is the same as another, and its supporters move along. */
export type ReportMerged = Fact<'ReportMerged', { report: string; into: string }>;
export type ReportReopened = Fact<
  'ReportReopened',
  { report: string; by: 'reporter' | 'supporter' | 'official'; promised: string },
  { text: string }
>;
export type ReportFellOverdue = Fact<'ReportFellOverdue', { report: string; due: string }>;
/** Four weeks after it was resolved those who reported it are asked whether it is. */
export type ReportFixAsked = Fact<'ReportFixAsked', { report: string }>;
export type ReportHidden = Fact<'ReportHidden', { report: string; ground: HidingGround }, { text: string }>;
export type ReportShown = Fact<'ReportShown', { report: string }, { text: string }>;
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
  | ReportHidingAppealed
  | ReportHidingAppealDecided
  | ReportNoted;

/** `backing-<report>_<supporter>`: "it is this one, tell me". */
export type ReportSupported = Fact<'ReportSupported', { report: string; supporter: string }>;
export type ReportLeft = Fact<'ReportLeft', { report: string; supporter: string }>;
export type BackingEvent = ReportSupported | ReportLeft;

export type SmartMapEvent = DepartmentEvent | TemplateEvent | CategoryEvent | ReportEvent | BackingEvent;
