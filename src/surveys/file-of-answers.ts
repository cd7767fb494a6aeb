import type { SampleDesign, WeightsFound } from '../../events/surveys.js';
import { answerFile } from '../../projections/surveys/statistics/answer-file.js';
import { type Coding, coded } from '../../projections/surveys/statistics/coding.js';
import { inMicro } from '../../projections/surveys/statistics/exact.js';
import { type AnswerFile } from '../../projections/surveys/statistics/published-file.js';
import type { Respondent } from '../../projections/surveys/statistics/questionnaire.js';
import { type Weighting, weigh } from '../../projections/surveys/statistics/weighting.js';
import { ALIKE, cellOf, type Design, wordsBeside } from './design.js';
import type { OpenedAnswer } from './opened-answers.js';

/** The file of these answers, and how the weights in it came out. Those erased and those taken out were given, too. */
export function fileOf(
  answers: readonly OpenedAnswer[],
  { erased, taken }: { readonly erased: number; readonly taken: number },
  codings: readonly Coding[],
  { kind, questions, method: { sample, threshold }, strata, books, frame }: Design,
  order: (answer: string) => string,
): { readonly file: AnswerFile; readonly weights: WeightsFound | undefined } {
  const given = codings.map((one) => {
    const beside = wordsBeside(one.question);
    return books.some(({ question }) => question === beside) ? { ...one, question: beside } : one;
  });
  const { respondents } = coded(
    answers.map((one) => respondentOf(one, sample)),
    questions,
    books,
    given,
  );
  const weighting =
    sample && frame && respondents.length > 0 ? weigh(respondents, frame, { ...sample.weights, strata }) : undefined;
  const file = answerFile({
    ...{ kind, questions, threshold, order, k: ALIKE },
    ...(sample && frame && { frame, toldBy: Object.values(sample.cell), strata: sample.strata }),
    people: respondents.map((respondent, i) => ({ respondent, weight: weighting?.weights[i] ?? 1 })),
    removed: { ...(erased > 0 && { erased }), ...(taken > 0 && { 'interviews-removed': taken }) },
  });
  return { file, weights: weighting && file.rows.length > 0 ? found(weighting, file) : undefined };
}

/** The words beside a choice `other` are an answer of their own; they are never more than their codes outside. */
function respondentOf({ id, stratum, answers, others }: OpenedAnswer, sample: SampleDesign | undefined): Respondent {
  const beside = Object.entries(others).map(([question, words]) => [wordsBeside(question), words]);
  return { id, stratum, cell: cellOf(answers, sample), answers: { ...answers, ...Object.fromEntries(beside) } };
}

function found(weighting: Weighting, { rows, effect }: AnswerFile): WeightsFound {
  const { by, converged, gap, rounds, trimmed, missing, collapsed } = weighting;
  const inFile = rows.map(({ weight }) => weight);
  return {
    ...{ by, converged, gap: inMicro(gap), rounds, trimmed, missing, joined: collapsed.length, effect },
    ...{ least: inFile.reduce((a, b) => Math.min(a, b)), most: inFile.reduce((a, b) => Math.max(a, b)) },
  };
}
