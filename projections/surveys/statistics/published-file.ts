import type { Band } from './anonymity.js';
import type { Answers, Cell, Dimension, Question } from './questionnaire.js';

/**
 * One answer: how many gave it, and its weighted share of those who answered, in ten-thousandths. Samples also have half
 * the 95 % interval for the page and Wilson's interval for the table; an open poll stands for nobody else and has none.
 */
export type Line = {
  readonly code: string;
  readonly n: number;
  readonly share: number;
  readonly margin?: number;
  readonly interval?: readonly [low: number, high: number];
};

/** A weighted mean in ten-thousandths of a point; its margin only in samples. */
export type Mean = { readonly mean: number; readonly margin?: number };

/** Who a table speaks of: asked, answered, and asked without an answer (item non-response). */
export type TableBase = {
  readonly asked: number;
  readonly answered: number;
  readonly noAnswer: number;
  /** Whose answer the file withholds, if they were asked: they are in none of the other numbers. */
  readonly withheld?: number;
  /** Kish's design effect, in ten-thousandths, and the effective number of people; only in samples. */
  readonly effect?: number;
  readonly effective?: number;
};

/** What everybody together said to a question, or to one row of a matrix. */
export type Table = {
  readonly question: string;
  readonly row?: string;
  readonly base: TableBase;
  /** Shares of those who answered: all options; of an order those put first; of a scale its points; of text its codes. */
  readonly lines: readonly Line[];
  /** Fewer people answered than the threshold: there are no lines. */
  readonly tooFew?: true;
  /** A scale: mean, and the median in ten-thousandths of a point. */
  readonly mean?: Mean;
  readonly median?: number;
  /** An order: the mean place of each option, 1 is first. */
  readonly places?: readonly ({ readonly code: string } & Mean)[];
  /** Text: how many answers have no code. */
  readonly withoutCode?: number;
};

/** A cell that is shown, or one that is not. */
export type CrossCell = Line | { readonly code: string; readonly hidden: true };

/** People of one code, or of several that are too few apart (`*` among them: people whose own code is withheld). */
export type CrossGroup = {
  readonly codes: readonly string[];
  readonly n: number;
  /** Shares of the group; none for a scale. */
  readonly cells: readonly CrossCell[];
  /** A scale: absent where it would tell that nearly all stand at one end. */
  readonly mean?: Mean;
};

/** A question by district, sex or age. Without groups where showing them would tell too much. */
export type CrossTable = {
  readonly question: string;
  readonly row?: string;
  readonly by: Dimension;
  readonly groups: readonly CrossGroup[];
};

/** One person of the file: bands or `*`, a weight in millionths of the average, answers in codes. */
export type FileRow = Cell & {
  readonly weight: number;
  readonly answers: Answers;
  /** Answers to identifying questions, and to those that lean on them, are not shown: whether there are any is not said. */
  readonly withheld?: true;
};

/**
 * The file that is published at closing: all that the tables are made of, and nothing of who said it.
 *
 * - Ages are joined into the same wider bands for everybody, then single values give way to `*`, until nobody shares their
 *   district, sex and age with fewer than `k` − 1 others (Samarati & Sweeney 1998; Hundepool et al., Statistical Disclosure
 *   Control, 2012, §3.2). People alike there have one weight, the mean of theirs: a weight tells no narrower band.
 * - Whoever gave rare answers to `identifying` questions gives up their cell for them, and in the end those answers.
 * - A `sensitive` question stands in the rows only where its breakdowns show everything, and never in an open poll. Else its
 *   tables are in the file and its answers are not (`apart`): what a table of it hides, no count of rows tells.
 * - Open text is not in it. A text question holds the codes given to its text; an empty list is text without a code.
 * - Answers that were not asked for or do not fit their question are left out.
 * - The rows stand in an order that says nothing of when somebody answered.
 *
 * It does not hide that somebody took part from who knows all their answers, nor an answer that everybody alike gave,
 * unless the question is `sensitive`. Of other questions, who counts the rows finds what a table left out as too small:
 * k, not the suppression of cells, is what guards people there.
 */
export type AnswerFile = {
  readonly format: 'ghia-answers/2';
  readonly kind: 'sample' | 'open';
  readonly questions: readonly Question[];
  /** Codes of questions that are not in the file: those that told the cells, and those that only some cells were asked. */
  readonly leftOut: readonly string[];
  /** The bands in use, in the frame's order; `*` stands for a value that is withheld. */
  readonly bands: Readonly<Record<Dimension, readonly Band[]>>;
  readonly k: number;
  /** Cells and bases with fewer respondents are not shown in tables. */
  readonly threshold: number;
  /** Design effect of the weights before they were evened out, in ten-thousandths: no margin uses a smaller one. */
  readonly effect: number;
  /** By what the population was divided before it was drawn from: margins are reckoned stratum by stratum. */
  readonly strata: readonly Dimension[];
  readonly rows: readonly FileRow[];
  /** Tables of sensitive questions whose answers are in no row. */
  readonly apart?: Apart;
  /** Answers that are not in the file, by declared reason. */
  readonly removed: Readonly<Record<string, number>>;
};

export type Apart = { readonly tables: readonly Table[]; readonly crossTables: readonly CrossTable[] };
