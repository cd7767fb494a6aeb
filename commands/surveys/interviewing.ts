import type { SampleDesign, SurveyAnswers } from '../../events/surveys.js';
import { type Refusal, refuse } from '../decider.js';
import type { Survey } from './survey-state.js';

/** How many interviews may come from a stratum: from one interviewer, and from all of them together. */
export type InterviewLimits = { readonly own: number; readonly all: number };

/** The stratum to which somebody belongs, as they say themselves. */
export const stratumToldIn = ({ strata, cell }: SampleDesign, answers: SurveyAnswers): string =>
  strata.map((dimension) => String(answers[cell[dimension]])).join('.');

/** How far an interviewer may still go in a stratum; or why this interview is none of theirs. */
export function interviewLimits(
  { fieldwork, method, opening }: Survey,
  interviewer: string,
  stratum: string,
  answers: SurveyAnswers,
): InterviewLimits | Refusal {
  const quotas = fieldwork[interviewer];
  if (!quotas) return refuse('survey.not-assigned');
  const quota = quotas.find((one) => one.stratum === stratum);
  if (!quota) return refuse('answer.stratum-not-assigned', { stratum });
  const told = method?.sample && stratumToldIn(method.sample, answers);
  if (told !== stratum) return refuse('answer.outside-stratum', { stratum });
  return { own: quota.count, all: opening?.strata.find(({ code }) => code === stratum)?.n ?? 0 };
}
