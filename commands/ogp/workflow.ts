import type { WorkflowEvent, WorkflowStep } from '../../events/ogp-roles.js';
import { type Decider, type Refusal, refuse } from '../decider.js';
import { isDay, worded } from './group.js';
import { spelled } from './wording.js';
import { DefineWorkflow, type WorkflowStepInput } from './workflow-commands.js';

type Workflow = { readonly version: number; readonly steps: readonly WorkflowStep[] };

/** Who reports, reviews and publishes a commitment, and by when. Nothing is overwritten: a change is the next version. */
export const workflow: Decider<Workflow, DefineWorkflow, WorkflowEvent> = {
  category: 'workflow',
  initial: { version: 0, steps: [] },
  handles: [DefineWorkflow],
  id: (command) => command.commitment,
  evolve: (state, event) =>
    event.type === 'WorkflowDefined' ? { version: event.data.version, steps: event.data.steps } : state,

  decide({ commitment, steps: asked, reason }, { version, steps: before }) {
    const steps = asked.map(stepOf);
    const fault = wrong(steps);
    if (fault) return fault;
    if (spelled(steps) === spelled(before)) return [];
    const left = before
      .filter(({ step, due }) => !steps.some((one) => one.step === step && one.due === due))
      .map(({ step, due }) => ({ step, due }));
    const data = { commitment, version: version + 1, steps, left, ...(reason && { reason: worded(reason) }) };
    return [{ type: 'WorkflowDefined', data }];
  },
};

function stepOf(asked: WorkflowStepInput): WorkflowStep {
  const { step, does, responsible, accountable, consulted = [], informed = [], after = [], due } = asked;
  return { step, does, responsible, ...(accountable && { accountable }), consulted, informed, after, due };
}

function wrong(steps: readonly WorkflowStep[]): Refusal | undefined {
  const known = new Map(steps.map((one) => [one.step, one]));
  const twice = steps.find((one) => known.get(one.step) !== one);
  if (twice) return refuse('workflow.step-twice', { step: twice.step });
  for (const { step, due, after } of steps) {
    if (!isDay(due)) return refuse('meeting.no-such-day', { date: due });
    const stray = after.find((one) => !known.has(one));
    if (stray !== undefined) return refuse('workflow.no-such-step', { step, after: stray });
  }
  const circle = circleIn(steps);
  if (circle) return refuse('workflow.circular', { circle: circle.join(' → ') });
  for (const { step, due, after } of steps) {
    const late = after.find((one) => known.get(one)!.due > due);
    if (late !== undefined) return refuse('workflow.due-before', { step, after: late });
  }
  return undefined;
}

/** The first circle in which steps wait for each other, from a step back to itself in the order of the work. */
export function circleIn(steps: readonly Pick<WorkflowStep, 'step' | 'after'>[]): readonly string[] | undefined {
  const waits = new Map(steps.map(({ step, after }) => [step, after]));
  const cleared = new Set<string>();
  const walk = (step: string, way: readonly string[]): readonly string[] | undefined => {
    const met = way.indexOf(step);
    if (met >= 0) return [...way.slice(met), step].reverse();
    if (cleared.has(step)) return undefined;
    for (const before of waits.get(step) ?? []) {
      const circle = walk(before, [...way, step]);
      if (circle) return circle;
    }
    cleared.add(step);
    return undefined;
  };
  for (const { step } of steps) {
    const circle = walk(step, []);
    if (circle) return circle;
  }
  return undefined;
}
