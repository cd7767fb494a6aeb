import type { Recorded } from '../../events/envelope.js';
import { PROPOSAL_STEPS } from '../work/proposal-news.js';
import type { FactPolicy } from './policy.js';

/** One job a fact; whom to tell is looked up when it is worked, so that nobody is told who has left meanwhile. */
export const whenProposalMovesThenTellItsAuthors: FactPolicy = {
  name: 'when-proposal-moves-then-tell-its-authors',
  begins: 'at-head',
  handles: PROPOSAL_STEPS,
  react({ id, type, data }: Recorded) {
    const { proposalId: proposal, outcome } = data as { proposalId: string; outcome?: string };
    return [{ job: { kind: 'tell-of-proposal', id, payload: { proposal, news: type, ...(outcome && { outcome }) } } }];
  },
};
