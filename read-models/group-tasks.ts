import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import type { GroupTaskDoc, GroupTaskStatus } from './group-task-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

export type GroupTaskView = Omit<GroupTaskDoc, '_id' | 'position' | 'role'> & { readonly id: string };

export const taskOf = ({ _id, position: _, role: __, ...said }: GroupTaskDoc): GroupTaskView => ({ id: _id, ...said });

export type GroupTasksWanted = Paging & {
  readonly status?: GroupTaskStatus | undefined;
  readonly role?: string | undefined;
  readonly commitment?: string | undefined;
};

/** Tasks: what is overdue, what is open, and then what is over, each by its last day. */
export class GroupTasks extends Query<Listed<GroupTaskView>> {
  constructor(readonly wanted: GroupTasksWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { status, role, commitment } = this.wanted;
    const where = { ...(status && { status }), ...(role && { role }), ...(commitment && { commitment }) };
    const listing = {
      ...{ name: 'group-tasks', collection: of('groupTasks'), where },
      // falling, the names of the statuses stand in the order of their urgency: overdue, open, dropped, done
      sort: [
        ['status', -1],
        ['due', 1],
      ] as const,
      kinds: ['string', 'string'] as const,
    };
    return told(await page<GroupTaskDoc>(store, listing, this.wanted), taskOf);
  }
}

export class GroupTaskById extends Query<(GroupTaskView & { readonly asOf: AsOf }) | undefined> {
  constructor(readonly task: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<GroupTaskDoc>(of('groupTasks'), this.task);
    return doc && { ...taskOf(doc), asOf: asOf(doc.position) };
  }
}

/** The tasks with these ids; those of a session's outcomes have theirs. */
export class GroupTasksNamed extends Query<readonly GroupTaskView[]> {
  constructor(readonly tasks: readonly string[]) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    return [...(await store.load<GroupTaskDoc>(of('groupTasks'), this.tasks)).values()].map(taskOf);
  }
}

/** A role has dozens of open tasks; so many pass on with it. */
const MOST = 200;

/** What whoever holds a role still has to do, by its last day. */
export class OpenTasksOfRole extends Query<readonly GroupTaskView[]> {
  constructor(readonly role: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { role } = this;
    const find = (status: GroupTaskStatus) =>
      store.find<GroupTaskDoc>(of('groupTasks'), { where: { role, status }, sort: [['due', 1]], limit: MOST });
    return [...(await find('overdue')), ...(await find('open'))].slice(0, MOST).map(taskOf);
  }
}
