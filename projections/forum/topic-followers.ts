import type { FollowingEvent } from '../../events/forum.js';
import type { TopicFollowerDoc } from '../../read-models/forum-documents.js';
import type { Projection } from '../projection.js';

/** Who follows which topic, by pseudonyms of that topic alone. Whoever stops is gone. */
export const topicFollowers: Projection<TopicFollowerDoc, FollowingEvent> = {
  name: 'topic-followers',
  version: 1,
  handles: ['TopicFollowed', 'TopicDigestChosen', 'TopicUnfollowed'],
  indexes: [['topic', 'digest']],
  keys: (e) => [`${e.data.topic}_${e.data.follower}`],

  fold(doc, e, key) {
    if (e.type === 'TopicFollowed' || e.type === 'TopicDigestChosen') {
      const { topic, follower, digest } = e.data;
      return { _id: key, topic, follower, digest, position: e.position };
    }
    return e.type === 'TopicUnfollowed' ? undefined : doc;
  },
};
