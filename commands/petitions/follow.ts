import type { FollowEvent } from '../../events/petitions.js';
import { type Decider, refuse } from '../decider.js';
import { FollowPetition, UnfollowPetition } from './commands.js';
import { petition } from './petition.js';
import type { Petition } from './petition-state.js';

export type Follow = 'never' | 'following' | 'unfollowed';

/** `follow-<petition>_<follower>`: who wants news of a petition. */
export const follow: Decider<Follow, FollowPetition | UnfollowPetition, FollowEvent, { petition: Petition }> = {
  category: 'follow',
  handles: [FollowPetition, UnfollowPetition],
  id: ({ petitionId, follower }) => `${petitionId}_${follower}`,
  given: { petition: { fold: petition, id: ({ petitionId }) => petitionId } },
  initial: 'never',

  evolve(state, event) {
    switch (event.type) {
      case 'PetitionFollowed':
        return 'following';
      case 'PetitionUnfollowed':
        return 'unfollowed';
      default:
        return state;
    }
  },

  decide(command, state, _now, { petition }) {
    const { petitionId, follower } = command;
    if (petition.status === 'unknown') return refuse('petition.not-found', { petition: petitionId });
    // the two commands have one shape, so the class is asked for by name of its own
    if (command.constructor === UnfollowPetition) {
      if (state === 'never') return refuse('follow.not-following');
      return state === 'unfollowed' ? [] : [{ type: 'PetitionUnfollowed', data: { petitionId, follower } }];
    }
    return state === 'following' ? [] : [{ type: 'PetitionFollowed', data: { petitionId, follower } }];
  },
};
