import { RecordPetitionGoal } from '../../commands/petitions/office-commands.js';
import type { PetitionPage } from '../../read-models/petition-documents.js';
import type { HourPolicy } from './policy.js';

const AT_ONCE = 100;

/**
 * The count is a fold; that it has reached the threshold becomes a fact once, and the answer's term runs from there. Also
 * where it closed in the meantime, whoever closed it: what counted before is owed an answer.
 */
export const whenGoalReachedThenRecordIt: HourPolicy = {
  name: 'when-goal-reached-then-record-it',
  async due(store, of) {
    const reached = await store.find<PetitionPage>(of('pages'), { where: { goalDue: true }, limit: AT_ONCE });
    return reached.map(({ _id, signatures }) => ({
      command: Object.assign(new RecordPetitionGoal(), { petitionId: _id, signatures }),
      cause: `goal of ${_id}`,
    }));
  },
};
