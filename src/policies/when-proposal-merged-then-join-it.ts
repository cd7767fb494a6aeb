import { JoinProposal } from '../../commands/budgeting/proposal-commands.js';
import type { Recorded } from '../../events/envelope.js';
import type { ProposalMerged, ProposalSubmitted } from '../../events/proposals.js';
import type { EventLog } from '../log/event-log.js';
import type { FactPolicy } from './policy.js';

/** The proposal that goes on learns of the other, whose author is an author of both from then on. */
export const whenProposalMergedThenJoinIt = (log: Pick<EventLog, 'read'>): FactPolicy => ({
  name: 'when-proposal-merged-then-join-it',
  begins: 'at-zero',
  handles: ['ProposalMerged'],
  async react({ id, data }: Recorded) {
    const { proposalId: from, into } = data as ProposalMerged['data'];
    const [submitted] = await log.read(`proposal-${into}`);
    const { roundId } = submitted!.data as ProposalSubmitted['data'];
    return [{ command: Object.assign(new JoinProposal(), { proposalId: into, roundId, from }), cause: id }];
  },
});
