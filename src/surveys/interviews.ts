import type { Invited } from './invited.js';
import type { AnswersInside } from './opened-answers.js';

type From = { readonly stratum: string; readonly n: number };
/** How many answers there are that count, and who brought the interviews among them. */
export type Fieldwork = {
  readonly answersBy: readonly (From & { readonly mode: string })[];
  readonly broughtBy: readonly (From & { readonly interviewer: string })[];
};

/** Interviews as they are counted against quotas: what two officials have taken out may be brought again. */
export class Interviews {
  constructor(
    private readonly invited: Pick<Invited, 'answersBy' | 'interviewsBy'>,
    private readonly inside: Pick<AnswersInside, 'removed'>,
  ) {}

  async of(survey: string): Promise<Fieldwork> {
    const out = await this.inside.removed(survey);
    const taken = (stratum: string, interviewer?: string) =>
      out
        .filter((one) => interviewer === undefined || one.interviewer === interviewer)
        .flatMap(({ strata }) => strata)
        .reduce((sum, one) => sum + (one.stratum === stratum ? one.count : 0), 0);
    return {
      answersBy: this.invited
        .answersBy(survey)
        .map((one) => (one.mode === 'interviewer' ? { ...one, n: one.n - taken(one.stratum) } : one)),
      broughtBy: this.invited
        .interviewsBy(survey)
        .map((one) => ({ ...one, n: one.n - taken(one.stratum, one.interviewer) })),
    };
  }
}
