import type { Fact } from './envelope.js';
import type { Wording } from './ogp-group.js';

/** `group-role-<code>`. What whoever holds a role does: its job description, whole in each version. */
export type RoleDescribed = Fact<
  'RoleDescribed',
  { role: string; version: number; title: Wording; duties: readonly Wording[]; organisation?: string; basis?: Wording }
>;
/** A seat of the working group holds the role from that day; whoever sits there is an official person. */
export type RoleTaken = Fact<'RoleTaken', { role: string; member: string; since: string }>;
/** Nobody holds it any more, until somebody takes it. */
export type RoleVacated = Fact<'RoleVacated', { role: string; member: string; until: string; reason: Wording }>;
/** One seat hands the role to another, with the tasks that were open on that day and what the next one must know. */
export type RoleHandedOver = Fact<
  'RoleHandedOver',
  { role: string; from: string; to: string; day: string; note: Wording; tasks: readonly string[] }
>;
export type GroupRoleEvent = RoleDescribed | RoleTaken | RoleVacated | RoleHandedOver;

export const STEP_DEEDS = ['report', 'review', 'approve', 'publish'] as const;
export type StepDeed = (typeof STEP_DEEDS)[number];
/** A step on a commitment's way; the parties are roles by their short names (RACI). */
export type WorkflowStep = {
  readonly step: string;
  readonly does: StepDeed;
  readonly responsible: string;
  readonly accountable?: string;
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  /** Steps that must be done first. */
  readonly after: readonly string[];
  /** The last day, YYYY-MM-DD. */
  readonly due: string;
};
/** A step of the version before that stands no longer: it was left out, or has another day. */
export type LeftStep = Pick<WorkflowStep, 'step' | 'due'>;

/** `workflow-<commitment>`. Who reports, reviews and publishes a commitment, and by when; whole in each version. */
export type WorkflowDefined = Fact<
  'WorkflowDefined',
  {
    commitment: string;
    version: number;
    steps: readonly WorkflowStep[];
    left: readonly LeftStep[];
    reason?: Wording;
  }
>;
export type WorkflowEvent = WorkflowDefined;
