import type { Fact } from './envelope.js';
import type { FormAnswers } from './services.js';

/** By oneself on the portal, for somebody else, or at a service hall with an official's help. */
export const CASE_CHANNELS = ['portal', 'proxy', 'hall'] as const;
export type CaseChannel = (typeof CASE_CHANNELS)[number];
/** By what right somebody applies for another. */
export const PROXY_BASES = ['parent', 'guardian', 'power-of-attorney'] as const;
export type ProxyBasis = (typeof PROXY_BASES)[number];

/** Sealed under the applicant's own pseudonym: it goes with them. */
export type ApplicationContent = { answers: FormAnswers; basis: ProxyBasis | '' };

/**
 * `case-<random id>`, never the reference. The version of the service that it goes by is pinned here. `applicant` and
 * `filedBy` are pseudonyms of this case alone; `assistedBy` is an official.
 */
export type CaseSubmitted = Fact<
  'CaseSubmitted',
  {
    case: string;
    service: string;
    version: number;
    applicant: string;
    channel: CaseChannel;
    language: 'ka' | 'en';
    department: string | null;
    /** The end of the term (ISO-8601 UTC), unless the clock stands still meanwhile. */
    due: string;
    files: number;
    filedBy?: string;
    assistedBy?: string;
  },
  ApplicationContent
>;
/** By what people and officials call it. */
export type CaseReferenceGiven = Fact<'CaseReferenceGiven', { case: string }, { reference: string }>;

/** Everything that is asked for is there: the work on it begins. */
export type CaseAccepted = Fact<'CaseAccepted', { case: string }>;
/**
 * It cannot be decided on as it is: the applicant reads why, and may amend it. The clock stands still until they do; it is
 * closed where they have not by `until`. A return that names no such time, as older ones do, is the end of the case.
 */
export type CaseReturned = Fact<'CaseReturned', { case: string; until?: string }, { text: string }>;
/** Sent once more, by the same version of its service: these answers stand in place of those before. The clock goes on. */
export type CaseAmended = Fact<
  'CaseAmended',
  { case: string; stood: number; due: string; files: number },
  { answers: FormAnswers }
>;
/** `officer`: the official who works on it, by their own pseudonym. */
export type CaseAssigned = Fact<'CaseAssigned', { case: string; officer: string }>;
/** The applicant is asked for something: the clock stands still, until they supply it or `until` has passed. */
export type CaseInformationRequested = Fact<
  'CaseInformationRequested',
  { case: string; until: string },
  { text: string }
>;
/** The clock goes on. `stood`: days that do not count; `due`: where the term ends by them. */
export type CaseInformationSupplied = Fact<
  'CaseInformationSupplied',
  { case: string; stood: number; due: string; files: number },
  { text: string; files: readonly string[] }
>;
/** Nothing was supplied in time: the clock goes on, and it is decided on what there is. */
export type CaseResumed = Fact<'CaseResumed', { case: string; stood: number; due: string }>;

export const CASE_OUTCOMES = ['granted', 'refused'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
/** Sealed under the applicant: what they are told, and documents that are given to them. */
export type DecisionContent = {
  outcome: CaseOutcome;
  ground: string;
  text: string;
  appeal: string;
  files?: readonly string[];
};
/** Outcome and ground are null in public where the service is sensitive: then they are sealed alone. */
export type CaseDecided = Fact<
  'CaseDecided',
  { case: string; outcome: CaseOutcome | null; ground: string | null; appealUntil: string },
  DecisionContent
>;
/** The time in which it could be appealed against is over, or that in which what was returned could be amended. */
export type CaseClosed = Fact<'CaseClosed', { case: string }>;
export type CaseWithdrawn = Fact<'CaseWithdrawn', { case: string }>;
/** Its term is over, and it is not decided. */
export type CaseOverdue = Fact<'CaseOverdue', { case: string; due: string; department: string | null }>;

export type CaseEvent =
  | (
      | CaseSubmitted
      | CaseReferenceGiven
      | CaseAccepted
      | CaseReturned
      | CaseAssigned
      | CaseInformationRequested
      | CaseAmended
    )
  | (CaseInformationSupplied | CaseResumed | CaseDecided | CaseClosed | CaseWithdrawn | CaseOverdue);
