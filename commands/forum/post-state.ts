import type { PostEvent } from '../../events/forum.js';
import type { Decision, Now, Seen } from '../decider.js';
import type { Topic } from './topic.js';

/** Who wrote it and where it stands. @property author null where City Hall speaks */
export type Written = {
  readonly topic: string;
  readonly author: string | null;
  readonly at: string;
  readonly depth: number;
  readonly root: string | null;
};
export type Post = {
  /** Null for what nobody wrote, and for the text that opens a topic, which the topic itself holds. */
  readonly written: Written | null;
  readonly versions: number;
  readonly hidden: null | { readonly by: 'flags' | 'moderator'; readonly actor: string; readonly due: string | null };
  readonly appeal: 'none' | 'open' | 'decided';
  readonly overdue: boolean;
};
export const NO_POST: Post = { written: null, versions: 1, hidden: null, appeal: 'none', overdue: false };

/** The state of a post after one more fact. */
export function evolve(state: Post, event: Seen<PostEvent>): Post {
  const { at, meta } = event;
  switch (event.type) {
    case 'PostWritten':
    case 'OfficialReplied': {
      const { topic, depth, root } = event.data;
      const author = event.type === 'PostWritten' ? event.data.author : null;
      return { ...state, written: { topic, author, at, depth, root } };
    }
    case 'PostEdited':
      return { ...state, versions: event.data.version };
    case 'PostHiddenByFlags':
      return { ...state, hidden: { by: 'flags', actor: meta.actor, due: event.data.due }, appeal: 'none' };
    case 'PostHidden':
      return {
        ...{ ...state, hidden: { by: 'moderator', actor: meta.actor, due: null } },
        ...{ appeal: 'none', overdue: false },
      };
    case 'PostRestored':
      return { ...state, hidden: null, appeal: 'none', overdue: false };
    case 'PostDecisionFellOverdue':
      return { ...state, overdue: true };
    case 'HidingAppealed':
      return { ...state, appeal: 'open' };
    case 'HidingAppealDecided':
      return event.data.outcome === 'restored'
        ? { ...state, hidden: null, appeal: 'none', overdue: false }
        : { ...state, appeal: 'decided' };
    default:
      return state;
  }
}

/** What stands under an id: a post, or the text that opens the topic with that id; undefined for neither. */
export function writtenIn(state: Post, topic: Topic, { post, topic: id }: { post: string; topic: string }) {
  if (state.written) return state.written.topic === id ? state.written : undefined;
  if (topic.is === 'unknown' || post !== id) return undefined;
  return { topic: id, author: topic.author, at: topic.at, depth: 0, root: null } satisfies Written;
}

export type Around = {
  readonly topic: Topic;
  /** What became of the text that opens the topic. */
  readonly opening: Post;
  /** What is replied to, where that is a post. */
  readonly parent: Post;
};

/** What becomes of a post that has been written, by one kind of wish. */
export type Rule<C> = (command: C, written: Written, post: Post, now: Now, around: Around) => Decision<PostEvent>;
