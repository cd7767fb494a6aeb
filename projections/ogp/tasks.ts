import { endOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { RoleHandedOver } from '../../events/ogp-roles.js';
import type { GroupTaskEvent, TaskOpened } from '../../events/ogp-tasks.js';
import type { GroupTaskDoc } from '../../read-models/group-task-documents.js';
import type { Projection } from '../projection.js';

const KEPT = 20;
type Told = GroupTaskEvent | RoleHandedOver;

/** What is to be done, by whom and until when, and what became of it. */
export const groupTasks: Projection<GroupTaskDoc, Told> = {
  name: 'groupTasks',
  version: 1,
  handles: [
    'TaskOpened',
    'TaskReassigned',
    'TaskReminded',
    'TaskFellOverdue',
    'TaskEscalated',
    'TaskDone',
    'TaskDropped',
    'RoleHandedOver',
  ],
  indexes: [
    ['due'],
    ['status', 'due'],
    ['status', 'ends'],
    ['status', 'remind'],
    ['role', 'due'],
    ['commitment', 'due'],
  ],
  keys: (e) => (e.type === 'RoleHandedOver' ? e.data.tasks : [e.data.task]),

  fold(doc, e, key) {
    if (e.type === 'TaskOpened') return opened(e, key);
    return doc && { ...doc, ...change(doc, e), position: e.position };
  },
};

function opened({ data, at, position }: Recorded<TaskOpened>, key: string): GroupTaskDoc {
  const { source, text, owner, due, remind, commitment } = data;
  const from = 'meeting' in source ? { meeting: source.meeting } : { step: source.step, does: source.does };
  return {
    ...{ _id: key, status: 'open', ...(text && { text }), owner, role: owner.role ?? null, ...from },
    ...{ commitment: commitment ?? null, due, ends: endOf(due), remind, openedAt: at },
    ...{ reminded: null, overdueSince: null, escalatedAt: null, handOvers: [], position },
  };
}

function change(doc: GroupTaskDoc, e: Exclude<Recorded<Told>, { type: 'TaskOpened' }>): Partial<GroupTaskDoc> {
  switch (e.type) {
    case 'TaskReassigned':
      return { owner: e.data.owner, role: e.data.owner.role ?? null };
    case 'TaskReminded':
      return { reminded: e.at };
    case 'TaskFellOverdue':
      return { status: 'overdue', overdueSince: e.at };
    case 'TaskEscalated':
      return { escalatedAt: e.at };
    case 'TaskDone': {
      const { task: _, ...done } = e.data;
      return { status: 'done', done: { at: e.at, ...done } };
    }
    case 'TaskDropped':
      return { status: 'dropped', dropped: { at: e.at, because: e.data.because } };
    default: {
      const { day, from, to, note } = e.data;
      return { handOvers: [...doc.handOvers, { day, from, to, note }].slice(-KEPT) };
    }
  }
}
