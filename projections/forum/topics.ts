import type { Recorded } from '../../events/envelope.js';
import type { FollowingEvent, PostEvent, TopicEvent, TopicOpened } from '../../events/forum.js';
import type { TopicDoc } from '../../read-models/forum-documents.js';
import type { Projection } from '../projection.js';

type Told = TopicEvent | PostEvent | FollowingEvent;

/** One document a topic. What becomes of the text that opens it becomes of the topic. */
export const topics: Projection<TopicDoc, Told> = {
  name: 'topics',
  version: 1,
  handles: [
    'TopicOpened',
    'TopicLocked',
    'TopicUnlocked',
    'PostWritten',
    'OfficialReplied',
    'PostHiddenByFlags',
    'PostHidden',
    'PostRestored',
    'HidingAppealDecided',
    'TopicFollowed',
    'TopicUnfollowed',
  ],
  indexes: [
    ['visibility', 'openedAt'],
    ['visibility', 'activeAt'],
    ['visibility', 'posts'],
    ['visibility', 'category', 'activeAt'],
    ['about.id'],
    ['activeAt'],
  ],
  keys: (e) => [e.data.topic],

  fold(topic, e) {
    if (!topic) return e.type === 'TopicOpened' ? opened(e) : topic;
    topic.position = e.position;
    switch (e.type) {
      case 'TopicLocked':
        topic.locked = { ...refOf(e), at: e.at };
        return topic;
      case 'TopicUnlocked':
        topic.locked = null;
        return topic;
      case 'PostWritten':
      case 'OfficialReplied':
        topic.posts++;
        if (e.data.depth === 1) topic.threads++;
        if (e.type === 'OfficialReplied') topic.official++;
        topic.activeAt = e.at;
        return topic;
      case 'TopicFollowed':
        topic.followers++;
        return topic;
      case 'TopicUnfollowed':
        topic.followers--;
        return topic;
      default:
        return judged(topic, e);
    }
  },
};

const refOf = ({ id, sealed }: Recorded) => ({ event: id, commitment: sealed?.commitment ?? null });

function judged(topic: TopicDoc, e: Recorded<Told>): TopicDoc {
  if (!('post' in e.data) || e.data.post !== topic._id) return topic;
  if (e.type === 'PostHidden' || e.type === 'PostHiddenByFlags') topic.visibility = 'hidden';
  if (e.type === 'PostRestored' || (e.type === 'HidingAppealDecided' && e.data.outcome === 'restored'))
    topic.visibility = 'listed';
  return topic;
}

function opened(e: Recorded<TopicOpened>): TopicDoc {
  const { topic, category, version, about, language, stances, author } = e.data;
  return {
    _id: topic,
    visibility: 'listed',
    ...{ category, version, about: about && { ...about }, language, stances, author },
    ...{ openedAt: e.at, activeAt: e.at, posts: 0, threads: 0, official: 0, followers: 0, locked: null },
    text: refOf(e as Recorded),
    position: e.position,
  };
}
