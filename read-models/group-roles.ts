import { type AsOf, asOf } from './answer.js';
import type { GroupRoleDoc, WorkflowDoc } from './group-task-documents.js';
import { type GroupTaskView, taskOf } from './group-tasks.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

export type GroupRoleView = Omit<GroupRoleDoc, '_id' | 'position'> & { readonly id: string };
export type WorkflowView = Omit<WorkflowDoc, '_id' | 'position'> & {
  readonly commitment: string;
  /** The tasks that its steps opened, whatever became of them. */
  readonly tasks: readonly GroupTaskView[];
  readonly asOf: AsOf;
};

/** A working group has dozens of roles; so many are shown at the most. */
const MOST = 200;
const viewOf = ({ _id, position: _, ...said }: GroupRoleDoc): GroupRoleView => ({ id: _id, ...said });

/** Roles with their job descriptions and holders. */
export class GroupRoles extends Query<{ readonly roles: readonly GroupRoleView[]; readonly asOf: AsOf }> {
  async answer(store: ReadStore, of: Collections) {
    const [roles, position] = await Promise.all([
      store.find<GroupRoleDoc>(of('groupRoles'), { limit: MOST }),
      store.position(of('groupRoles')),
    ]);
    return { roles: roles.map(viewOf), asOf: asOf(position) };
  }
}

export class GroupRoleByCode extends Query<(GroupRoleView & { readonly asOf: AsOf }) | undefined> {
  constructor(readonly role: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<GroupRoleDoc>(of('groupRoles'), this.role);
    return doc && { ...viewOf(doc), asOf: asOf(doc.position) };
  }
}

/** The way of a commitment: its steps, the versions before, and how far it is. */
export class WorkflowOf extends Query<WorkflowView | undefined> {
  constructor(readonly commitment: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { commitment } = this;
    const [doc, tasks] = await Promise.all([
      store.get<WorkflowDoc>(of('workflows'), commitment),
      store.find(of('groupTasks'), { where: { commitment }, sort: [['due', 1]], limit: MOST }),
    ]);
    if (!doc) return undefined;
    const { _id, position, ...said } = doc;
    const views = (tasks as never[]).map(taskOf).filter(({ step }) => step !== undefined);
    return { commitment: _id, ...said, tasks: views, asOf: asOf(position) };
  }
}

export type WorkflowCard = { readonly commitment: string; readonly version: number; readonly steps: number };

/** The commitments that have a workflow. */
export class Workflows extends Query<{ readonly workflows: readonly WorkflowCard[]; readonly asOf: AsOf }> {
  async answer(store: ReadStore, of: Collections) {
    const [docs, position] = await Promise.all([
      store.find<WorkflowDoc>(of('workflows'), { limit: MOST }),
      store.position(of('workflows')),
    ]);
    const workflows = docs.map(({ _id, version, steps }) => ({ commitment: _id, version, steps: steps.length }));
    return { workflows, asOf: asOf(position) };
  }
}
