import type { Recorded } from '../../events/envelope.js';
import { CASE_NEWS } from '../work/case-news.js';
import type { FactPolicy } from './policy.js';

/** One job a step; whom to tell is looked up when it is worked. */
export const whenCaseMovesThenTellItsApplicant: FactPolicy = {
  name: 'when-case-moves-then-tell-its-applicant',
  begins: 'at-head',
  handles: CASE_NEWS,
  react({ id, type, data }: Recorded) {
    return [{ job: { kind: 'tell-of-case', id, payload: { case: (data as { case: string }).case, news: type } } }];
  },
};
