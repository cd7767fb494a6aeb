import type { Fact } from './envelope.js';
import type { InstitutionKind, OgpValue, PlanLevel, PolicyArea, Progress, Scales } from './ogp-vocabulary.js';

/** Words of an official document in Georgian, in English, or in both: one of them at least. */
export type InLanguages = { readonly ka?: string; readonly en?: string };

/** Who answers for commitments or helps with them, by a code that holds within the plan. */
export type Institution = { readonly code: string; readonly name: InLanguages; readonly kind: InstitutionKind };

/** The terms that a plan is monitored by. Months are whole months of the calendar, days are days in Tbilisi. */
export type PlanTerms = {
  /** The repository is brought up to date at least so often. */
  readonly repositoryMonths: number;
  /** The multi-stakeholder forum meets at least so often. */
  readonly forumMonths: number;
  /** After the plan was submitted the inception assessment is due. */
  readonly inceptionMonths: number;
  /** After a commitment has ended, its self-assessment and its independent assessment are due. */
  readonly selfAssessmentMonths: number;
  readonly endAssessmentMonths: number;
  /** Days within which a contribution is given a reasoned response. */
  readonly responseDays: number;
};

/** A plan as a version has it, whole. */
export type PlanContent = {
  readonly title: InLanguages;
  readonly summary: InLanguages;
  /** First and last day, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly institutions: readonly Institution[];
  /** The multi-stakeholder forum, as it is called. */
  readonly forum?: InLanguages;
  readonly legalBasis?: InLanguages;
  /** The unit to turn to, never a person. */
  readonly contact?: { readonly unit: InLanguages; readonly email?: string };
};

/** Which of its public papers it was entered from: then nobody has made it here. */
export type FromDocument = { readonly title: InLanguages; readonly link?: string };

/** `plan-<code>`: an action plan. Scales and terms are pinned when it is opened. `member` as OGP names it. */
export type PlanDrafted = Fact<
  'PlanDrafted',
  {
    plan: string;
    member: InLanguages;
    level: PlanLevel;
    /** Which of the member's plans it is: 1, 2 … */
    number: number;
    scales: Scales;
    terms: PlanTerms;
    version: number;
    content: PlanContent;
    source?: FromDocument;
  }
>;
export type PlanRevised = Fact<
  'PlanRevised',
  { plan: string; version: number; content: PlanContent; reason: InLanguages }
>;
/** `day` is that of the act, YYYY-MM-DD. */
export type PlanAdopted = Fact<'PlanAdopted', { plan: string; version: number; day: string; act: InLanguages }>;
/** It was handed to OGP: terms that count from then begin. */
export type PlanSubmitted = Fact<'PlanSubmitted', { plan: string; day: string }>;
export type PlanEvent = PlanDrafted | PlanRevised | PlanAdopted | PlanSubmitted;

/** A commitment as a version has it, whole, in the fields of OGP's own template. */
export type CommitmentContent = {
  /** Its place in the plan. */
  readonly number: number;
  /** OGP's own number, once it is given: `TBI0002`. */
  readonly ogpId?: string;
  readonly title: InLanguages;
  /** What public problem it addresses. */
  readonly problem: InLanguages;
  /** What is promised. */
  readonly promise: InLanguages;
  /** How it contributes to solving the problem. */
  readonly contribution?: InLanguages;
  /** Why it is relevant to the values of OGP. */
  readonly relevance?: InLanguages;
  readonly values: readonly OgpValue[];
  readonly areas: readonly PolicyArea[];
  /** Codes of institutions of the plan. */
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Money, other programmes, plans that it belongs to. */
  readonly funding?: InLanguages;
  /** Sustainable Development Goals, 1 to 17. */
  readonly goals?: readonly number[];
  /** The commitment of an earlier plan that it carries on. */
  readonly carriedOver?: string;
  /** Queries over the house's own read models that show how what was promised is used. */
  readonly figures: readonly string[];
};
export type OfCommitment = { commitment: string; plan: string };

/** `commitment-<code>`. */
export type CommitmentDrafted = Fact<
  'CommitmentDrafted',
  OfCommitment & { version: number; content: CommitmentContent }
>;
export type CommitmentRevised = Fact<
  'CommitmentRevised',
  OfCommitment & { version: number; content: CommitmentContent; reason: InLanguages }
>;
export type CommitmentWithdrawn = Fact<'CommitmentWithdrawn', OfCommitment & { reason: InLanguages }>;
export type CommitmentEvent = CommitmentDrafted | CommitmentRevised | CommitmentWithdrawn;

/** A milestone as a version has it: what can be checked, by when, and who sees to it. */
export type MilestoneContent = {
  readonly title: InLanguages;
  /** What there is to be seen when it is done. */
  readonly deliverable: InLanguages;
  readonly from: string;
  readonly to: string;
  readonly lead: readonly string[];
};
type OfMilestone = OfCommitment & { milestone: string };

/** `milestone-<commitment>_<code>`. */
export type MilestoneSet = Fact<'MilestoneSet', OfMilestone & { version: number; content: MilestoneContent }>;
export type MilestoneRevised = Fact<
  'MilestoneRevised',
  OfMilestone & { version: number; content: MilestoneContent; reason: InLanguages }
>;
export type MilestoneDropped = Fact<'MilestoneDropped', OfMilestone & { reason: InLanguages }>;
/** `report` counts from 1; `by`: the institution that says so. What is said is sealed as the commitment's own text. */
export type MilestoneProgressReported = Fact<
  'MilestoneProgressReported',
  OfMilestone & { report: number; completion: Progress; by: string; day: string },
  Told
>;
export type MilestoneEvent = MilestoneSet | MilestoneRevised | MilestoneDropped | MilestoneProgressReported;

/** An official's own words, in the languages in which they were written; empty where one is not. */
export type Told = { ka: string; en: string };
