import type { BallotEvent, CredentialEvent } from '../ballots.js';
import type { ComplaintEvent, RoundEvent } from '../budgeting.js';
import type { ProposalEvent } from '../proposals.js';
import type { BudgetEvent, SpendingEvent } from '../spending.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type BudgetingFact =
  | RoundEvent
  | ComplaintEvent
  | ProposalEvent
  | CredentialEvent
  | BallotEvent
  | BudgetEvent
  | SpendingEvent;

const of = inRoom('budgeting');

export const budgeting: Catalogue<BudgetingFact> = {
  RoundOpened: of('round', true),
  VotingOpened: of('round'),
  RoundClosed: of('round'),
  TieSeedRevealed: of('round'),
  BallotsOpened: of('round'),
  TallyPublished: of('round'),
  RoundCertified: of('round'),
  ResultComplained: of('complaint', true),
  ResultComplaintDecided: of('complaint', true),
  ProposalSubmitted: of('proposal', true),
  ProposalAuthorNamed: of('proposal', true),
  ProposalPassedFormal: of('proposal'),
  ProposalFoundFeasible: of('proposal'),
  ProposalRejected: of('proposal', true),
  ProposalAppealed: of('proposal', true),
  ProposalAppealDecided: of('proposal', true),
  ProposalWithdrawn: of('proposal'),
  ProposalMerged: of('proposal', true),
  ProposalJoined: of('proposal'),
  ProposalHidden: of('proposal', true),
  ProposalShown: of('proposal', true),
  ProposalBuilt: of('proposal', true),
  CredentialIssued: of('credential'),
  BallotCast: of('ballot', true),
  BudgetLinesSet: of('budget'),
  BudgetLinesDropped: of('budget'),
  BudgetAdopted: of('budget'),
  SpendingReported: of('spending'),
  SpendingImported: of('spendingfile'),
};
