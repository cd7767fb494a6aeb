import type { FollowingEvent, PostFlagged, UsefulEvent } from '../../events/forum.js';
import { type Decider, type Decision, type Refusal, refuse } from '../decider.js';
import { FLAGS_A_DAY } from './brakes.js';
import { FollowTopic, UnfollowTopic } from './commands.js';
import { postFold } from './post.js';
import { FindPostUseful, FlagPost, type OfPost, TakeBackUseful } from './post-commands.js';
import { type Post, writtenIn } from './post-state.js';
import { type Topic, topic } from './topic.js';

type About = { readonly piece: Post; readonly topic: Topic };
const about = {
  piece: { fold: postFold as never, id: ({ post }: OfPost) => post },
  topic: { fold: topic as never, id: (command: OfPost) => command.topic },
};

/** Why somebody may say nothing of a post: it is not there, not shown, or their own. */
function unjudged(command: OfPost, who: string | undefined, { piece, topic }: About): Refusal | undefined {
  const { post } = command;
  const written = writtenIn(piece, topic, command);
  if (!written) return refuse('post.not-found', { post });
  if (piece.hidden) return refuse('post.hidden', { post });
  return written.author === who ? refuse('post.own') : undefined;
}

/** `flag-<post>_<flagger>`: each person once, whatever they say. */
export const flag: Decider<boolean, FlagPost, PostFlagged, About> = {
  category: 'flag',
  handles: [FlagPost],
  id: ({ post, flagger }) => `${post}_${flagger}`,
  given: about,
  initial: false,
  evolve: (state, { type }) => state || type === 'PostFlagged',

  decide(command, flagged, _now, given) {
    if (flagged) return [];
    const { post, topic, flagger, ground, flagsToday, registered, self } = command;
    const why = unjudged(command, self, given);
    if (why) return why;
    if (flagsToday >= FLAGS_A_DAY) return refuse('forum.too-many-flags', { limit: FLAGS_A_DAY });
    return [{ type: 'PostFlagged', data: { post, topic, flagger, ground, registered } }];
  },
};

/** `useful-<post>_<finder>`: somebody found a post useful, or did. */
export const useful: Decider<'never' | 'useful' | 'taken-back', FindPostUseful | TakeBackUseful, UsefulEvent, About> = {
  category: 'useful',
  handles: [FindPostUseful, TakeBackUseful],
  id: ({ post, finder }) => `${post}_${finder}`,
  given: about,
  initial: 'never',

  evolve(state, { type }) {
    if (type === 'PostFoundUseful') return 'useful';
    return type === 'PostUsefulTakenBack' ? 'taken-back' : state;
  },

  decide(command, state, _now, given): Decision<UsefulEvent> {
    const { post, topic, finder } = command;
    const data = { post, topic, finder };
    // the two commands have one shape, so the class is asked for by name of its own
    if (command.constructor === TakeBackUseful) {
      if (state === 'never') return unjudged(command, finder, given) ?? refuse('post.not-found', { post });
      return state === 'useful' ? [{ type: 'PostUsefulTakenBack', data }] : [];
    }
    if (state === 'useful') return [];
    return unjudged(command, finder, given) ?? [{ type: 'PostFoundUseful', data }];
  },
};

type Following = 'never' | 'daily' | 'weekly' | 'stopped';

/** `following-<topic>_<follower>`: who is told of a topic, and how often. */
export const following: Decider<Following, FollowTopic | UnfollowTopic, FollowingEvent, { topic: Topic }> = {
  category: 'following',
  handles: [FollowTopic, UnfollowTopic],
  id: ({ topic, follower }) => `${topic}_${follower}`,
  given: { topic: { fold: topic as never, id: ({ topic }) => topic } },
  initial: 'never',

  evolve(state, event) {
    switch (event.type) {
      case 'TopicFollowed':
      case 'TopicDigestChosen':
        return event.data.digest;
      case 'TopicUnfollowed':
        return 'stopped';
      default:
        return state;
    }
  },

  decide(command, state, _now, given) {
    const { topic, follower } = command;
    if (given.topic.is === 'unknown') return refuse('topic.not-found', { topic });
    if (!(command instanceof FollowTopic)) {
      if (state === 'never') return refuse('topic.not-following');
      return state === 'stopped' ? [] : [{ type: 'TopicUnfollowed', data: { topic, follower } }];
    }
    const follows = state === 'daily' || state === 'weekly';
    const digest = command.digest ?? (follows ? state : 'daily');
    if (state === digest) return [];
    return [{ type: follows ? 'TopicDigestChosen' : 'TopicFollowed', data: { topic, follower, digest } }];
  },
};
