import type { SurveyForOffice } from '../../read-models/surveys.js';

export type Quota = {
  readonly stratum: string;
  /** Answers that the interviewer is to bring. */
  readonly count: number;
  /** Answers that all have brought from there, and that the sample wants from there. */
  readonly answers: number;
  readonly wanted: number;
};
type AnswersBy = readonly { readonly stratum: string; readonly mode: string; readonly n: number }[];

/** How many answers there are from a part of the sample, whichever way they came. */
export const answersFrom = (stratum: string, by: AnswersBy): number =>
  by.filter((one) => one.stratum === stratum).reduce((sum, { n }) => sum + n, 0);

/** What one interviewer is sent out for, and how far it is filled. */
export function quotasOf(survey: SurveyForOffice, interviewer: string, by: AnswersBy): readonly Quota[] {
  return (survey.fieldwork[interviewer] ?? []).map(({ stratum, count }) => ({
    ...{ stratum, count, answers: answersFrom(stratum, by) },
    wanted: survey.strata.find(({ code }) => code === stratum)?.n ?? 0,
  }));
}
