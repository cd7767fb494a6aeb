import type { WordingDoc } from './meeting-documents.js';
import type { Doc } from './store.js';

export type RoleVersion = {
  readonly version: number;
  readonly at: string;
  readonly title: WordingDoc;
  readonly duties: readonly WordingDoc[];
  readonly organisation?: string;
  readonly basis?: WordingDoc;
};
/** A seat's time in a role, and what it left to the next one. */
export type RoleHolding = {
  readonly member: string;
  readonly since: string;
  until?: string;
  /** Why the role became vacant. */
  reason?: WordingDoc;
  handedOver?: { readonly to: string; readonly note: WordingDoc; readonly tasks: readonly string[] };
};
/** A role in managing commitments: its job description as it stands and was, and who held it. */
export type GroupRoleDoc = Doc &
  Omit<RoleVersion, 'at'> & {
    readonly versions: readonly RoleVersion[];
    readonly holder: string | null;
    readonly holdings: readonly RoleHolding[];
    readonly position: number;
  };

export type WorkflowStepDoc = {
  readonly step: string;
  readonly does: 'report' | 'review' | 'approve' | 'publish';
  readonly responsible: string;
  readonly accountable?: string;
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  readonly after: readonly string[];
  readonly due: string;
};
export type WorkflowVersion = {
  readonly version: number;
  readonly at: string;
  readonly steps: readonly WorkflowStepDoc[];
  readonly reason?: WordingDoc;
};
/** Who does what for a commitment, and by when, as it stands and was. */
export type WorkflowDoc = Doc & {
  readonly version: number;
  readonly steps: readonly WorkflowStepDoc[];
  readonly versions: readonly WorkflowVersion[];
  readonly position: number;
};

export const GROUP_TASK_STATUSES = ['open', 'overdue', 'done', 'dropped'] as const;
export type GroupTaskStatus = (typeof GROUP_TASK_STATUSES)[number];
export type GroupTaskDoc = Doc & {
  readonly status: GroupTaskStatus;
  readonly text?: WordingDoc;
  readonly owner: { readonly organisation?: string; readonly role?: string };
  /** The same for finding them by. */
  readonly role: string | null;
  readonly commitment: string | null;
  /** The session and its outcome, or the step on the commitment's way. */
  readonly meeting?: string;
  readonly step?: string;
  readonly does?: WorkflowStepDoc['does'];
  readonly due: string;
  readonly ends: string;
  readonly remind: string;
  readonly openedAt: string;
  readonly reminded: string | null;
  readonly overdueSince: string | null;
  readonly escalatedAt: string | null;
  readonly done?: {
    readonly at: string;
    readonly how: WordingDoc;
    readonly late: boolean;
    readonly link?: string;
    readonly reason?: WordingDoc;
  };
  readonly dropped?: { readonly at: string; readonly because: 'outcome-withdrawn' | 'step-replaced' };
  /** Whenever the role passed on while this was open: from whom, to whom, and what the next one had to know. */
  readonly handOvers: readonly {
    readonly day: string;
    readonly from: string;
    readonly to: string;
    readonly note: WordingDoc;
  }[];
  readonly position: number;
};
