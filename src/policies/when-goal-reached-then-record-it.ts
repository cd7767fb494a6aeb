import { RecordPetitionGoal } from '../../commands/petitions/office-commands.js';
import type { PetitionPage } from '../../read-models/petition-documents.js';
import type { HourPolicy } from './policy.js';

/** The count is a fold; that it has reached the threshold becomes a fact once, and the answer's term runs from there. */
export const whenGoalReachedThenRecordIt: HourPolicy = {
  name: 'when-goal-reached-then-record-it',
  async due(store, of) {
    const open = await store.find<PetitionPage>(of('pages'), { where: { status: 'open' } });
    return open
      .filter(({ signatures, threshold }) => threshold !== undefined && signatures >= threshold)
      .map(({ _id, signatures }) => ({
        command: Object.assign(new RecordPetitionGoal(), { petitionId: _id, signatures }),
        cause: `goal of ${_id}`,
      }));
  },
};
