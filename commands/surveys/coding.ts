import type { CodingEvent } from '../../events/surveys.js';
import { type Decider, refuse } from '../decider.js';
import { CodeTexts } from './answer-commands.js';
import { type Survey, surveyState } from './survey-state.js';

/** What open answers were taken to say, by the codes of a codebook. It may be done again until the results are out. */
export const coding: Decider<null, CodeTexts, CodingEvent, { survey: Survey }> = {
  category: 'coding',
  handles: [CodeTexts],
  id: ({ survey, question }) => `${survey}_${question}`,
  given: { survey: { fold: surveyState, id: ({ survey }) => survey } },
  initial: null,
  evolve: (state) => state,

  decide({ survey: id, question, version, codes }, _state, _now, { survey }) {
    if (survey.status === 'unknown') return refuse('survey.not-found', { survey: id });
    if (survey.status !== 'closed') return refuse('survey.not-closed', { status: survey.status });
    const codebook = survey.codebooks[question];
    if (codebook?.version !== version) return refuse('survey.codebook-not-found', { question, version });
    const known = new Set(codebook.codes.map(({ code }) => code));
    const given = Object.entries(codes);
    const fits = (list: unknown): list is string[] =>
      Array.isArray(list) && list.length <= known.size && list.every((one) => known.has(one));
    if (given.length === 0 || !given.every(([, list]) => fits(list)))
      return refuse('survey.code-unknown', { question });
    const content = { codes: codes as Record<string, readonly string[]> };
    const data = { survey: id, question, version, count: given.length };
    return [{ type: 'TextsCoded', data, private: { subject: `survey-${id}`, content } }];
  },
};
