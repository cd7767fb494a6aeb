import type { CommitmentEvent, MilestoneEvent, PlanEvent } from '../ogp.js';
import type { AssessmentEvent, ContributionEvent, EvidenceEvent } from '../ogp-monitoring.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact about action plans. */
export type PlansEvent =
  | PlanEvent
  | CommitmentEvent
  | MilestoneEvent
  | EvidenceEvent
  | AssessmentEvent
  | ContributionEvent;

const of = inRoom('ogp');

/** Action plans, what they promise, and what becomes of it. */
export const ogpPlans: Catalogue<PlansEvent> = {
  PlanDrafted: of('plan'),
  PlanRevised: of('plan'),
  PlanAdopted: of('plan'),
  PlanSubmitted: of('plan'),
  CommitmentDrafted: of('commitment'),
  CommitmentRevised: of('commitment'),
  CommitmentWithdrawn: of('commitment'),
  MilestoneSet: of('milestone'),
  MilestoneRevised: of('milestone'),
  MilestoneDropped: of('milestone'),
  MilestoneProgressReported: of('milestone', true),
  EvidenceCited: of('evidence'),
  EvidenceWithdrawn: of('evidence'),
  EvidenceFileMissed: of('evidence'),
  EvidenceFileFound: of('evidence'),
  SelfAssessmentGiven: of('selfassessment', true),
  IndependentAssessmentGiven: of('independent', true),
  ContributionMade: of('contribution', true),
  ContributionAnswered: of('contribution', true),
  ContributionHidden: of('contribution', true),
  ContributionShown: of('contribution', true),
};
