import type { Doc } from './store.js';

type BothLanguages = { readonly ka: string; readonly en: string };
export type SurveyStatus = 'draft' | 'open' | 'closed' | 'published';
export const SURVEY_STATUSES = ['open', 'closed', 'published'] as const;
type Choice = { readonly code: string; readonly label: BothLanguages };

/** A question as it is asked. */
export type AskedQuestion = {
  readonly code: string;
  readonly kind: 'short' | 'long' | 'single' | 'multiple' | 'order' | 'matrix' | 'scale';
  readonly label: BothLanguages;
  readonly hint?: BothLanguages;
  readonly required: boolean;
  readonly block?: BothLanguages;
  readonly choices?: readonly Choice[];
  readonly rows?: readonly Choice[];
  readonly other?: boolean;
  readonly most?: number;
  readonly sensitive?: boolean;
  readonly identifying?: boolean;
  readonly scale?: {
    readonly from: number;
    readonly to: number;
    readonly low: BothLanguages;
    readonly high: BothLanguages;
  };
  readonly when?: {
    readonly all: boolean;
    readonly conditions: readonly {
      readonly question: string;
      readonly is: 'answered' | 'not-answered' | 'equals' | 'not-equals';
      readonly value?: string;
    }[];
  };
};
type Dimension = 'district' | 'sex' | 'age';
/** Of a sample, once its answer file is published. */
export type WeightsDoc = {
  readonly by: 'post-stratification' | 'raking';
  readonly converged: boolean;
  readonly gap: number;
  readonly rounds: number;
  readonly trimmed: number;
  readonly missing: readonly { readonly dimension: Dimension; readonly code: string }[];
  readonly joined: number;
  readonly least: number;
  readonly most: number;
  readonly effect: number;
};
export type RemovalGround = 'not-held' | 'altered' | 'against-rules';
type Counted = { readonly stratum: string; readonly count: number };

/** How a survey is done, as the method page tells it. */
export type MethodDoc = {
  readonly population: BothLanguages;
  readonly modes: readonly ('web' | 'interviewer')[];
  readonly threshold: number;
  readonly reminders: readonly number[];
  readonly sample?: {
    readonly frame: {
      readonly source: BothLanguages;
      readonly day: string;
      readonly cells: readonly {
        readonly district: string;
        readonly sex: 'female' | 'male';
        readonly age: string;
        readonly count: number;
      }[];
    };
    readonly strata: readonly Dimension[];
    readonly n: number;
    readonly weights: {
      readonly by: 'post-stratification' | 'raking';
      readonly margins: readonly Dimension[];
      readonly trim: { readonly low: number; readonly high: number };
    };
    readonly cell: Readonly<Record<Dimension, string>>;
  };
};

/** One survey. Answers are counted by day and mode, and never held. */
export type SurveyDoc = Doc & {
  readonly kind: 'sample' | 'open';
  status: SurveyStatus;
  readonly title: BothLanguages;
  readonly about: BothLanguages;
  readonly draftedAt: string;
  /** The newest questionnaire. */
  version: number;
  questions: readonly AskedQuestion[];
  /** Every version since the survey was opened, each with the day since which it is asked. */
  versions: { readonly version: number; readonly at: string }[];
  method?: MethodDoc;
  openedAt?: string;
  /** The version with which it opened. */
  openedWith?: number;
  closes?: string;
  strata: readonly { readonly code: string; readonly population: number; readonly n: number }[];
  /** Invitations by channel, and in all by stratum. */
  invited: Record<string, number>;
  invitedByStratum: Record<string, number>;
  reminders: { readonly wave: number; readonly at: string; readonly count: number }[];
  /** By the interviewer's pseudonym. */
  fieldwork: Record<string, readonly Counted[]>;
  /** Interviews that officials proposed to take out, by batch; `at` and `count` once another has confirmed it. */
  removals: Record<string, { readonly ground: RemovalGround; readonly by: string; at?: string; count?: number }>;
  codebooks: Record<string, { readonly version: number; readonly codes: readonly Choice[] }>;
  answers: number;
  byMode: Record<string, number>;
  byDay: Record<string, number>;
  closedAt?: string;
  file?: {
    readonly digest: string;
    readonly rows: number;
    readonly answers: number;
    readonly removed: readonly {
      readonly reason: 'erased' | 'too-few' | 'interviews-removed';
      readonly count: number;
    }[];
  };
  /** How the weights came out; in millionths and, the effect, in ten-thousandths. */
  weights?: WeightsDoc;
  results?: { readonly rule: number; readonly digest: string; readonly n: number; readonly at: string };
  position: number;
};
