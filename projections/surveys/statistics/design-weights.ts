import type { Respondent } from './questionnaire.js';

/**
 * The first weight: N_h / r_h, the people of a stratum by those of it who answered. It holds the chance of selection
 * (n_h / N_h) and, taking silence to be chance within the stratum, the response (r_h / n_h); Kish, Survey Sampling, 1965,
 * §§3.2, 13.4. People of the population, in the order of the respondents.
 * RangeError: a stratum that the frame does not know or that has nobody in it.
 */
export function designWeights(
  respondents: readonly Pick<Respondent, 'stratum'>[],
  strata: readonly { readonly code: string; readonly population: number }[],
): number[] {
  const answered = new Map<string, number>();
  for (const { stratum } of respondents) answered.set(stratum, (answered.get(stratum) ?? 0) + 1);
  return respondents.map(({ stratum }) => {
    const people = strata.find(({ code }) => code === stratum)?.population ?? 0;
    if (people === 0) throw new RangeError(`stratum ${stratum} is not in the frame`);
    return people / answered.get(stratum)!;
  });
}
