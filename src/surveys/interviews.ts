import type { Invited } from './invited.js';
import type { AnswersInside, OpenedAnswers } from './opened-answers.js';

type From = { readonly stratum: string; readonly n: number };
/** How many answers there are that count, and who brought the interviews among them. */
export type Fieldwork = {
  readonly answersBy: readonly (From & { readonly mode: string })[];
  readonly broughtBy: readonly (From & { readonly interviewer: string })[];
};

/**
 * Interviews as they are counted against quotas: what two officials have taken out may be brought again. While a survey is
 * open, what is promised counts, recorded or not; behind its close the record says it all.
 */
export class Interviews {
  constructor(
    private readonly invited: Pick<Invited, 'answersBy' | 'interviewsBy'>,
    private readonly inside: Pick<AnswersInside, 'removed' | 'survey' | 'all'>,
  ) {}

  async of(survey: string): Promise<Fieldwork> {
    const [out, { status }] = await Promise.all([this.inside.removed(survey), this.inside.survey(survey)]);
    const taken = (stratum: string, interviewer?: string) =>
      out
        .filter((one) => interviewer === undefined || one.interviewer === interviewer)
        .flatMap(({ strata }) => strata)
        .reduce((sum, one) => sum + (one.stratum === stratum ? one.count : 0), 0);
    const promised = () =>
      this.invited
        .answersBy(survey)
        .map((one) => (one.mode === 'interviewer' ? { ...one, n: one.n - taken(one.stratum) } : one));
    return {
      answersBy: status === 'open' ? promised() : recorded((await this.inside.all(survey)).answers),
      broughtBy: this.invited
        .interviewsBy(survey)
        .map((one) => ({ ...one, n: one.n - taken(one.stratum, one.interviewer) })),
    };
  }
}

function recorded(answers: OpenedAnswers['answers']): Fieldwork['answersBy'] {
  const found = new Map<string, { stratum: string; mode: string; n: number }>();
  for (const { stratum, mode } of answers) {
    const key = `${stratum} ${mode}`;
    found.set(key, { stratum, mode, n: (found.get(key)?.n ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => (`${a.stratum} ${a.mode}` < `${b.stratum} ${b.mode}` ? -1 : 1));
}
