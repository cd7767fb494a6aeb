import { wording } from './group-operations.js';
import {
  day,
  type Fields,
  flag,
  instant,
  list,
  named,
  object,
  one,
  orNull,
  page,
  saying,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const role = saying(text, 'The short name of a role: `commitment-manager`');
const described: [Fields, Fields] = [
  { version: whole, title: wording, duties: list(wording) },
  { organisation: text, basis: wording },
];
const seat = saying(uuid, 'A seat of the working group');
const holding = object(
  { member: seat, since: day },
  {
    until: day,
    reason: wording,
    handedOver: object({ to: seat, note: wording, tasks: list(uuid) }),
  },
);
const roleFields: Fields = {
  ...{
    id: role,
    ...described[0],
    holder: saying(orNull(text), 'The seat that holds it; null while nobody does'),
  },
  ...{ versions: list(object({ at: instant, ...described[0] }, described[1])), holdings: list(holding) },
};
const roles = object({ roles: list(object(roleFields, described[1])), asOf: named('AsOf') });
const does = one('report', 'review', 'approve', 'publish');
const step = object(
  {
    ...{ step: text, does, responsible: role, consulted: list(role), informed: list(role) },
    ...{ after: saying(list(text), 'Steps that must be done first'), due: day },
  },
  { accountable: role },
);
const owner = object({}, { organisation: text, role });
const taskFields: [Fields, Fields] = [
  {
    ...{ id: uuid, status: one('open', 'overdue', 'done', 'dropped'), owner, due: day, ends: instant, remind: instant },
    ...{
      commitment: orNull(text),
      openedAt: instant,
      reminded: orNull(instant),
    },
    ...{
      overdueSince: orNull(instant),
      escalatedAt: saying(orNull(instant), 'When the chair heard of it'),
    },
    handOvers: list(object({ day, from: seat, to: seat, note: wording })),
  },
  {
    ...{ text: wording, meeting: saying(text, 'The session it comes from'), step: text, does },
    done: object({ at: instant, how: wording, late: flag }, { link: text, reason: wording }),
    dropped: object({ at: instant, because: one('outcome-withdrawn', 'step-replaced') }),
  },
];
const workflow = object({
  ...{ commitment: text, version: whole, steps: list(step), tasks: list(object(...taskFields)), asOf: named('AsOf') },
  versions: list(object({ version: whole, at: instant, steps: list(step) }, { reason: wording })),
});
const known = { fails: [404] } as const;
const step404 = (says: string) => records(says, named('Receipt'), known);
const made = (says: string) => records(says, receiptWith({ id: text }), known);

/** What is said of managing commitments: roles, ways and tasks. */
export const GROUP_MANAGEMENT_OPERATIONS: Operations = {
  'GET /api/v1/ogp/roles': answers('Roles with their job descriptions, holders and hand-overs', roles),
  'GET /api/v1/ogp/roles/{role}': answers(
    'One role',
    object({ ...roleFields, asOf: named('AsOf') }, described[1]),
    known,
  ),
  'POST /api/v1/ogp/roles': made('Describes a role; said again, it is its next version'),
  'POST /api/v1/ogp/roles/{role}/take': step404('A seat takes a role that nobody holds'),
  'POST /api/v1/ogp/roles/{role}/vacate': step404('A role becomes vacant'),
  'POST /api/v1/ogp/roles/{role}/hand-over': step404(
    'Its holder hands it over, with every task that is open and a note',
  ),
  'GET /api/v1/ogp/workflow': answers(
    'The commitments that have a workflow',
    object({ workflows: list(object({ commitment: text, version: whole, steps: whole })), asOf: named('AsOf') }),
  ),
  'GET /api/v1/ogp/workflow/{commitment}': answers(
    'Who reports, reviews and publishes a commitment, and by when',
    workflow,
    known,
  ),
  'POST /api/v1/ogp/workflow': made('Defines it whole, as its next version; steps that wait in a circle are refused'),
  'GET /api/v1/ogp/tasks': answers(
    'Tasks by their last day (`status`, `role`, `commitment`)',
    page(object(...taskFields)),
  ),
  'GET /api/v1/ogp/tasks/{id}': answers(
    'One task; that of an outcome has its id',
    object({ ...taskFields[0], asOf: named('AsOf') }, taskFields[1]),
    known,
  ),
  'POST /api/v1/ogp/tasks/{id}/done': step404('It is done; after its last day with the reason'),
};
