import { daysAfter } from '../../events/calendar.js';
import { APPEAL_DAYS, type ProposalEvent } from '../../events/proposals.js';
import { type Decision, type Now, refuse } from '../decider.js';
import type { AssessProposal } from './proposal-commands.js';
import type { Proposal } from './proposal-state.js';
import { potOf, type Round } from './round-state.js';

/** The verdict of the stage that it is in. What falls is told why, and can be appealed. */
export function assess(
  command: AssessProposal,
  state: Proposal,
  { at }: Now,
  { rules, ballot }: Round,
): Decision<ProposalEvent> {
  const { proposalId, stage, outcome, ground, explanation, cost, title } = command;
  if (ballot) return refuse('proposal.on-the-ballot');
  const waits = state.status === 'submitted' ? 'formal' : state.status === 'passed-formal' ? 'substantive' : undefined;
  if (waits !== stage) return refuse('proposal.not-in-this-stage', { status: state.status });
  if (outcome === 'rejected') {
    if (explanation === undefined) return refuse('proposal.no-explanation');
    if (stage === 'formal' && ground === undefined) return refuse('proposal.no-ground');
    const why = stage === 'formal' ? ground! : ('not-feasible' as const);
    const data = { proposalId, stage, ground: why, appealUntil: daysAfter(at, APPEAL_DAYS) };
    const content = { subject: `proposal-${proposalId}`, content: { explanation } };
    return [{ type: 'ProposalRejected', data, private: content }];
  }
  if (stage === 'formal') return [{ type: 'ProposalPassedFormal', data: { proposalId } }];
  if (cost === undefined || title === undefined) return refuse('proposal.no-cost');
  const money = potOf(rules!, state.pot)!;
  if (cost > money) return refuse('proposal.too-dear', { pot: money });
  return [{ type: 'ProposalFoundFeasible', data: { proposalId, cost, title: { ka: title.ka, en: title.en } } }];
}
