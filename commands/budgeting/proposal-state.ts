import type { ProposalEvent } from '../../events/proposals.js';
import type { Seen } from '../decider.js';

export type ProposalStatus =
  | 'unknown'
  | 'submitted'
  | 'passed-formal'
  | 'feasible'
  | 'rejected'
  | 'withdrawn'
  | 'merged';
export type Stage = 'formal' | 'substantive';

export type Proposal = {
  readonly status: ProposalStatus;
  readonly roundId: string;
  readonly pot: string;
  readonly authors: readonly string[];
  readonly rejection?: {
    readonly by: string;
    readonly stage: Stage;
    readonly appealUntil: string;
    readonly appeal: 'none' | 'waiting' | 'decided';
  };
  readonly joined: readonly string[];
  readonly hidden: boolean;
  readonly built?: string;
};
export const NO_PROPOSAL: Proposal = {
  status: 'unknown',
  roundId: '',
  pot: '',
  authors: [],
  joined: [],
  hidden: false,
};

export function evolveProposal(state: Proposal, event: Seen<ProposalEvent>): Proposal {
  switch (event.type) {
    case 'ProposalSubmitted': {
      const { roundId, pot, author } = event.data;
      return { ...state, status: 'submitted', roundId, pot, authors: [author] };
    }
    case 'ProposalPassedFormal':
      return { ...state, status: 'passed-formal' };
    case 'ProposalFoundFeasible':
      return { ...state, status: 'feasible' };
    case 'ProposalRejected': {
      const { stage, appealUntil } = event.data;
      return { ...state, status: 'rejected', rejection: { by: event.meta.actor, stage, appealUntil, appeal: 'none' } };
    }
    case 'ProposalAppealed':
      return { ...state, ...(state.rejection && { rejection: { ...state.rejection, appeal: 'waiting' } }) };
    case 'ProposalAppealDecided': {
      const { rejection } = state;
      if (!rejection) return state;
      if (event.data.outcome === 'dismissed') return { ...state, rejection: { ...rejection, appeal: 'decided' } };
      const { rejection: _, ...rest } = state;
      return { ...rest, status: rejection.stage === 'formal' ? 'submitted' : 'passed-formal' };
    }
    case 'ProposalWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'ProposalMerged':
      return { ...state, status: 'merged' };
    case 'ProposalJoined':
      return { ...state, joined: [...state.joined, event.data.from] };
    case 'ProposalHidden':
      return { ...state, hidden: true };
    case 'ProposalShown':
      return { ...state, hidden: false };
    case 'ProposalBuilt':
      return { ...state, built: event.data.milestone };
    default:
      return state;
  }
}
