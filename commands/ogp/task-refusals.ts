/** Why something is not done with roles, workflows and tasks: status, and what it says in English. */
export const ogpTaskRefusals = {
  'grouprole.not-found': {
    status: 404,
    detail: 'There is no role with this short name. Describe it first, then name it.',
  },
  'grouprole.held': {
    status: 409,
    detail: 'Somebody holds this role already. It passes to the next one by a hand-over.',
  },
  'grouprole.not-held': { status: 409, detail: 'Nobody holds this role. Say first who takes it.' },
  'grouprole.own-successor': { status: 422, detail: 'A role is handed to somebody else. Choose another seat.' },
  'grouprole.passes-before': {
    status: 422,
    detail: 'This day lies before the one on which the role last passed. Choose a later one.',
  },
  'grouprole.member-left': {
    status: 409,
    detail: 'This member has left the working group. Choose a seat that somebody holds.',
  },
  'workflow.not-found': {
    status: 404,
    detail: 'No workflow has been defined for this commitment yet. The page of roles lists those that there are.',
  },
  'workflow.step-twice': { status: 422, detail: 'Two steps have the same short name. Give each one of its own.' },
  'workflow.no-such-step': {
    status: 422,
    detail: 'A step waits for another one that is not in the workflow. Add it, or leave it out.',
  },
  'workflow.circular': {
    status: 422,
    detail: 'These steps wait for each other in a circle, so none could ever begin. Take one of the waits out.',
  },
  'workflow.due-before': {
    status: 422,
    detail: 'A step is due before another one that it waits for. Move one of the two days.',
  },
  'task.not-found': { status: 404, detail: 'We could not find this task. Look for it in the list of tasks.' },
  'task.already-done': { status: 409, detail: 'This task is done already. Nothing more needs to be said.' },
  'task.dropped': { status: 409, detail: 'What this task came from stands no longer, so it has been dropped.' },
  'task.moved': { status: 409, detail: 'Somebody else sees to this task by now. Look at it again.' },
  'task.not-over': { status: 409, detail: 'The term of this task is not over yet. Its page tells the last day.' },
  'task.reason-needed': { status: 422, detail: 'The term of this task is over: say why it was done late.' },
} as const;
