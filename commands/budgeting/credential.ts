import type { CredentialEvent } from '../../events/ballots.js';
import { type Decider, refuse } from '../decider.js';
import { ineligible } from '../eligibility.js';
import { IssueCredential } from './ballot-commands.js';
import { countersIn } from './counters.js';
import { isVoting, type Round, roundFold } from './round-state.js';

type Credential = { readonly request?: string };

/**
 * `credential-<round>_<issuer>_<nullifier>`: one person, one token of each issuer. The stream's name is that rule; what was
 * asked for first is all that is ever signed.
 */
export const credential: Decider<Credential, IssueCredential, CredentialEvent, { round: Round }> = {
  category: 'credential',
  usuallyNew: true,
  handles: [IssueCredential],
  id: ({ roundId, issuer, nullifier }) => `${roundId}_${issuer}_${nullifier}`,
  given: { round: { fold: roundFold, id: ({ roundId }) => roundId } },
  initial: {},
  evolve: (state, event) => (event.type === 'CredentialIssued' ? { request: event.data.request } : state),

  decide({ roundId, issuer, nullifier, request, resident, level, channel }, issued, { at }, { round }) {
    if (round.status === 'unknown') return refuse('round.not-found', { round: roundId });
    if (round.status === 'opened') return refuse('round.voting-not-opened');
    if (!isVoting(round, at)) return refuse('round.not-voting');
    if (!round.ballot!.issuers.some(({ name }) => name === issuer)) return refuse('credential.unknown-issuer');
    const { minAge, who, assurance } = round.rules!.voters;
    const counters = countersIn(round.rules!);
    if (channel && !counters.channels.includes(channel)) return refuse('credential.channel-closed', { channel });
    const known = channel ? counters.assurance : level;
    if (known < assurance) return refuse('identity.assurance-too-low', { needed: assurance, level: known });
    if (issued.request === request) return [];
    if (issued.request !== undefined) return refuse('credential.already-issued', { issuer });
    const why = ineligible({ minAge, who }, resident, at);
    if (why) return refuse('credential.not-eligible', why);
    return [{ type: 'CredentialIssued', data: { roundId, issuer, nullifier, request, ...(channel && { channel }) } }];
  },
};
