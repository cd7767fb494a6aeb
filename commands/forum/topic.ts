import type { Named, TopicEvent, TopicOpened } from '../../events/forum.js';
import { type Decider, type Decision, type Now, type Refusal, refuse } from '../decider.js';
import { braked } from './brakes.js';
import { type ForumCategory, forumCategory } from './categories.js';
import { LockTopic, type OfTopic, OpenTopic, UnlockTopic } from './commands.js';

export type OpenedTopic = Pick<TopicOpened['data'], 'author' | 'language' | 'stances'> & {
  readonly at: string;
  readonly locked: boolean;
};
export type Topic = { readonly is: 'unknown' } | ({ readonly is: 'open' } & OpenedTopic);

/** Under which name somebody writes. */
export function nameOf(command: Pick<OpenTopic, 'display' | 'name' | 'pen'>): Refusal | { named: Named; name: string } {
  const { display = 'none', name, pen = '' } = command;
  if (display === 'none') return { named: 'none', name: '' };
  if (display === 'pen') return { named: 'pen', name: pen };
  return name === '' ? refuse('forum.no-name') : { named: 'register', name };
}

function open(command: OpenTopic, category: ForumCategory, { at }: Now): Decision<TopicEvent> {
  const { topic, author, key, title, body, language, about } = command;
  if (category.is !== 'open') return refuse('forum.no-category', { category: command.category });
  const wait = braked(command.pace, 'topics', body, at);
  if (wait) return wait;
  const shown = nameOf(command);
  if ('refused' in shown) return shown;
  const { version, stances } = category.adopted;
  const data = {
    ...{ topic, category: command.category, version, about: about ? { kind: about.kind, id: about.id } : null },
    ...{ language, stances: command.stances ?? stances, author, named: shown.named },
  };
  const content = { title, body, name: shown.name };
  return [{ type: 'TopicOpened', data, private: { subject: key, content } }];
}

function lock(command: OfTopic, state: OpenedTopic): Decision<TopicEvent> {
  const { topic, text } = command;
  if (command.self === state.author) return refuse('topic.own');
  const locks = command.constructor === LockTopic;
  if (locks === state.locked) return [];
  const said = { data: { topic }, private: { subject: `topic-${topic}`, content: { text } } };
  return [{ type: locks ? 'TopicLocked' : 'TopicUnlocked', ...said }];
}

/** `topic-<id>`: opened, locked, unlocked. What is written in it has streams of its own. */
export const topic: Decider<Topic, OpenTopic | OfTopic, TopicEvent, { category: ForumCategory }> = {
  category: 'topic',
  handles: [OpenTopic, LockTopic, UnlockTopic],
  id: (command) => command.topic,
  given: {
    category: { fold: forumCategory as never, id: (command) => ('category' in command ? command.category : '-') },
  },
  initial: { is: 'unknown' },

  evolve(state, event) {
    switch (event.type) {
      case 'TopicOpened': {
        const { author, language, stances } = event.data;
        return { is: 'open', author, language, stances, at: event.at, locked: false };
      }
      case 'TopicLocked':
        return state.is === 'open' ? { ...state, locked: true } : state;
      case 'TopicUnlocked':
        return state.is === 'open' ? { ...state, locked: false } : state;
      default:
        return state;
    }
  },

  decide(command, state, now, given) {
    if (command instanceof OpenTopic) return state.is === 'unknown' ? open(command, given.category, now) : [];
    return state.is === 'unknown' ? refuse('topic.not-found', { topic: command.topic }) : lock(command, state);
  },
};
