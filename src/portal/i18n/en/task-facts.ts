/** Entries of the log about roles, workflows and tasks of the working group. */
export const taskFacts = {
  RoleDescribed: 'A role and its duties were described',
  RoleTaken: 'A member of the working group took a role',
  RoleVacated: 'A role became vacant',
  RoleHandedOver: 'A role was handed over with its open tasks',
  WorkflowDefined: 'The workflow of a commitment was defined',
  TaskOpened: 'A task was opened',
  TaskReassigned: 'A task passed to somebody else',
  TaskReminded: 'A task’s nearing term was recalled',
  TaskFellOverdue: 'A task fell overdue',
  TaskEscalated: 'A task that nobody sees to went to the chair',
  TaskDone: 'A task was done',
  TaskDropped: 'A task was dropped',
} as const;
