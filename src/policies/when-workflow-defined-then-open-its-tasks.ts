import { DropTask, OpenTask } from '../../commands/ogp/task-commands.js';
import type { Recorded } from '../../events/envelope.js';
import type { LeftStep, WorkflowDefined } from '../../events/ogp-roles.js';
import { uuidFrom } from '../write/attributed.js';
import type { FactPolicy, Wish } from './policy.js';

/** A step on a commitment's way and its day are one task, whatever version says it. */
export const stepTask = (commitment: string, { step, due }: LeftStep): string =>
  uuidFrom('step of a workflow', commitment, step, due);

/** Each step of a workflow is a task; a step that was left out, or got another day, is one no longer. */
export const whenWorkflowDefinedThenOpenItsTasks: FactPolicy = {
  name: 'when-workflow-defined-then-open-its-tasks',
  handles: ['WorkflowDefined'] satisfies WorkflowDefined['type'][],
  begins: 'at-zero',
  react(fact: Recorded) {
    const { id, data } = fact as Recorded<WorkflowDefined>;
    const { commitment, version, steps, left } = data;
    return [
      ...left.map((one): Wish => {
        const task = stepTask(commitment, one);
        const command = Object.assign(new DropTask(), { task, because: 'step-replaced' as const });
        return { command, cause: `${id} without ${one.step}` };
      }),
      ...steps.map(({ step, does, responsible, due }): Wish => {
        const task = stepTask(commitment, { step, due });
        const source = { commitment, version, step, does };
        const wanted = { task, source, responsible: { role: responsible }, due, commitment };
        return { command: Object.assign(new OpenTask(), wanted), cause: `${id} with ${step}` };
      }),
    ];
  },
};
