import type { Fact } from './envelope.js';

export type BothLanguages = { ka: string; en: string };

/** How long personal data is kept. */
export type RetentionTerms = {
  /** Who signed, supported or follows a petition: months after the terms for answer and appeal are over. */
  signatoryMonths: number;
  /** A petition that nobody has supported: days after it was written. */
  draftDays: number;
  /** A petition that has not found its sponsors, or was never handed in: days after it was written. */
  gatheringDays: number;
  /** One-time codes, and the networks they were asked from: hours. */
  codeHours: number;
  /** Who reported a problem, or found the same: months after nothing more can be said to the report. Six where a schedule does not say. */
  reportMonths?: number;
};

/** What holds until a schedule is adopted: version 0. */
export const FIRST_TERMS: Readonly<Required<RetentionTerms>> = {
  signatoryMonths: 6,
  draftDays: 7,
  gatheringDays: 90,
  codeHours: 24,
  reportMonths: 6,
};

/** `schedule-retention`: versions of the retention schedule, each whole. */
export type RetentionScheduleAdopted = Fact<
  'RetentionScheduleAdopted',
  { version: number; legalReference: BothLanguages; inForceFrom: string; terms: RetentionTerms }
>;
/** What of a petition a term of the schedule ends: the data of everybody in it, or all of one that never came to anything. */
export type Kept = 'signatories' | 'draft';
/** `retention-<petition>`: a term is over, and the keys are gone. `schedule`: the version by which. */
export type RetentionApplied = Fact<
  'RetentionApplied',
  { petitionId: string; what: Kept; keys: number; schedule: number }
>;
/** `hold-<petition>`: a court or an inquiry needs what is in it: nothing of it is erased until the hold is lifted. */
export type LegalHoldPlaced = Fact<'LegalHoldPlaced', { petitionId: string; reason: string }>;
export type LegalHoldLifted = Fact<'LegalHoldLifted', { petitionId: string; reason: string }>;

export const REQUEST_KINDS = [
  'information',
  'access',
  'rectification',
  'erasure',
  'blocking',
  'portability',
  'objection',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export const REQUEST_OUTCOMES = ['granted', 'partly', 'refused'] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** `request-<id>`: what a person asks of those who hold their data. `asker` is a pseudonym of this request alone. */
export type DataRequestMade = Fact<
  'DataRequestMade',
  { request: string; asker: string; kind: RequestKind; due: string },
  { text: string }
>;
/** The answer is for the asker alone, and sealed under the same pseudonym. */
export type DataRequestAnswered = Fact<
  'DataRequestAnswered',
  { request: string; asker: string; outcome: RequestOutcome },
  { text: string }
>;

/** Taken back by who made it, or gone with their data. */
export type DataRequestWithdrawn = Fact<'DataRequestWithdrawn', { request: string }>;

export const BREACH_DATA = [
  'names',
  'personal-numbers',
  'contacts',
  'texts',
  'signatures',
  'sessions',
  'keys',
] as const;
export type BreachData = (typeof BREACH_DATA)[number];
/** `breach-<id>`: a breach of personal data, what it touched, whom it was told to. What exactly happened is sealed. */
export type BreachRecorded = Fact<
  'BreachRecorded',
  {
    breach: string;
    discoveredAt: string;
    data: readonly BreachData[];
    /** How many people, as far as it is known; null while it is not. */
    people: number | null;
    risk: 'low' | 'high';
    /** Until when the supervisory authority must know: 72 hours after it was discovered. */
    notifyBy: string;
  },
  { description: string }
>;
export type BreachNotified = Fact<'BreachNotified', { breach: string; whom: 'authority' | 'people' }>;
export type BreachClosed = Fact<'BreachClosed', { breach: string; measures: string }>;

/** `processing-<activity>`: an entry of the register of processing, each version whole. */
export type ProcessingDescribed = Fact<
  'ProcessingDescribed',
  {
    activity: string;
    version: number;
    title: BothLanguages;
    purpose: BothLanguages;
    legalBasis: BothLanguages;
    data: BothLanguages;
    recipients: BothLanguages;
    retention: BothLanguages;
  }
>;
/** `opening-<petition>`: an official opened what is sealed: the scan of a paper sheet. A list of signatories has facts of its own. */
export type PersonalDataOpened = Fact<'PersonalDataOpened', { petitionId: string; what: 'scan'; scan: string }>;

/** `retention-<report>`: the term of those involved in a report is over, and their keys are gone. Its text stays. */
export type InvolvedForgotten = Fact<'InvolvedForgotten', { report: string; keys: number; schedule: number }>;

export type PrivacyEvent =
  | RetentionScheduleAdopted
  | RetentionApplied
  | InvolvedForgotten
  | LegalHoldPlaced
  | LegalHoldLifted
  | DataRequestMade
  | DataRequestAnswered
  | DataRequestWithdrawn
  | BreachRecorded
  | BreachNotified
  | BreachClosed
  | ProcessingDescribed
  | PersonalDataOpened;
