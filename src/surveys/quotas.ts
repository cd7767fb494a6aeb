import type { Survey } from '../../commands/surveys/survey-state.js';
import { type Achieved, monitor, quotasFor } from '../../projections/surveys/statistics/quotas.js';
import type { SurveyForOffice } from '../../read-models/surveys.js';
import { cellOf, designOf } from './design.js';
import type { Fieldwork } from './interviews.js';
import type { OpenedAnswer } from './opened-answers.js';

export type Quota = {
  readonly stratum: string;
  /** Answers that the interviewer is to bring. */
  readonly count: number;
  /** Those that they have brought. */
  readonly brought: number;
  /** Answers that all have brought from there, and that the sample wants from there. */
  readonly answers: number;
  readonly wanted: number;
};
type AnswersBy = Fieldwork['answersBy'];

/** How many answers there are from a part of the sample, whichever way they came. */
export const answersFrom = (stratum: string, by: AnswersBy): number =>
  by.filter((one) => one.stratum === stratum).reduce((sum, { n }) => sum + n, 0);

/** What one interviewer is sent out for, and how far it is filled. */
export function quotasOf(
  survey: SurveyForOffice,
  interviewer: string,
  { answersBy, broughtBy }: Fieldwork,
): readonly Quota[] {
  const mine = broughtBy.filter((one) => one.interviewer === interviewer);
  return (survey.fieldwork[interviewer] ?? []).map(({ stratum, count }) => ({
    ...{ stratum, count, answers: answersFrom(stratum, answersBy) },
    brought: mine.find((one) => one.stratum === stratum)?.n ?? 0,
    wanted: survey.strata.find(({ code }) => code === stratum)?.n ?? 0,
  }));
}

/** How far each district, sex and age is from its share of the sample. Of answers, only where people belong is read. */
export function quotaMonitor(survey: Survey, answers: readonly OpenedAnswer[]): readonly Achieved[] {
  const { frame, method } = designOf(survey);
  if (!survey.opening || !frame || !method.sample) return [];
  const { sample } = method;
  return monitor(
    quotasFor(sample.n, frame),
    answers.map((one) => ({ cell: cellOf(one.answers, sample) })),
  );
}
