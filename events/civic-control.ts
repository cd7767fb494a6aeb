import type { Fact } from './envelope.js';
import type { BothLanguages } from './privacy.js';

/** From 1 (poor) to 5 (very good). */
export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];
/** So few ratings are not told: they wait until the end of a month in which there are more. */
export const LEAST_RATINGS = 10;

/** What somebody thinks of how a service was given. */
export type RatingContent = { score: Score; text: string };
/**
 * `rating-<pseudonym>`: the pseudonym is of whoever rates, for this one case, and made by a key of the vault. Neither the
 * case nor anything that leads to it is public; score and words are sealed under the same pseudonym.
 */
export type ServiceRated = Fact<'ServiceRated', { rating: string; service: string }, RatingContent>;
export type RatingEvent = ServiceRated;

/**
 * `score-<service>`: the ratings up to the end of a month, all that no earlier one holds. `ratings`: so many were counted,
 * `erased`: so many more were given, and can be read no longer; `position`: the last rating among both. `mean` is rounded to
 * half a point, so that it does not tell what anybody gave where all agree.
 */
export type ServiceScorePublished = Fact<
  'ServiceScorePublished',
  { service: string; number: number; until: string; ratings: number; erased: number; mean: number; position: number }
>;
/** What the service says to what people wrote. Said again, the newer one stands beside the older. */
export type FeedbackAnswered = Fact<
  'FeedbackAnswered',
  { service: string; number: number; version: number },
  { ka: string; en: string }
>;
export type ScoreEvent = ServiceScorePublished | FeedbackAnswered;

/** What a civic monitor looks at. */
export const VISIT_STANDARDS = [
  ...(['information', 'term-told', 'fee-told', 'documents', 'waiting'] as const),
  ...(['accessibility', 'courtesy', 'privacy', 'language'] as const),
] as const;
export type VisitStandard = (typeof VISIT_STANDARDS)[number];
export const VISIT_FINDINGS = ['met', 'partly', 'not-met', 'not-seen'] as const;
export type VisitFinding = (typeof VISIT_FINDINGS)[number];
export const VISIT_CHANNELS = ['hall', 'portal', 'phone'] as const;
export type VisitChannel = (typeof VISIT_CHANNELS)[number];

/** `monitor-<staff pseudonym>`: who may inspect services in public, for which organisation, until when. */
export type MonitorAccredited = Fact<
  'MonitorAccredited',
  { monitor: string; organisation: BothLanguages; expires: string },
  { name: string }
>;
export type AccreditationRevoked = Fact<'AccreditationRevoked', { monitor: string; reason: BothLanguages }>;
export type MonitorEvent = MonitorAccredited | AccreditationRevoked;

/** A file that shows it, by its SHA-256 (hex). */
export type VisitFile = { sha256: string; size: number; type: string };
type OfVisit = { visit: string; service: string };
/** What was seen, without words. `day`: YYYY-MM-DD. */
type Seen = OfVisit & {
  day: string;
  channel: VisitChannel;
  district: string | null;
  checks: Readonly<Partial<Record<VisitStandard, VisitFinding>>>;
  files: readonly VisitFile[];
};
/** Sealed under a pseudonym of this visit alone: it goes when its author is forgotten. */
export type VisitContent = { place: string; text: string };
/** `visit-<id>`: a civic monitor tried or watched a service, and tells what they saw. */
export type VisitReported = Fact<
  'VisitReported',
  Seen & { monitor: string; organisation: BothLanguages; language: 'ka' | 'en' },
  VisitContent
>;
/** The report as it is to be read from now on; what it said before stays in the log. */
export type VisitCorrected = Fact<'VisitCorrected', Seen & { version: number }, VisitContent>;
/** Why, for everybody to read; sealed, so that it can go with what it is said of. */
type Reason = { text: string };
export type VisitWithdrawn = Fact<'VisitWithdrawn', OfVisit, Reason>;
/** What a moderator may hide a report for. What is said of a service, however sharply, is none of it. */
export const VISIT_GROUNDS = ['personal-data', 'insult', 'not-of-the-service'] as const;
export type VisitGround = (typeof VISIT_GROUNDS)[number];
/** Its words and files are not shown until it is shown again. Its findings are, and count. */
export type VisitHidden = Fact<'VisitHidden', OfVisit & { ground: VisitGround }, Reason>;
export type VisitShown = Fact<'VisitShown', OfVisit, Reason>;
/** By an official of the service’s department. */
export type VisitAnswered = Fact<
  'VisitAnswered',
  OfVisit & { version: number; department: string | null },
  { ka: string; en: string }
>;
export type VisitEvent = VisitReported | VisitCorrected | VisitWithdrawn | VisitHidden | VisitShown | VisitAnswered;
