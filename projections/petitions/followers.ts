import type { FollowEvent } from '../../events/petitions.js';
import type { Follower } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

/** Who wants news of which petition, by pseudonyms of that petition alone. Whoever stops is gone. */
export const followers: Projection<Follower, FollowEvent> = {
  name: 'followers',
  version: 1,
  handles: ['PetitionFollowed', 'PetitionUnfollowed'],
  indexes: [['petitionId']],
  keys: (e) => [`${e.data.petitionId}_${e.data.follower}`],

  fold(doc, e, key) {
    switch (e.type) {
      case 'PetitionFollowed':
        return { _id: key, petitionId: e.data.petitionId, follower: e.data.follower, position: e.position };
      case 'PetitionUnfollowed':
        return undefined;
      default:
        return doc;
    }
  },
};
