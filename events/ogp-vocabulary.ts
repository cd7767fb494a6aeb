/** The controlled vocabularies of the Open Government Partnership and of its Independent Reporting Mechanism (IRM). */

export const PLAN_LEVELS = ['local', 'national'] as const;
export type PlanLevel = (typeof PLAN_LEVELS)[number];

/** What the values of OGP are that a commitment serves; the last two count only beside one of the first three. */
export const OGP_VALUES = [
  'access-to-information',
  'civic-participation',
  'public-accountability',
  'technology-innovation',
  'inclusion',
] as const;
export type OgpValue = (typeof OGP_VALUES)[number];
/** Values that make a commitment one of open government by themselves. */
export const CORE_VALUES = OGP_VALUES.slice(0, 3);

/** OGP's policy areas, as its commitment pages print them. */
export const POLICY_AREAS = [
  'access-to-information',
  'anti-corruption',
  'capacity-building',
  'civic-space',
  'democratizing-decision-making',
  'digital-governance',
  'e-petitions',
  'education',
  'environment-climate',
  'fiscal-openness',
  'gender',
  'health',
  'infrastructure-transport',
  'justice',
  'land-spatial-planning',
  'legislation-regulation',
  'local-commitments',
  'marginalized-communities',
  'open-contracting',
  'open-data',
  'public-participation',
  'participation-in-budget',
  'public-procurement',
  'public-service-delivery',
  'budget-information',
  'regulatory-governance',
  'safety-social-protection',
  'science-technology',
  'social-accountability',
  'water-sanitation',
  'whistleblower-protections',
  'youth',
] as const;
export type PolicyArea = (typeof POLICY_AREAS)[number];

export const INSTITUTION_KINDS = ['municipal', 'state', 'civil-society', 'donor', 'private', 'multilateral'] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** How far something has come. `no-evidence` is the assessor's word, `withdrawn` the government's. */
export const COMPLETIONS = ['no-evidence', 'withdrawn', 'not-started', 'limited', 'substantial', 'complete'] as const;
export type Completion = (typeof COMPLETIONS)[number];
/** The same as whoever carries it out may say of a milestone. */
export const PROGRESS = ['not-started', 'limited', 'substantial', 'complete'] as const satisfies readonly Completion[];
export type Progress = (typeof PROGRESS)[number];
/** And of a commitment. */
export const SELF_COMPLETIONS = [...PROGRESS, 'withdrawn'] as const satisfies readonly Completion[];
/** And as an assessor finds it. */
export const FOUND_COMPLETIONS = ['no-evidence', ...PROGRESS, 'withdrawn'] as const satisfies readonly Completion[];

/** Two generations of the IRM's scales: of assessments up to 2019, and since. A plan keeps the one that it was made under. */
export const SCALES = ['irm-2014', 'irm-2020'] as const;
export type Scales = (typeof SCALES)[number];

export const SPECIFICITIES = ['none', 'low', 'medium', 'high'] as const;
export const POTENTIAL_IMPACTS = ['worsen', 'none', 'minor', 'moderate', 'transformative'] as const;
/** As OGP's own pages sum it up for older plans. */
export const AMBITIONS = ['low', 'high'] as const;
/** Did it open government? */
export const OPENINGS = ['worsened', 'did-not-change', 'marginal', 'major', 'outstanding'] as const;
export const POTENTIALS = ['unclear', 'modest', 'substantial'] as const;
export const EARLY_RESULTS = ['no-notable', 'moderate', 'significant'] as const;

/** What an assessor finds of a commitment, as far as it was looked at. */
export type Findings = {
  /** Whether anybody can check that it is kept. */
  readonly verifiable?: boolean;
  readonly completion?: Completion;
  // irm-2014
  readonly specificity?: (typeof SPECIFICITIES)[number];
  /** The values that it is relevant to; empty: unclear. */
  readonly relevance?: readonly OgpValue[];
  readonly impact?: (typeof POTENTIAL_IMPACTS)[number];
  readonly ambition?: (typeof AMBITIONS)[number];
  readonly opening?: (typeof OPENINGS)[number];
  // irm-2020
  /** Whether it makes a policy area, an institution or decisions more transparent, participatory or accountable. */
  readonly lens?: boolean;
  readonly potential?: (typeof POTENTIALS)[number];
  readonly results?: (typeof EARLY_RESULTS)[number];
};
export type Finding = keyof Findings;

/** Which findings each generation knows, in the order in which they are told. */
export const FINDINGS_OF: Readonly<Record<Scales, readonly Finding[]>> = {
  'irm-2014': ['specificity', 'verifiable', 'relevance', 'impact', 'ambition', 'completion', 'opening'],
  'irm-2020': ['verifiable', 'lens', 'potential', 'completion', 'results'],
};

/** When an assessment is made: of the plan as it was submitted, half-way, or when all is over. */
export const STAGES = ['inception', 'midterm', 'end'] as const;
export type Stage = (typeof STAGES)[number];
/** Whoever carries it out has nothing to assess before it has begun. */
export const SELF_STAGES = ['midterm', 'end'] as const satisfies readonly Stage[];
export type SelfStage = (typeof SELF_STAGES)[number];
/** What can be found when. */
export const FINDINGS_AT: Readonly<Record<Stage, readonly Finding[]>> = {
  inception: ['specificity', 'verifiable', 'relevance', 'impact', 'ambition', 'lens', 'potential'],
  midterm: ['specificity', 'verifiable', 'relevance', 'impact', 'ambition', 'lens', 'potential', 'completion'],
  end: [...FINDINGS_OF['irm-2014'], 'lens', 'potential', 'results'],
};

/** Who assesses from outside: OGP's Independent Reporting Mechanism, or the monitoring body of a local member. */
export const ASSESSORS = ['irm', 'monitoring-body'] as const;
export type AssessorKind = (typeof ASSESSORS)[number];

/** What a document of the repository is. */
export const DOCUMENT_KINDS = [
  'evidence',
  'plan-draft',
  'plan-final',
  'input',
  'response',
  'invitation',
  'agenda',
  'minutes',
  'attendance',
  'progress-report',
  'assessment',
  'rules',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const CONTRIBUTION_KINDS = ['proposal', 'comment', 'objection', 'question'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];
/** How it came in. */
export const CONTRIBUTION_CHANNELS = ['portal', 'meeting', 'mail', 'survey'] as const;
export type ContributionChannel = (typeof CONTRIBUTION_CHANNELS)[number];
/** What was done with it: the heart of a reasoned response. */
export const CONTRIBUTION_DECISIONS = ['accepted', 'partly-accepted', 'not-accepted', 'noted', 'out-of-scope'] as const;
export type ContributionDecision = (typeof CONTRIBUTION_DECISIONS)[number];
export const CONTRIBUTION_GROUNDS = ['spam', 'offensive', 'personal-data', 'unlawful'] as const;
export type ContributionGround = (typeof CONTRIBUTION_GROUNDS)[number];
