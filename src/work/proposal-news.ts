import type { ProposalEvent } from '../../events/proposals.js';

/** Steps of a proposal that its authors are told of. */
export const PROPOSAL_STEPS = [
  'ProposalPassedFormal',
  'ProposalFoundFeasible',
  'ProposalRejected',
  'ProposalAppealDecided',
  'ProposalMerged',
  'ProposalHidden',
  'ProposalShown',
  'ProposalBuilt',
] as const satisfies readonly ProposalEvent['type'][];

/** The same, and what the certified result of its round makes of it. */
export type ProposalNews = (typeof PROPOSAL_STEPS)[number] | 'ProposalWon' | 'ProposalNotWon';

/** What its authors are told whatever they have turned off: against it they can do something, if they know in time. */
export const BOUND_TO_TELL: ReadonlySet<ProposalNews> = new Set(['ProposalRejected', 'ProposalHidden']);
