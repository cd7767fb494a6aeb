import { DropTask, OpenTask } from '../../commands/ogp/task-commands.js';
import type { Recorded } from '../../events/envelope.js';
import type { OutcomeRecorded, OutcomeWithdrawn } from '../../events/ogp-group.js';
import type { FactPolicy } from './policy.js';

type Told = Recorded<OutcomeRecorded> | Recorded<OutcomeWithdrawn>;

/**
 * An outcome with somebody who sees to it and a term is a task, known by the outcome's id. What a session long ago
 * undertook, as its paper tells, is none: what became of it is not known here.
 */
export const whenOutcomeRecordedThenOpenItsTask: FactPolicy = {
  name: 'when-outcome-recorded-then-open-its-task',
  handles: ['OutcomeRecorded', 'OutcomeWithdrawn'] satisfies Told['type'][],
  begins: 'at-zero',
  react(fact: Recorded) {
    const { type, id, data } = fact as Told;
    if (type === 'OutcomeWithdrawn') {
      const command = Object.assign(new DropTask(), { task: data.outcome, because: 'outcome-withdrawn' as const });
      return [{ command, cause: id }];
    }
    const { meeting, outcome, text, owner, due, commitment, fromDocument } = data;
    if (!owner || due === undefined || fromDocument) return [];
    const source = { meeting, outcome };
    const command = Object.assign(new OpenTask(), { task: outcome, source, text, responsible: owner, due, commitment });
    return [{ command, cause: id }];
  },
};
