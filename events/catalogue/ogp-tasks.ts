import type { GroupRoleEvent, WorkflowEvent } from '../ogp-roles.js';
import type { GroupTaskEvent } from '../ogp-tasks.js';
import { type Catalogue, inRoom } from './entry.js';

const of = inRoom('ogp');

export type OgpTaskFact = GroupRoleEvent | WorkflowEvent | GroupTaskEvent;

/** Who manages commitments, and what they have to do. */
export const ogpTasks: Catalogue<OgpTaskFact> = {
  RoleDescribed: of('grouprole'),
  RoleTaken: of('grouprole'),
  RoleVacated: of('grouprole'),
  RoleHandedOver: of('grouprole'),
  WorkflowDefined: of('workflow'),
  TaskOpened: of('task'),
  TaskReassigned: of('task'),
  TaskReminded: of('task'),
  TaskFellOverdue: of('task'),
  TaskEscalated: of('task'),
  TaskDone: of('task'),
  TaskDropped: of('task'),
};
