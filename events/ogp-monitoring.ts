import type { Fact } from './envelope.js';
import type { FromDocument, InLanguages, OfCommitment, Told } from './ogp.js';
import type {
  AssessorKind,
  Completion,
  ContributionChannel,
  ContributionDecision,
  ContributionGround,
  ContributionKind,
  DocumentKind,
  Findings,
  Progress,
  SelfStage,
  Stage,
} from './ogp-vocabulary.js';

/** A file by its SHA-256 (hex). It lies in the file store; the fact proves what it was, also when it is gone. */
export type FileSource = {
  readonly kind: 'file';
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly name: string;
};
export type LinkSource = { readonly kind: 'link'; readonly link: string };
/**
 * What a query over the house's own read models said: the number as it stood after the fact at `position`, and the SHA-256
 * of its canonical JSON. Asked again as of that position it must say the same.
 */
export type LiveSource = {
  readonly kind: 'live';
  readonly query: string;
  /** Of how the query counts: a changed way of counting has the next number. */
  readonly rule: number;
  /** Months, YYYY-MM, first and last; where the query knows months. */
  readonly from?: string;
  readonly to?: string;
  readonly value: LiveValue;
  readonly digest: string;
  readonly position: number;
};
/** So many, where there is a whole, of so many. */
export type LiveValue = { readonly count: number; readonly of?: number };
export type EvidenceSource = FileSource | LinkSource | LiveSource;

type OfEvidence = { evidence: string; plan: string; commitment?: string; milestone?: string };
/** `evidence-<id>`: a document of the repository: of how a milestone is fulfilled, or of how the plan came to be. */
export type EvidenceCited = Fact<
  'EvidenceCited',
  OfEvidence & { kind: DocumentKind; title: InLanguages; day: string; source: EvidenceSource }
>;
export type EvidenceWithdrawn = Fact<'EvidenceWithdrawn', OfEvidence & { reason: InLanguages }>;
/** The file was looked for and is not there, or is not what it was. */
export type EvidenceFileMissed = Fact<'EvidenceFileMissed', OfEvidence & { sha256: string; why: 'gone' | 'altered' }>;
export type EvidenceFileFound = Fact<'EvidenceFileFound', OfEvidence & { sha256: string }>;
export type EvidenceEvent = EvidenceCited | EvidenceWithdrawn | EvidenceFileMissed | EvidenceFileFound;

/** `selfassessment-<commitment>_<stage>`: how whoever carries it out sees it. A later version replaces nothing. */
export type SelfAssessmentGiven = Fact<
  'SelfAssessmentGiven',
  OfCommitment & {
    stage: SelfStage;
    version: number;
    completion: Completion;
    milestones: readonly { readonly milestone: string; readonly completion: Progress }[];
    by: string;
    day: string;
    source?: FromDocument;
  },
  Told
>;
/** `independent-<commitment>_<stage>`: how somebody outside sees it. */
export type IndependentAssessmentGiven = Fact<
  'IndependentAssessmentGiven',
  OfCommitment & {
    stage: Stage;
    version: number;
    assessor: { readonly kind: AssessorKind; readonly name: InLanguages };
    findings: Findings;
    day: string;
    source?: FromDocument;
  },
  Told
>;
export type AssessmentEvent = SelfAssessmentGiven | IndependentAssessmentGiven;

type OfContribution = { contribution: string; plan: string; commitment?: string };
/**
 * `contribution-<id>`: what somebody says to a plan or a commitment. `author`: a pseudonym of this contribution alone, whose
 * key seals the words; null where it came in another way and was entered by an official.
 */
export type ContributionMade = Fact<
  'ContributionMade',
  OfContribution & {
    kind: ContributionKind;
    channel: ContributionChannel;
    language: 'ka' | 'en';
    author: string | null;
    /** For an organisation, as whoever wrote it says. */
    organisation: boolean;
    named: boolean;
    due: string;
  },
  { text: string; name: string; organisation: string }
>;
/** The reasoned response. A later version replaces nothing. */
export type ContributionAnswered = Fact<
  'ContributionAnswered',
  OfContribution & { version: number; decision: ContributionDecision; by: string },
  Told
>;
export type ContributionHidden = Fact<
  'ContributionHidden',
  OfContribution & { ground: ContributionGround },
  { text: string }
>;
export type ContributionShown = Fact<'ContributionShown', OfContribution, { text: string }>;
export type ContributionEvent = ContributionMade | ContributionAnswered | ContributionHidden | ContributionShown;
