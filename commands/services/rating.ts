import type { RatingEvent } from '../../events/civic-control.js';
import { type Decider, refuse } from '../decider.js';
import { type Case, type CaseStatus, caseState } from './case-state.js';
import { RateCase } from './civic-commands.js';

const RATEABLE: readonly CaseStatus[] = ['decided', 'closed'];

/** `rating-<pseudonym>`: a case is rated once, when it is decided; the case itself is read, and never written or named. */
export const rating: Decider<boolean, RateCase, RatingEvent, { case: Case }> = {
  category: 'rating',
  handles: [RateCase],
  id: (command) => command.rating,
  initial: false,
  given: { case: { fold: caseState as never, id: (command) => command.case } },
  evolve: (rated, { type }) => rated || type === 'ServiceRated',

  decide({ rating, score, text = '' }, rated, _now, { case: found }) {
    if (rated) return refuse('case.rated-already');
    if (!RATEABLE.includes(found.status)) return refuse('case.not-rateable', { status: found.status });
    const data = { rating, service: found.service };
    return [{ type: 'ServiceRated', data, private: { subject: rating, content: { score, text } } }];
  },
};
