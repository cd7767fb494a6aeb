import type { Fact } from './envelope.js';
import type { OutcomeOwner, Wording } from './ogp-group.js';
import type { StepDeed } from './ogp-roles.js';

/** What a task came from: an outcome of a session, or a step on a commitment's way. */
export type TaskSource =
  | { readonly meeting: string; readonly outcome: string }
  | { readonly commitment: string; readonly version: number; readonly step: string; readonly does: StepDeed };

/** `task-<id>`; a task from an outcome is known by the outcome's id. */
export type TaskOpened = Fact<
  'TaskOpened',
  {
    task: string;
    source: TaskSource;
    /** What is to be done, where the source says it in words. */
    text?: Wording;
    owner: OutcomeOwner;
    /** The last day, YYYY-MM-DD. */
    due: string;
    /** From when on those who see to it are reminded. */
    remind: string;
    commitment?: string;
  }
>;
export type TaskReassigned = Fact<'TaskReassigned', { task: string; owner: OutcomeOwner; version: number }>;
/** The term is near; `holder` is the seat that holds the role on that day. */
export type TaskReminded = Fact<'TaskReminded', { task: string; due: string; holder?: string }>;
export type TaskFellOverdue = Fact<'TaskFellOverdue', { task: string; due: string; holder?: string }>;
/** The term is over and nobody holds the role that sees to it: the chair of the working group must. */
export type TaskEscalated = Fact<'TaskEscalated', { task: string; role: string; to: 'chair'; meeting?: string }>;
/** `late`: after its last day, and then with the reason. */
export type TaskDone = Fact<'TaskDone', { task: string; how: Wording; link?: string; late: boolean; reason?: Wording }>;
/** What it came from stands no longer. */
export type TaskDropped = Fact<'TaskDropped', { task: string; because: 'outcome-withdrawn' | 'step-replaced' }>;
export type GroupTaskEvent =
  | TaskOpened
  | TaskReassigned
  | TaskReminded
  | TaskFellOverdue
  | TaskEscalated
  | TaskDone
  | TaskDropped;
