import type { Placed, PostEvent } from '../../events/forum.js';
import { type Decision, type Now, type Refusal, refuse } from '../decider.js';
import { braked } from './brakes.js';
import type { ReplyOfficially, WritePost } from './commands.js';
import type { EditPost } from './post-commands.js';
import type { Around, Post, Written } from './post-state.js';
import { nameOf, type OpenedTopic } from './topic.js';

/** How deep replies stand: 1 under the topic. */
const DEEPEST = 3;
/** A post can be changed for so long, and so often. */
export const EDIT_WITHIN = 5 * 60_000;
const MOST_VERSIONS = 10;

/** Why nobody says anything in a topic any more, neither anew nor by changing what stands there. */
function _silent({ topic, opening }: Around): Refusal | undefined {
  if (topic.is === 'open' && topic.locked) return refuse('topic.locked');
  return opening.hidden ? refuse('topic.hidden') : undefined;
}

/** Why nobody says anything in a topic any more, neither anew nor by changing what stands there. */
function silent({ topic, opening }: Around): Refusal | undefined {
  if (topic.is === 'open' && topic.locked) return refuse('topic.locked');
  return opening.hidden ? refuse('topic.hidden') : undefined;
}

/** Where a reply stands, or why it cannot. */
function place(wish: WritePost | ReplyOfficially, around: Around): Refusal | Placed {
  const { topic, parent } = around;
  const { post, topic: id, replyTo } = wish;
  if (topic.is === 'unknown') return refuse('topic.not-found', { topic: id });
  const why = silent(around);
  if (why) return why;
  const language = wish.language ?? topic.language;
  const under = { post, topic: id, language };
  if (replyTo === undefined || replyTo === id) return { ...under, replyTo: null, root: null, depth: 1 };
  if (parent.written?.topic !== id) return refuse('post.not-found', { post: replyTo });
  if (parent.hidden) return refuse('post.hidden', { post: replyTo });
  const { depth, root } = parent.written;
  if (depth >= DEEPEST) return refuse('post.too-deep', { depth: DEEPEST });
  return { ...under, replyTo, root: root ?? replyTo, depth: depth + 1 };
}

export function write(command: WritePost, around: Around, { at }: Now): Decision<PostEvent> {
  const placed = place(command, around);
  if ('refused' in placed) return placed;
  const { stance = 'none', author, key, body } = command;
  if (stance !== 'none' && !(around.topic as OpenedTopic).stances) return refuse('post.no-stance');
  const wait = braked(command.pace, 'posts', body, at);
  if (wait) return wait;
  const shown = nameOf(command);
  if ('refused' in shown) return shown;
  const content = { body, name: shown.name };
  const data = { ...placed, stance, author, named: shown.named };
  return [{ type: 'PostWritten', data, private: { subject: key, content } }];
}

/** City Hall replies, in the name of a department that the official speaks for. */
export function reply(command: ReplyOfficially, around: Around, departmentKnown: boolean): Decision<PostEvent> {
  const { role, of, body, post } = command;
  const department = command.department ?? of;
  if (department === undefined || !departmentKnown || (of !== undefined && of !== department))
    return refuse('forum.no-department', { department: department ?? '' });
  const placed = place(command, around);
  if ('refused' in placed) return placed;
  const data = { ...placed, role, department };
  return [{ type: 'OfficialReplied', data, private: { subject: `post-${post}`, content: { body } } }];
}

export function edit(
  command: EditPost,
  written: Written,
  state: Post,
  { at }: Now,
  around: Around,
): Decision<PostEvent> {
  const { post, topic, key, body, self } = command;
  if (written.author === null || self !== written.author) return refuse('post.not-yours');
  if (state.hidden) return refuse('post.hidden', { post });
  const why = silent(around);
  if (why) return why;
  if (Date.parse(at) - Date.parse(written.at) > EDIT_WITHIN) return refuse('post.too-late-to-edit');
  if (state.versions >= MOST_VERSIONS) return refuse('post.edited-enough', { versions: MOST_VERSIONS });
  if (written.depth > 0 && body.length > MOST_IN_A_POST) return refuse('fact.too-large', { longest: MOST_IN_A_POST });
  const data = { post, topic, version: state.versions + 1 };
  return [{ type: 'PostEdited', data, private: { subject: key, content: { body } } }];
}
/** What opens a topic may be twice as long as what replies to it. */
const MOST_IN_A_POST = 4_000;
