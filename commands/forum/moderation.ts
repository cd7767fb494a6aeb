import type { PostEvent } from '../../events/forum.js';
import { type Decision, refuse } from '../decider.js';
import type {
  AppealPostHiding,
  DecidePostHidingAppeal,
  HideFlaggedPost,
  HidePost,
  OfPost,
  RecordPostOverdue,
  RestorePost,
} from './post-commands.js';
import type { Post, Rule, Written } from './post-state.js';

/** Hours within which somebody decides on what flags have hidden. */
const DECIDE_WITHIN = 48;
const HOUR = 3_600_000;

/** What a moderator says of a post is the public's business, and stays when its author goes. */
const said = (post: string, text: string) => ({ subject: `post-${post}`, content: { text } });
const isOwn = ({ self }: OfPost, { author }: Written) => author !== null && self === author;

/** To the full hour, for the log tells no time more finely. */
const dueAfter = (at: string) => new Date(Math.ceil(Date.parse(at) / HOUR) * HOUR + DECIDE_WITHIN * HOUR).toISOString();

export const hide: Rule<HidePost> = (command, written, state) => {
  const { post, topic, ground, text } = command;
  if (isOwn(command, written)) return refuse('post.own');
  if (state.appeal === 'open') return refuse('post.appeal-open');
  if (state.hidden?.by === 'moderator') return [];
  return [{ type: 'PostHidden', data: { post, topic, ground }, private: said(post, text) }];
};

/** Until somebody decides. */
export const hideFlagged: Rule<HideFlaggedPost> = ({ post, topic }, _written, state, { at }) =>
  state.hidden ? [] : [{ type: 'PostHiddenByFlags', data: { post, topic, due: dueAfter(at) } }];

/** Also says of what is only flagged that it stays. */
export const restore: Rule<RestorePost> = (command, written, state) => {
  const { post, topic, text, flagged } = command;
  if (isOwn(command, written)) return refuse('post.own');
  if (state.appeal === 'open') return refuse('post.appeal-open');
  if (state.hidden) return [{ type: 'PostRestored', data: { post, topic }, private: said(post, text) }];
  if (!flagged) return refuse('post.not-hidden');
  return [{ type: 'FlagsDismissed', data: { post, topic }, private: said(post, text) }];
};

export const appeal: Rule<AppealPostHiding> = ({ post, topic, key, text, self }, written, state) => {
  if (written.author === null || self !== written.author) return refuse('post.not-yours');
  if (!state.hidden) return refuse('post.not-hidden');
  if (state.hidden.by === 'flags') return refuse('post.not-decided-yet');
  if (state.appeal !== 'none') return refuse('post.already-appealed');
  return [{ type: 'HidingAppealed', data: { post, topic }, private: { subject: key, content: { text } } }];
};

export const decideAppeal: Rule<DecidePostHidingAppeal> = (command, written, state, { actor }): Decision<PostEvent> => {
  const { post, topic, outcome, text } = command;
  if (isOwn(command, written)) return refuse('post.own');
  if (state.appeal !== 'open') return refuse('post.not-appealed');
  if (state.hidden?.actor === actor) return refuse('post.same-person');
  return [{ type: 'HidingAppealDecided', data: { post, topic, outcome }, private: said(post, text) }];
};

export const overdue: Rule<RecordPostOverdue> = ({ post, topic }, _written, state: Post, { at }) => {
  if (state.overdue) return [];
  const due = state.hidden?.due;
  if (!due || at < due) return refuse('post.not-overdue');
  return [{ type: 'PostDecisionFellOverdue', data: { post, topic, due } }];
};
