import type { PostEvent } from '../../events/forum.js';
import { type Decider, type Decision, type Now, refuse } from '../decider.js';
import { ReplyOfficially, WritePost } from './commands.js';
import { appeal, decideAppeal, hide, hideFlagged, overdue, restore } from './moderation.js';
import {
  AppealHiding,
  DecideHidingAppeal,
  EditPost,
  HideFlaggedPost,
  HidePost,
  type OfPost,
  RecordPostOverdue,
  RestorePost,
} from './post-commands.js';
import { evolve, NO_POST, type Post, type Written, writtenIn } from './post-state.js';
import { topic } from './topic.js';
import { type Around, edit, reply, write } from './writing.js';

export type Rule<C> = (command: C, written: Written, post: Post, now: Now, around: Around) => Decision<PostEvent>;
type Given = Around & { readonly department: string };

const RULES: ReadonlyMap<unknown, Rule<never>> = new Map<unknown, Rule<never>>([
  [EditPost, edit],
  [HidePost, hide],
  [HideFlaggedPost, hideFlagged],
  [RestorePost, restore],
  [AppealHiding, appeal],
  [DecideHidingAppeal, decideAppeal],
  [RecordPostOverdue, overdue],
]);

export const postFold = { category: 'post', initial: NO_POST, evolve } as const;
const SPEAKING = [WritePost, ReplyOfficially, EditPost];
const isSpeaking = (command: object) => SPEAKING.some((one) => command instanceof one);

/** `post-<id>`: what was written, and what became of it; of the text that opens a topic only what became of it. */
export const post: Decider<Post, OfPost | WritePost | ReplyOfficially, PostEvent, Given> = {
  ...postFold,
  handles: [WritePost, ReplyOfficially, ...RULES.keys()] as (new () => OfPost)[],
  id: (command) => command.post,
  given: {
    topic: { fold: topic as never, id: (command) => command.topic },
    opening: { fold: postFold as never, id: (command) => (isSpeaking(command) ? command.topic : '-') },
    parent: { fold: postFold as never, id: (command) => ('replyTo' in command && command.replyTo) || '-' },
    department: {
      fold: {
        category: 'department',
        initial: '',
        evolve: (known: string, { type }: { type: string }) => (type === 'DepartmentNamed' ? 'known' : known),
      } as never,
      id: (command) => (command instanceof ReplyOfficially && (command.department ?? command.of)) || '-',
    },
  },

  decide(command, state, now, given) {
    if (command instanceof WritePost) return state.written ? [] : write(command, given, now);
    if (command instanceof ReplyOfficially)
      return state.written ? [] : reply(command, given, given.department === 'known');
    const written = writtenIn(state, given.topic, command);
    if (!written) return refuse('post.not-found', { post: command.post });
    return RULES.get(command.constructor)!(command as never, written, state, now, given);
  },
};
