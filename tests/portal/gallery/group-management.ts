import type { GroupRoleView, WorkflowView } from '../../../read-models/group-roles.js';
import type { WorkflowStepDoc } from '../../../read-models/group-task-documents.js';
import type { GroupTaskView } from '../../../read-models/group-tasks.js';
import type { GroupView } from '../../../read-models/meetings.js';
import { id } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const AT = '2026-06-10T08:00:00.000Z';
const SECRETARY = { name: 'ხატია დოლიძე', level: 1, roles: ['working-group'] } as const;
const both = (ka: string, en: string) => ({ ka, en });

const title = both('ვალდებულების მენეჯერი', 'Commitment manager');
const duties = [both('აგროვებს ანგარიშებს', 'Collects the reports'), both('ამოწმებს მათ', 'Checks them')];
const version = { version: 1, at: AT, title, duties };
const note = both('ანგარიში ნახევრად მზადაა', 'The report is half done');
const manager: GroupRoleView = {
  ...{ id: 'commitment-manager', version: 2, title, duties, versions: [version, { ...version, version: 2 }] },
  holder: id(2),
  holdings: [
    { member: id(1), since: '2026-01-10', until: '2026-05-01', handedOver: { to: id(2), note, tasks: [id(9)] } },
    { member: id(2), since: '2026-05-01' },
  ],
};
const publisher = both('გამომქვეყნებელი', 'Publisher');
const vacant: GroupRoleView = { ...manager, id: 'publisher', title: publisher, holder: null, holdings: [] };
const steps: WorkflowStepDoc[] = [
  {
    ...{ step: 'report', does: 'report', responsible: 'commitment-manager', accountable: 'publisher' },
    ...{ consulted: ['publisher'], informed: ['publisher'], after: [], due: '2026-08-01' },
  },
  {
    ...{ step: 'publish', does: 'publish', responsible: 'publisher', consulted: [], informed: [] },
    ...{ after: ['report'], due: '2026-09-01' },
  },
];
const task: GroupTaskView = {
  ...{ id: id(9), status: 'open', text: both('რუკას დაემატება ფენა', 'A layer is added to the map') },
  ...{ owner: { role: 'commitment-manager' }, commitment: 'TBI0001', meeting: '2026-3', due: '2026-06-30' },
  ...{ ends: '2026-06-30T20:00:00.000Z', remind: '2026-06-23T20:00:00.000Z', openedAt: AT, reminded: AT },
  ...{ overdueSince: null, escalatedAt: null },
  handOvers: [{ day: '2026-05-01', from: id(1), to: id(2), note }],
};
const { text: _, meeting: __, ...stepTask } = task;
const reason = both('მონაცემები დაგვიანდა', 'The data came late');
const tasks: GroupTaskView[] = [
  { ...task, id: id(8), status: 'overdue', owner: { role: 'publisher' }, overdueSince: AT, escalatedAt: AT },
  task,
  { ...stepTask, id: id(10), step: 'report', does: 'report', due: '2026-08-01' },
  {
    ...{ ...task, id: id(11), status: 'done', overdueSince: AT },
    done: { at: AT, how: both('დაემატა', 'Added'), late: true, reason, link: 'https://example.ge/layer' },
  },
  { ...task, id: id(12), status: 'dropped', dropped: { at: AT, because: 'outcome-withdrawn' } },
];
const asOf = { position: 9, size: null, root: null };

/** Roles, workflows and tasks: their public pages and the desks where they are kept. */
export function managementPages(pages: Pages, at: At, group: GroupView): Record<string, Shown> {
  const known = {
    organisations: group.organisations,
    members: group.members,
    roles: [manager, vacant],
    commitments: [],
  };
  const office = at('/office/group', SECRETARY);
  const workflow: WorkflowView = {
    ...{ commitment: 'TBI0001', version: 2, steps, tasks, asOf },
    versions: [
      { version: 1, at: AT, steps },
      { version: 2, at: AT, steps, reason },
    ],
  };
  const workflows = [{ commitment: 'TBI0001', version: 2, steps: 2 }];
  const listed = { items: tasks, next: 'next', total: 30, asOf };
  const none = { items: [], next: null, total: 0, asOf };
  const wrong = [{ field: 'steps', text: 'report → review → report' }];
  return {
    'group-roles': (lang) => pages.GroupRolesPage({ frame: at('/ogp/roles'), known, workflows }, lang),
    'group-tasks': (lang) => pages.GroupTasksPage({ frame: at('/ogp/tasks'), known, found: listed }, lang),
    'group-tasks-none': (lang) =>
      pages.GroupTasksPage({ frame: at('/ogp/tasks'), known, found: none, status: 'done' }, lang),
    'group-workflow': (lang) => pages.GroupWorkflowPage({ frame: at('/ogp/workflow/TBI0001'), known, workflow }, lang),
    'roles-office': (lang) =>
      pages.RolesOfficePage({ frame: office, known, errors: wrong, deed: 'workflow', kept: {} }, lang),
    'tasks-office': (lang) =>
      pages.TasksOfficePage({ frame: office, known, tasks, errors: [], done: true, kept: {} }, lang),
  };
}
