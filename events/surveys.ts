import type { Fact } from './envelope.js';
import type { BothLanguages } from './privacy.js';
import { Counted } from './survey-counts.js';
import type { InterviewRemovalProposed, InterviewsRemoved } from './survey-removals.js';

/** A sample survey speaks for a population; an open poll only for those who took part. */
export const SURVEY_KINDS = ['sample', 'open'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

export const SURVEY_QUESTION_KINDS = ['short', 'long', 'single', 'multiple', 'order', 'matrix', 'scale'] as const;
export type SurveyQuestionKind = (typeof SURVEY_QUESTION_KINDS)[number];
export const CONDITION_TESTS = ['answered', 'not-answered', 'equals', 'not-equals'] as const;

/** `value` is a choice, or a step of a scale; what chooses several equals each of them. */
export type SurveyCondition = {
  question: string;
  is: (typeof CONDITION_TESTS)[number];
  value?: string;
};
export type SurveyChoice = { code: string; label: BothLanguages };

export type SurveyQuestion = {
  code: string;
  kind: SurveyQuestionKind;
  label: BothLanguages;
  hint?: BothLanguages;
  required: boolean;
  /** A new page begins with this question, under this heading. */
  block?: BothLanguages;
  /** Of `single`, `multiple` and `order`; the columns of a `matrix`. */
  choices?: readonly SurveyChoice[];
  /** Of a `matrix`. */
  rows?: readonly SurveyChoice[];
  /** A last choice `other`, with words of one's own. */
  other?: boolean;
  /** Of `multiple`: so many at the most. */
  most?: number;
  scale?: { from: number; to: number; low: BothLanguages; high: BothLanguages };
  /** Nobody may learn of anybody what they answered: the answer file and the tables guard it more strictly. */
  sensitive?: boolean;
  /** Others may know it of somebody, as they know district, sex and age: in the answer file it singles nobody out. */
  identifying?: boolean;
  /** Asked only where all of these, or one of them, hold of earlier questions. */
  when?: { all: boolean; conditions: readonly SurveyCondition[] };
};

/** By choice, several choices, all choices in order, a column for each row, a step of the scale, or words. */
export type SurveyAnswer = string | number | readonly string[] | Readonly<Record<string, string>>;
export type SurveyAnswers = Readonly<Record<string, SurveyAnswer>>;
/** The choice that leaves room for words of one's own. */
export const OTHER = 'other';

export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];
export const DIMENSIONS = ['district', 'sex', 'age'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
/** How many people of the population the frame counts in a cell. */
export type FrameCell = { district: string; sex: Sex; age: string; count: number };

export type SurveyWeights = {
  by: 'post-stratification' | 'raking';
  /** What the weights make fit the frame. */
  margins: readonly Dimension[];
  /** No weight lies further from the mean of 1. */
  trim: { low: number; high: number };
};

export type SampleDesign = {
  frame: { source: BothLanguages; day: string; cells: readonly FrameCell[] };
  /** By what the population is divided before it is drawn from. */
  strata: readonly Dimension[];
  /** Answers that are aimed at. */
  n: number;
  weights: SurveyWeights;
  /** Which questions say to which cell of the frame somebody belongs: their choices are the frame's. */
  cell: Readonly<Record<Dimension, string>>;
};

export type SurveyMethod = {
  population: BothLanguages;
  modes: readonly SurveyMode[];
  /** No table by district, sex or age shows a number behind which fewer people stand. */
  threshold: number;
  /** Days after the opening on which those invited by message are reminded. */
  reminders: readonly number[];
  /** Undefined for an open poll. */
  sample?: SampleDesign;
};

export const SURVEY_MODES = ['web', 'interviewer'] as const;
export type SurveyMode = (typeof SURVEY_MODES)[number];
export const INVITATION_CHANNELS = ['sms', 'email', 'paper'] as const;
export type InvitationChannel = (typeof INVITATION_CHANNELS)[number];

/** A part of the population, and its share of the sample. `code` is its district, sex and age, with dots between. */
export type Stratum = { code: string; population: number; n: number };

/** `survey-<id>`. A questionnaire is City Hall's own text, and public. */
export type SurveyDrafted = Fact<
  'SurveyDrafted',
  { survey: string; kind: SurveyKind; title: BothLanguages; about: BothLanguages }
>;
/** Each version whole; every answer cites the one that it answers. Once the survey is open only its wording changes. */
export type QuestionnaireAdopted = Fact<
  'QuestionnaireAdopted',
  { survey: string; version: number; questions: readonly SurveyQuestion[] }
>;
export type SurveyMethodPlanned = Fact<'SurveyMethodPlanned', { survey: string; method: SurveyMethod }>;
/** All that the results will be reckoned by is pinned here. `closes` is ISO-8601 UTC. */
export type SurveyOpened = Fact<
  'SurveyOpened',
  { survey: string; version: number; closes: string; method: SurveyMethod; strata: readonly Stratum[] }
>;
/** How many, never to whom, nor with which codes. */
export type InvitationsIssued = Fact<
  'InvitationsIssued',
  { survey: string; batch: string; channel: InvitationChannel; counts: readonly Counted[] }
>;
export type InvitedReminded = Fact<'InvitedReminded', { survey: string; wave: number; count: number }>;
/** An interviewer's share of the fieldwork, whole each time. */
export type FieldworkAssigned = Fact<
  'FieldworkAssigned',
  { survey: string; interviewer: string; quotas: readonly Counted[] }
>;
export type CodebookAdopted = Fact<
  'CodebookAdopted',
  { survey: string; question: string; version: number; codes: readonly SurveyChoice[] }
>;
/** Appended only after every answer that was promised. */
export type SurveyClosed = Fact<'SurveyClosed', { survey: string }>;

/**
 * Why answers are not in the file: erased by who gave them, all of them because too few answered to hide among, or
 * interviews that two officials took out as declared batches.
 */
export type Removal = { reason: 'erased' | 'too-few' | 'interviews-removed'; count: number };
/** How the weights came out. Weights and the gap are millionths (of the mean, of the frame), the effect ten-thousandths. */
export type WeightsFound = {
  by: SurveyWeights['by'];
  /** False when the weighted sample is not made up as the frame is: `gap` says how far off it is at the most. */
  converged: boolean;
  gap: number;
  rounds: number;
  /** How many weights lay outside the bounds before they were cut. */
  trimmed: number;
  /** Codes of the frame of which nobody answered. */
  missing: readonly { dimension: Dimension; code: string }[];
  /** How many groups of neighbouring cells were weighted as one, because too few answered in each. */
  joined: number;
  /** The smallest and the largest weight in the file. */
  least: number;
  most: number;
  /** Design effect, before people alike were given one weight. */
  effect: number;
};
/** The answers as they may be known: `answers` leaves up to `counted` are `rows` and what was removed. SHA-256, hex. */
export type AnswerFilePublished = Fact<
  'AnswerFilePublished',
  {
    survey: string;
    version: number;
    digest: string;
    rows: number;
    answers: number;
    removed: readonly Removal[];
    /** The fact that closed the survey. */
    counted: string;
    /** Of a sample that somebody answered. */
    weights?: WeightsFound;
  }
>;
/** The tables follow from the file by a rule: whoever changes that gives it the next number. */
export type ResultsPublished = Fact<
  'ResultsPublished',
  { survey: string; rule: number; file: string; digest: string; n: number }
>;
export type SurveyEvent =
  | SurveyDrafted
  | QuestionnaireAdopted
  | SurveyMethodPlanned
  | SurveyOpened
  | InvitationsIssued
  | InvitedReminded
  | FieldworkAssigned
  | InterviewRemovalProposed
  | InterviewsRemoved
  | CodebookAdopted
  | SurveyClosed
  | AnswerFilePublished
  | ResultsPublished;

/** Sealed. `stratum` is that of the code, or the one that the interviewer was sent to; empty in an open poll. */
export type AnswerContent = {
  stratum: string;
  answers: SurveyAnswers;
  /** Words beside the choice `other`, by question. */
  others: Readonly<Record<string, string>>;
  /** Who held the interview, as an official; of interviews only. */
  interviewer?: string;
};
/**
 * `answer-<survey>_<random>`, or in an open poll `answer-<survey>_<pseudonym>`. Nothing in public that could tell one
 * answer from another but the version and how it was given.
 */
export type SurveyAnswered = Fact<
  'SurveyAnswered',
  { survey: string; version: number; mode: SurveyMode },
  AnswerContent
>;
export type AnswerEvent = SurveyAnswered;

/** `coding-<survey>_<question>`: which code each open text was given, sealed with the answers. A later coding replaces it for an answer. */
export type TextsCoded = Fact<
  'TextsCoded',
  { survey: string; question: string; version: number; count: number },
  { codes: Readonly<Record<string, readonly string[]>> }
>;
export type CodingEvent = TextsCoded;
