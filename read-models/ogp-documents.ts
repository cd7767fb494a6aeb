import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

/** Words of an official document in Georgian, in English, or in both. */
export type InLanguages = { readonly ka?: string; readonly en?: string };
export type FromDocument = { readonly title: InLanguages; readonly link?: string };
export const COMPLETION_ORDER = [
  'no-evidence',
  'withdrawn',
  'not-started',
  'limited',
  'substantial',
  'complete',
] as const;
export type CompletionCode = (typeof COMPLETION_ORDER)[number];
export type ProgressCode = 'not-started' | 'limited' | 'substantial' | 'complete';
export const SELF_STAGE_ORDER = ['midterm', 'end'] as const;
export const STAGE_ORDER = ['inception', 'midterm', 'end'] as const;
export type SelfStageCode = (typeof SELF_STAGE_ORDER)[number];
export type StageCode = (typeof STAGE_ORDER)[number];
export type ScalesCode = 'irm-2014' | 'irm-2020';

/** A version that followed another: when, why, and which fields are different. */
export type Change = {
  readonly version: number;
  readonly at: string;
  readonly event: string;
  readonly reason?: InLanguages;
  readonly fields: readonly string[];
};

export type InstitutionDoc = {
  readonly code: string;
  readonly name: InLanguages;
  readonly kind: 'municipal' | 'state' | 'civil-society' | 'donor' | 'private' | 'multilateral';
};
export type PlanTermsDoc = {
  readonly repositoryMonths: number;
  readonly forumMonths: number;
  readonly inceptionMonths: number;
  readonly selfAssessmentMonths: number;
  readonly endAssessmentMonths: number;
  readonly responseDays: number;
};
export type PlanContentDoc = {
  readonly title: InLanguages;
  readonly summary: InLanguages;
  readonly from: string;
  readonly to: string;
  readonly institutions: readonly InstitutionDoc[];
  readonly forum?: InLanguages;
  readonly legalBasis?: InLanguages;
  readonly contact?: { readonly unit: InLanguages; readonly email?: string };
};
export type PlanStatus = 'draft' | 'adopted' | 'submitted';

/** An action plan as it stands. */
export type PlanDoc = Doc & {
  readonly member: InLanguages;
  readonly level: 'local' | 'national';
  readonly number: number;
  readonly scales: ScalesCode;
  readonly terms: PlanTermsDoc;
  readonly source?: FromDocument;
  readonly draftedAt: string;
  status: PlanStatus;
  version: number;
  content: PlanContentDoc;
  /** The first day of the plan: what lists are ordered by. */
  begins: string;
  changes: Change[];
  adopted?: { readonly day: string; readonly act: InLanguages; readonly version: number; readonly event: string };
  submitted?: { readonly day: string; readonly event: string };
  position: number;
};

export type CommitmentContentDoc = {
  readonly number: number;
  readonly ogpId?: string;
  readonly title: InLanguages;
  readonly problem: InLanguages;
  readonly promise: InLanguages;
  readonly contribution?: InLanguages;
  readonly relevance?: InLanguages;
  readonly values: readonly string[];
  readonly areas: readonly string[];
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly funding?: InLanguages;
  readonly goals?: readonly number[];
  readonly carriedOver?: string;
  readonly figures: readonly string[];
};
export type MilestoneContentDoc = {
  readonly title: InLanguages;
  readonly deliverable: InLanguages;
  readonly from: string;
  readonly to: string;
  readonly lead: readonly string[];
};

/** How far a milestone had come by a day. */
export type ProgressDoc = {
  readonly report: number;
  readonly completion: ProgressCode;
  readonly by: string;
  readonly day: string;
  readonly at: string;
  readonly text: TextRef;
};
export type MilestoneDoc = {
  version: number;
  content: MilestoneContentDoc;
  changes: Change[];
  /** The last report; none yet where it is absent. */
  progress?: ProgressDoc;
  dropped?: { readonly at: string; readonly reason: InLanguages };
  /** Pieces of evidence that stand. */
  evidence: number;
};

type Assessed = {
  readonly stage: StageCode;
  readonly version: number;
  readonly day: string;
  readonly at: string;
  readonly event: string;
  readonly text: TextRef;
  readonly source?: FromDocument;
};
export type SelfAssessmentDoc = Assessed & {
  readonly completion: CompletionCode;
  readonly milestones: readonly { readonly milestone: string; readonly completion: ProgressCode }[];
  readonly by: string;
};
export type FindingsDoc = {
  readonly verifiable?: boolean;
  readonly completion?: CompletionCode;
  readonly specificity?: 'none' | 'low' | 'medium' | 'high';
  readonly relevance?: readonly string[];
  readonly impact?: 'worsen' | 'none' | 'minor' | 'moderate' | 'transformative';
  readonly ambition?: 'low' | 'high';
  readonly opening?: 'worsened' | 'did-not-change' | 'marginal' | 'major' | 'outstanding';
  readonly lens?: boolean;
  readonly potential?: 'unclear' | 'modest' | 'substantial';
  readonly results?: 'no-notable' | 'moderate' | 'significant';
};
export type IndependentDoc = Assessed & {
  readonly assessor: { readonly kind: 'irm' | 'monitoring-body'; readonly name: InLanguages };
  readonly findings: FindingsDoc;
};

/** A commitment as it stands: both assessments in fields of their own, the last version of each stage. */
export type CommitmentDoc = Doc & {
  readonly plan: string;
  number: number;
  status: 'drafted' | 'withdrawn';
  version: number;
  content: CommitmentContentDoc;
  changes: Change[];
  withdrawn?: { readonly at: string; readonly reason: InLanguages };
  milestones: Record<string, MilestoneDoc>;
  self: { [S in SelfStageCode]?: SelfAssessmentDoc };
  independent: { [S in StageCode]?: IndependentDoc };
  /** Pieces of evidence that stand, with those of milestones; and contributions that are not hidden. */
  evidence: number;
  contributions: number;
  position: number;
};

/** A version of a plan, a commitment or a milestone, whole, as it was: `commitment_tbi0002_1`. */
export type VersionDoc = Doc & {
  readonly kind: 'plan' | 'commitment' | 'milestone';
  readonly of: string;
  readonly version: number;
  readonly content: PlanContentDoc | CommitmentContentDoc | MilestoneContentDoc;
  readonly reason?: InLanguages;
  readonly at: string;
  readonly event: string;
  readonly position: number;
};

/** One report on a milestone, or one version of an assessment: what came later replaced nothing. */
export type WordDoc = Doc & {
  readonly kind: 'progress' | 'self' | 'independent';
  readonly plan: string;
  readonly commitment: string;
  readonly milestone?: string;
  readonly at: string;
  readonly said: ProgressDoc | SelfAssessmentDoc | IndependentDoc;
  readonly position: number;
};
