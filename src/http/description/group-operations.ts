import {
  day,
  type Fields,
  flag,
  instant,
  list,
  named,
  object,
  one,
  page,
  saying,
  sha256,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, file, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

export const wording = saying(object({ ka: text }, { en: text }), 'Georgian, and English where it is translated');
const officeholder = object({ name: wording, post: wording }, { organisation: text, staff: text });
const attendee = object(
  { as: one('member', 'guest'), post: wording },
  { name: wording, organisation: text, count: whole },
);
const item = object({ title: wording }, { presenter: officeholder, commitment: text });
const owner = object({}, { organisation: text, role: text });
const source = object({ document: wording }, { link: text });
const kind = one('agreed', 'noted', 'undertaking', 'follow-up', 'assessment');
const status = one('convened', 'open', 'closed', 'cancelled');
const hour = saying(text, 'HH:MM in Tbilisi');
const id = saying(text, 'Year and number: `2017-7`');
const earlier = object({ meeting: text, outcome: text });
const outcome: [Fields, Fields] = [
  { item: whole, kind, text: wording },
  { owner, due: day, commitment: text, takesUp: earlier },
];
const version = object(
  {
    ...{ version: whole, digest: saying(sha256, 'Of the minutes at /log/content'), draftedAt: instant },
    signed: list(object({ as: one('chair', 'secretary'), at: instant, event: text })),
  },
  { approvedAt: instant, reopened: object({ at: instant, reason: wording }) },
);
const meeting = object(
  {
    ...{ id, number: whole, body: wording, status, date: day, start: hour, place: wording },
    ...{ chair: officeholder, secretary: officeholder, agenda: list(item), attendees: list(attendee) },
    quorum: object({ basis: wording }, { needed: whole }),
    documents: list(
      object({ document: uuid, title: wording, link: text, at: instant }, { digest: sha256, item: whole }),
    ),
    course: list(object({ note: text, item: whole, text: wording })),
    outcomes: list(
      object({ outcome: text, ...outcome[0] }, { ...outcome[1], withdrawn: wording, takenUp: list(earlier) }),
    ),
    minutes: list(version),
    stale: saying(flag, 'Something was recorded since the last version was drafted'),
    revisions: list(object({ at: instant, reason: wording })),
    ...{ convenedAt: instant, changedAt: instant, changes: whole, asOf: named('AsOf') },
  },
  { end: hour, present: whole, source, cancelled: wording, plan: saying(text, 'Whose forum sits') },
);
const card = object(
  {
    ...{ id, number: whole, status, date: day, start: hour, place: wording, body: wording },
    ...{ changedAt: instant, changes: whole, items: whole, outcomes: whole, approved: flag, fromDocument: flag },
  },
  { end: hour },
);
const paper = object(
  {
    ...{ v: one(1), meeting: id, version: whole, number: whole, body: wording, date: day, start: hour, end: hour },
    ...{ place: wording, chair: officeholder, secretary: officeholder, attendees: list(attendee), agenda: list(item) },
    quorum: object({ basis: wording }, { needed: whole, present: whole }),
    course: list(object({ item: whole, text: wording })),
    outcomes: list(object({ outcome: text, ...outcome[0] }, outcome[1])),
    organisations: { type: 'object', additionalProperties: wording },
    roles: { type: 'object', additionalProperties: wording },
  },
  { source, corrects: object({ version: whole, digest: sha256, reason: wording }) },
);
const organisation = object(
  {
    ...{ id: text, version: whole, name: wording },
    kind: one('city-hall', 'municipal-body', 'civil-society', 'international'),
    versions: list(object({ version: whole, at: instant, name: wording })),
  },
  { parent: text, link: text },
);
const member = object(
  {
    ...{
      id: uuid,
      organisation: text,
      role: one('head', 'secretary', 'member'),
      post: wording,
      since: day,
      sits: flag,
    },
  },
  { name: wording, until: day, staff: text },
);
const anyObject = list({ type: 'object' });
const step = (says: string) => records(says, named('Receipt'), { fails: [404] });
const made = (says: string) => records(says, receiptWith({ id: text }), { fails: [404] });

/** What is said of the working group. */
export const GROUP_OPERATIONS: Operations = {
  'GET /api/v1/ogp/members': answers(
    'The working group: its organisations and its seats',
    object({ organisations: list(organisation), members: list(member), asOf: named('AsOf') }),
  ),
  'GET /api/v1/ogp/popolo': answers(
    'The same in Popolo’s terms, with the newest sessions as events',
    object({
      ...{ organizations: anyObject, persons: anyObject, posts: anyObject, memberships: anyObject, events: anyObject },
      asOf: named('AsOf'),
    }),
  ),
  'POST /api/v1/ogp/organisations': step('Describes an organisation; said again, it is its next version'),
  'POST /api/v1/ogp/members': made('A seat in the working group is taken'),
  'POST /api/v1/ogp/members/{id}/release': step('A member leaves the working group'),
  'GET /api/v1/ogp/meetings': answers('Sessions, the newest first', page(card)),
  'GET /api/v1/ogp/meetings.ics': file('Sessions as a calendar (iCalendar, RFC 5545)', 'text/calendar'),
  'GET /api/v1/ogp/meetings/{id}': answers('One session: agenda, documents, attendance, outcomes, minutes', meeting, {
    fails: [404],
  }),
  'GET /api/v1/ogp/meetings/{id}/minutes.json': answers(
    'The minutes, as they are signed: the newest version, or `version`',
    paper,
    {
      fails: [404],
    },
  ),
  'GET /api/v1/ogp/meetings/{id}/minutes.md': file('The minutes in Markdown (`lang`, `version`)', 'text/markdown', {
    fails: [404],
  }),
  'GET /api/v1/ogp/meetings/{id}/minutes.html': file('The minutes to print (`lang`, `version`)', 'text/html', {
    fails: [404],
  }),
  'GET /api/v1/ogp/meetings/{id}/minutes.pdf': file(
    'The same as PDF, where a Chromium is installed',
    'application/pdf',
    {
      fails: [404],
    },
  ),
  'POST /api/v1/ogp/meetings': made('Calls a session; with its end it is one that was held'),
  'POST /api/v1/ogp/meetings/{id}/revise': step('Changes day, hour, place and agenda, until the session is opened'),
  'POST /api/v1/ogp/meetings/{id}/cancel': step('Cancels it'),
  'POST /api/v1/ogp/meetings/{id}/documents': made('A document goes to the members before the session'),
  'POST /api/v1/ogp/meetings/{id}/attendance': step('Says who is there, whole'),
  'POST /api/v1/ogp/meetings/{id}/open': step('Opens it, when the members suffice'),
  'POST /api/v1/ogp/meetings/{id}/notes': made('Notes how it goes'),
  'POST /api/v1/ogp/meetings/{id}/outcomes': made('Records what came of an item of the agenda'),
  'POST /api/v1/ogp/meetings/{id}/outcomes/{outcome}/withdraw': step('Withdraws an outcome that was recorded wrongly'),
  'POST /api/v1/ogp/meetings/{id}/close': step('Closes it'),
  'POST /api/v1/ogp/meetings/{id}/minutes': step('Drafts the minutes from what was recorded'),
  'POST /api/v1/ogp/meetings/{id}/approve': step(
    'Signs the minutes as chair or secretary; with both they are approved',
  ),
  'POST /api/v1/ogp/meetings/{id}/reopen': step('Opens approved minutes for a next version'),
};
