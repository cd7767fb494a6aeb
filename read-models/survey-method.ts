import type { SurveyDoc } from './survey-documents.js';

type Counts = Pick<SurveyDoc, 'invited' | 'byMode'>;

/** Everybody who was sent a code. */
export const invitedIn = ({ invited }: Pick<SurveyDoc, 'invited'>): number =>
  Object.values(invited).reduce((sum, count) => sum + count, 0);

/**
 * Whole answers among those invited (as AAPOR's RR1: whoever was not reached counts as having not answered). Interviewers
 * go by quotas and have none; null where nobody was invited.
 */
export function responseRateOf(survey: Counts): number | null {
  const invited = invitedIn(survey);
  return invited === 0 ? null : Math.round(((survey.byMode.web ?? 0) / invited) * 10_000) / 10_000;
}
