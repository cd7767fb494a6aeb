import type { UnsealingEvent } from '../../events/petitions.js';
import { type Decider, refuse } from '../decider.js';
import { ApproveSignatoryList, RequestSignatoryList, UnsealSignatoryList } from './office-commands.js';
import { petition } from './petition.js';
import type { Petition } from './petition-state.js';

export type Unsealing = { readonly is: 'none' } | { readonly is: 'requested' | 'approved' | 'opened'; by: string };
type UnsealingCommand = RequestSignatoryList | ApproveSignatoryList | UnsealSignatoryList;

/** `unsealing-<petition>_<request>`: the list that the law asks for, asked for by one, approved by another, opened once. */
export const unsealing: Decider<Unsealing, UnsealingCommand, UnsealingEvent, { petition: Petition }> = {
  category: 'unsealing',
  handles: [RequestSignatoryList, ApproveSignatoryList, UnsealSignatoryList],
  id: ({ petitionId, request }) => `${petitionId}_${request}`,
  given: { petition: { fold: petition, id: ({ petitionId }) => petitionId } },
  initial: { is: 'none' },

  evolve(state, event) {
    switch (event.type) {
      case 'SignatoryListRequested':
        return { is: 'requested', by: event.meta.actor };
      case 'SignatoryListApproved':
        return { is: 'approved', by: event.meta.actor };
      case 'SignatoryListUnsealed':
        return { is: 'opened', by: event.meta.actor };
      default:
        return state;
    }
  },

  decide(command, state, { actor }, { petition }) {
    const { petitionId, request } = command;
    if (petition.status === 'unknown') return refuse('petition.not-found', { petition: petitionId });
    if (command instanceof RequestSignatoryList) {
      if (state.is !== 'none') return [];
      if (petition.addressee !== 'sakrebulo') return refuse('unsealing.no-list-in-law');
      return [{ type: 'SignatoryListRequested', data: { petitionId, request, purpose: command.purpose } }];
    }
    if (state.is === 'none') return refuse('unsealing.not-found', { request });
    if (command instanceof UnsealSignatoryList) {
      if (state.is === 'opened') return refuse('unsealing.already-opened', { request });
      if (state.is !== 'approved') return refuse('unsealing.not-approved', { request });
      return [{ type: 'SignatoryListUnsealed', data: { petitionId, request, signatures: command.signatures } }];
    }
    if (state.is !== 'requested') return [];
    if (state.by === actor) return refuse('unsealing.same-person');
    return [{ type: 'SignatoryListApproved', data: { petitionId, request } }];
  },
};
