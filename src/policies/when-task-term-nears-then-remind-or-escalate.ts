import { RecordTaskOverdue, RemindOfTask } from '../../commands/ogp/task-commands.js';
import type { GroupTaskDoc } from '../../read-models/group-task-documents.js';
import type { HourPolicy, Wish } from './policy.js';

const AT_ONCE = 100;

/** Before a term whoever sees to a task is reminded; after it the task is overdue, and where nobody holds its role the chair hears of it. */
export const whenTaskTermNearsThenRemindOrEscalate: HourPolicy = {
  name: 'when-task-term-nears-then-remind-or-escalate',
  async due(store, of, now) {
    const find = (where: object) =>
      store.find<GroupTaskDoc>(of('groupTasks'), { where: { status: 'open', ...where } as never, limit: AT_ONCE });
    const [late, near] = await Promise.all([
      find({ ends: { lte: now } }),
      find({ reminded: null, remind: { lte: now }, ends: { gt: now } }),
    ]);
    const about = ({ _id, role }: GroupTaskDoc) => ({ task: _id, role: role ?? undefined });
    // a task may be dropped and opened again: each time it has a term of its own
    return [
      ...late.map((one): Wish => {
        const command = Object.assign(new RecordTaskOverdue(), about(one));
        return { command, cause: `${one._id} of ${one.openedAt} overdue` };
      }),
      ...near.map((one): Wish => {
        const command = Object.assign(new RemindOfTask(), about(one));
        return { command, cause: `${one._id} of ${one.openedAt} reminded` };
      }),
    ];
  },
};
