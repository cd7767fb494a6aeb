import type { ClockTermDoc } from './ogp-clock-documents.js';
import type { ClockState } from './ogp-clocks.js';
import type {
  CommitmentContentDoc,
  CommitmentDoc,
  CompletionCode,
  FindingsDoc,
  FromDocument,
  InLanguages,
  MilestoneContentDoc,
  PlanDoc,
  ProgressCode,
  SelfStageCode,
  StageCode,
} from './ogp-documents.js';
import type { Months } from './ogp-live.js';
import type { EvidenceSourceDoc, LiveValueDoc } from './ogp-monitoring-documents.js';
import type { MilestoneState, Scoreboard } from './ogp-scoreboard.js';
import type { TextRef } from './petition-documents.js';

/** The number of this form of the report: whoever changes what stands in it gives it the next one. */
export const REPORT_RULE = 1;

export type ReportProgress = {
  readonly report: number;
  readonly completion: ProgressCode;
  readonly by: string;
  readonly day: string;
  readonly text: TextRef;
};
export type ReportEvidence = {
  readonly id: string;
  readonly kind: string;
  readonly title: InLanguages;
  readonly day: string;
  readonly source: EvidenceSourceDoc;
  readonly standing: boolean;
  readonly withdrawn?: InLanguages;
  readonly missed?: 'gone' | 'altered';
};
export type ReportMilestone = {
  readonly code: string;
  readonly version: number;
  readonly content: MilestoneContentDoc;
  readonly state: MilestoneState;
  readonly overdue: boolean;
  readonly dropped?: InLanguages;
  readonly progress?: ReportProgress;
  readonly evidence: readonly ReportEvidence[];
};
type Assessed = {
  readonly version: number;
  readonly day: string;
  readonly event: string;
  readonly text: TextRef;
  readonly source?: FromDocument;
};
export type ReportSelf = Assessed & {
  readonly stage: SelfStageCode;
  readonly by: string;
  readonly completion: CompletionCode;
  readonly milestones: readonly { readonly milestone: string; readonly completion: ProgressCode }[];
};
export type ReportIndependent = Assessed & {
  readonly stage: StageCode;
  readonly assessor: { readonly kind: 'irm' | 'monitoring-body'; readonly name: InLanguages };
  readonly findings: FindingsDoc;
};
/** A figure of use since a month, as it stood. `value` null: it is not counted. */
export type ReportFigure = Months & {
  readonly query: string;
  readonly rule: number;
  readonly value: LiveValueDoc | null;
};
/** What came in and what was answered; `overdue` are among those that wait. Hidden ones count: hiding takes nothing back. */
export type ReportContributions = {
  readonly received: number;
  readonly answered: number;
  readonly waiting: number;
  readonly overdue: number;
};
export type ReportTask = {
  readonly id: string;
  /** Null: of the working group as a whole. */
  readonly commitment: string | null;
  readonly meeting?: string;
  readonly step?: string;
  readonly does?: string;
  readonly text?: InLanguages;
  readonly owner: { readonly organisation?: string; readonly role?: string; readonly name?: InLanguages };
  readonly due: string;
  readonly overdue: boolean;
};
export type ReportCommitment = {
  readonly id: string;
  readonly status: CommitmentDoc['status'];
  readonly version: number;
  readonly content: CommitmentContentDoc;
  /** Why it was withdrawn. */
  readonly withdrawn?: InLanguages;
  readonly starred: boolean;
  readonly milestones: readonly ReportMilestone[];
  /** Of the commitment as a whole; that of a milestone stands with it. */
  readonly evidence: readonly ReportEvidence[];
  readonly self: readonly ReportSelf[];
  readonly independent: readonly ReportIndependent[];
  readonly use: readonly ReportFigure[];
  readonly contributions: ReportContributions;
  readonly tasks: readonly ReportTask[];
};
export type ReportTerm = ClockTermDoc & { readonly state: ClockState };

/** What is different: in a commitment, or where that is null in the plan as a whole. */
export type ReportChange = {
  readonly what:
    | 'plan-status'
    | 'plan-version'
    | 'commitment-new'
    | 'commitment-version'
    | 'commitment-withdrawn'
    | 'self'
    | 'independent'
    | 'milestone-new'
    | 'milestone-version'
    | 'milestone'
    | 'milestone-overdue'
    | 'evidence'
    | 'contributions'
    | 'responses'
    | 'use'
    | 'task-new'
    | 'task-closed'
    | 'term';
  readonly commitment: string | null;
  /** The milestone, the figure, the task or the term that it is about. */
  readonly item?: string;
  readonly from: string | number | null;
  readonly to: string | number | null;
};
/** The last report that was published of the plan until then, and what is different. */
export type ReportSince = {
  readonly event: string;
  readonly at: string;
  readonly digest: string;
  readonly changes: readonly ReportChange[];
};
/** What a report is made from: see `Report`. */
export type ReportAsOf = {
  readonly at: string;
  /** The day in Tbilisi, by which terms are due or overdue. */
  readonly day: string;
  /** So many leaves of the log hold all that is in it; null until its last fact is a leaf. */
  readonly leaves: number | null;
  /** The first signed checkpoint that holds them. */
  readonly checkpoint: { readonly size: number; readonly root: string } | null;
};

/** A report without what only the house around the read models knows. */
export type ReportBody = {
  readonly kind: 'ogp-monitoring-report';
  readonly rule: typeof REPORT_RULE;
  readonly plan: Pick<PlanDoc, 'member' | 'level' | 'number' | 'scales' | 'status' | 'version' | 'content'> & {
    readonly id: string;
    readonly adopted?: { readonly day: string; readonly act: InLanguages };
    readonly submitted?: { readonly day: string };
    readonly source?: FromDocument;
  };
  /** Institutions that lead a commitment that stands. */
  readonly lead: readonly string[];
  /** How many texts of the plan stand in the other language only. */
  readonly untranslated: { readonly ka: number; readonly en: number };
  readonly scoreboard: Scoreboard;
  readonly terms: readonly ReportTerm[];
  readonly repositoryUpdated: string | null;
  readonly commitments: readonly ReportCommitment[];
  /** Papers of the plan itself. */
  readonly documents: readonly ReportEvidence[];
  /** All that came in, to the plan and to its commitments. */
  readonly contributions: ReportContributions;
  /** What is open of the working group as a whole. */
  readonly tasks: readonly ReportTask[];
};

/**
 * The monitoring report of a plan as of an instant. Its canonical JSON (RFC 8785) is the report; every other form of it is
 * made from this. It holds public data alone: words that were said are named by their fact and its commitment, so that it
 * stays the same whatever is erased later.
 */
export type Report = ReportBody & {
  readonly asOf: ReportAsOf;
  /** Null: none had been published of this plan. */
  readonly since: ReportSince | null;
};
