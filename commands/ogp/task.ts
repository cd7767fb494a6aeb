import { dayOf, endOf } from '../../events/calendar.js';
import type { OutcomeOwner } from '../../events/ogp-group.js';
import type { GroupTaskEvent, TaskSource } from '../../events/ogp-tasks.js';
import { type Decider, type Decision, type Fold, type Now, refuse } from '../decider.js';
import { worded } from './group.js';
import { type GroupRole, roleState } from './role.js';
import { CompleteTask, DropTask, type OfTask, OpenTask, RecordTaskOverdue, RemindOfTask } from './task-commands.js';

type Task = {
  readonly status: 'unknown' | 'open' | 'done' | 'dropped';
  readonly owner: OutcomeOwner;
  readonly due: string;
  readonly remind: string;
  readonly source: TaskSource | undefined;
  readonly reminded: boolean;
  readonly overdue: boolean;
};
type Given = { readonly role: GroupRole };
type Decided = Decision<GroupTaskEvent>;

/** Something that somebody has to do by a day: it is open until it is done, and says so when it is late. */
export const task: Decider<Task, OfTask, GroupTaskEvent, Given> = {
  category: 'task',
  initial: { status: 'unknown', owner: {}, due: '', remind: '', source: undefined, reminded: false, overdue: false },
  handles: [OpenTask, DropTask, RemindOfTask, RecordTaskOverdue, CompleteTask],
  id: (command) => command.task,
  given: {
    role: {
      fold: roleState as Fold<GroupRole, never>,
      id: (command) => (command as Partial<RecordTaskOverdue>).role ?? 'none',
    },
  },

  evolve(state, event) {
    switch (event.type) {
      case 'TaskOpened': {
        const { owner, due, remind, source } = event.data;
        return { ...state, status: 'open', owner, due, remind, source, reminded: false, overdue: false };
      }
      case 'TaskReassigned':
        return { ...state, owner: event.data.owner };
      case 'TaskReminded':
        return { ...state, reminded: true };
      case 'TaskFellOverdue':
        return { ...state, overdue: true };
      case 'TaskDone':
        return { ...state, status: 'done' };
      case 'TaskDropped':
        return { ...state, status: 'dropped' };
      default:
        return state;
    }
  },

  decide(command, state, now, { role }): Decided {
    if (command instanceof OpenTask) return open(command, state);
    if (state.status === 'unknown') return refuse('task.not-found');
    if (command instanceof CompleteTask) return complete(command, state, now);
    if (state.status !== 'open') return [];
    if (command instanceof DropTask)
      return [{ type: 'TaskDropped', data: { task: command.task, because: command.because } }];
    const { role: asked } = command as RemindOfTask | RecordTaskOverdue;
    if (asked !== state.owner.role) return refuse('task.moved'); // somebody else sees to it by now
    const holder = asked === undefined ? undefined : role.holder;
    if (command instanceof RemindOfTask) return remindOf(command, state, now, holder);
    return fallOverdue(command as RecordTaskOverdue, state, now, holder);
  },
};

function open({ task: id, source, text, responsible, due, commitment }: OpenTask, state: Task): Decided {
  if (state.status === 'open') {
    if (!('step' in source) || sameOwner(state.owner, responsible)) return [];
    return [{ type: 'TaskReassigned', data: { task: id, owner: responsible, version: source.version } }];
  }
  // a step that was left out and comes back on the same day is to be done again; what is done stays done
  if (state.status === 'done' || (state.status === 'dropped' && !('step' in source))) return [];
  const more = { ...(text && { text: worded(text) }), ...(commitment && { commitment }) };
  return [
    { type: 'TaskOpened', data: { task: id, source, owner: responsible, due, remind: remindFrom(due), ...more } },
  ];
}

const DAYS_BEFORE = 7;
/** A week before the last day is over. */
const remindFrom = (due: string) => new Date(Date.parse(endOf(due)) - DAYS_BEFORE * 86_400_000).toISOString();

const sameOwner = (a: OutcomeOwner, b: OutcomeOwner) => a.organisation === b.organisation && a.role === b.role;

function remindOf({ task: id }: RemindOfTask, { due, remind, reminded }: Task, { at }: Now, holder?: string): Decided {
  if (reminded || at < remind || at >= endOf(due)) return [];
  return [{ type: 'TaskReminded', data: { task: id, due, ...(holder && { holder }) } }];
}

/** Whoever holds the role is late; where nobody holds it, the chair hears of it. */
function fallOverdue({ task: id, role }: RecordTaskOverdue, state: Task, { at }: Now, holder?: string): Decided {
  const { due, overdue, source } = state;
  if (overdue) return [];
  if (at < endOf(due)) return refuse('task.not-over', { due });
  const late: GroupTaskEvent = { type: 'TaskFellOverdue', data: { task: id, due, ...(holder && { holder }) } };
  if (role === undefined || holder !== undefined) return [late];
  const meeting = source && 'meeting' in source ? { meeting: source.meeting } : {};
  return [late, { type: 'TaskEscalated', data: { task: id, role, to: 'chair', ...meeting } }];
}

function complete({ task: id, how, link, reason }: CompleteTask, { status, due }: Task, { at }: Now): Decided {
  if (status === 'done') return refuse('task.already-done');
  if (status === 'dropped') return refuse('task.dropped');
  const late = dayOf(at) > due;
  if (late && !reason) return refuse('task.reason-needed', { due });
  const more = { ...(link && { link }), late, ...(reason && { reason: worded(reason) }) };
  return [{ type: 'TaskDone', data: { task: id, how: worded(how), ...more } }];
}
