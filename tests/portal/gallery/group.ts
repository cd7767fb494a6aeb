import { meetings } from '../../../projections/ogp/meetings.js';
import type { MeetingDoc } from '../../../read-models/meeting-documents.js';
import type { GroupView, MeetingCard, MeetingView } from '../../../read-models/meetings.js';
import { GROUP_ORGANISATIONS, MINUTES_7 } from '../../../src/demo/minutes-7.js';
import { COURSE_7, OUTCOMES_7 } from '../../../src/demo/minutes-7-course.js';
import { id } from '../made-up.js';
import { managementPages } from './group-management.js';
import type { At, Pages, Shown } from './pages.js';

const AT = '2026-06-10T08:00:00.000Z';
const SECRETARY = { name: 'ხატია დოლიძე', level: 1, roles: ['working-group'] } as const;

const both = (ka: string, en?: string) => (en === undefined ? { ka } : { ka, en });
const organisations: GroupView['organisations'] = GROUP_ORGANISATIONS.map(({ organisation, ...said }) => ({
  ...{ id: organisation, version: 1, versions: [], ...said },
}));
const group: GroupView = {
  organisations,
  members: [
    {
      id: id(1),
      organisation: 'city-hall',
      role: 'head',
      post: both('მერის მოადგილე', 'Deputy mayor'),
      since: '2026-01-10',
      sits: true,
    },
    {
      ...{
        id: id(2),
        organisation: 'idfi',
        role: 'member',
        post: both('წარმომადგენელი'),
        name: both('ლია ფერაძე', 'Lia Peradze'),
      },
      ...{ since: '2026-01-10', until: '2026-05-01', sits: false },
    },
  ],
  asOf: { position: 9, size: null, root: null },
};

/** A session after these facts, as the fold makes it. */
function after(facts: readonly (readonly [type: string, data: object])[], meeting = '2026-3'): MeetingView {
  let doc: MeetingDoc | undefined;
  for (const [n, [type, data]] of facts.entries()) {
    const fact = { type, data: { meeting, ...data }, id: String(n).padStart(32, '0'), at: AT, position: n + 1 };
    doc = meetings.fold(doc, fact as never, meeting);
  }
  const { _id, position, starts: _, ...said } = doc!;
  return { id: _id, ...said, asOf: { position, size: null, root: null } };
}

const signer = { staff: 'a'.repeat(32) };
const { source, end, attendees, agenda, ...said } = MINUTES_7;
const called = [
  'MeetingConvened',
  {
    ...said,
    agenda,
    number: 3,
    date: '2026-06-12',
    chair: { ...said.chair, ...signer },
    quorum: { ...said.quorum, needed: 5 },
  },
] as const;
const before = [
  called,
  ['MeetingRevised', { ...said, agenda, date: '2026-06-15', reason: both('დარბაზი დაკავებულია', 'The hall is taken') }],
  [
    'MeetingDocumentSent',
    { document: id(3), title: both('ანგარიში'), link: 'https://example.ge/a.pdf', digest: 'd'.repeat(64) },
  ],
  [
    'AttendanceRecorded',
    { attendees: [...attendees, { as: 'member', post: both('ექსპერტები', 'Experts'), count: 3 }] },
  ],
] as const;
const outcomes = OUTCOMES_7.map(({ code, ...one }, n) => {
  const { responsible, ...outcome } = { responsible: undefined, ...one };
  return [
    'OutcomeRecorded',
    { outcome: id(10 + n), ...outcome, ...(responsible && { owner: responsible, due: '2026-09-01' }), code },
  ] as const;
});
const opened = [...before, ['MeetingOpened', { start: '14:05', present: 11 }] as const, ...outcomes];
const closed = [
  ...opened,
  ...COURSE_7.map((note, n) => ['CourseNoted', { note: id(30 + n), ...note }] as const),
  ['OutcomeWithdrawn', { outcome: id(10), reason: both('ორჯერ ჩაიწერა', 'Recorded twice') }] as const,
  ['MeetingClosed', { end }] as const,
];
const minutes = { digest: 'e'.repeat(64), bytes: 9, mediaType: 'application/json' };
const drafted = [...closed, ['MinutesDrafted', { version: 1, minutes }] as const];
const approved = [
  ...drafted,
  ['MinutesSigned', { version: 1, as: 'chair', digest: minutes.digest, staff: signer.staff }] as const,
  ['MinutesSigned', { version: 1, as: 'secretary', digest: minutes.digest, staff: 'b'.repeat(32) }] as const,
  ['MinutesApproved', { version: 1, digest: minutes.digest }] as const,
];
const corrected = [
  ...approved,
  ['MinutesReopened', { version: 1, reason: both('გამორჩა საკითხი', 'An item was left out') }] as const,
  ['MinutesDrafted', { version: 2, minutes: { ...minutes, digest: 'f'.repeat(64) } }] as const,
];

const earlier = [
  {
    meeting: '2017-7',
    outcome: id(10),
    text: both('რუკა განახლდება', 'The map is renewed'),
    number: 7,
    date: '2017-05-30',
  },
];
const commitments = [{ id: 'tbi0001', ogpId: 'TBI0001', title: both('რუკა', 'The map') }];
const card = (status: MeetingCard['status'], number: number): MeetingCard => ({
  ...{ id: `2026-${number}`, number, status, date: '2026-06-12', start: '14:00', place: said.place, body: said.body },
  ...{ changedAt: AT, changes: 3, items: 3, outcomes: status === 'closed' ? 8 : 0, approved: status === 'closed' },
  ...{ fromDocument: number === 7, ...(status === 'closed' && { end: '16:00' }) },
});
const cards = [card('convened', 9), card('open', 8), card('closed', 7), card('cancelled', 6)];
const listed = { items: cards, next: 'next', total: 30, asOf: group.asOf };
const none = { items: [], next: null, total: 0, asOf: group.asOf };

/** The working group: its public pages and the desk of its secretariat. */
export function groupPages(pages: Pages, at: At): Record<string, Shown> {
  const here = at('/ogp/group');
  const office = at('/office/group', SECRETARY);
  const page = (session: MeetingView): Shown => {
    const frame = at(`/ogp/meetings/${session.id}`);
    return (lang) => pages.SessionPage({ frame, session, organisations, tasks: [], commitments }, lang);
  };
  const desk = (session: MeetingView, more: object = {}): Shown => {
    const view = { frame: office, session, organisations, earlier, signs: ['chair'] as const, errors: [], ...more };
    return (lang) => pages.SessionDeskPage(view, lang);
  };
  const signers = [{ staff: signer.staff, name: 'ნინო ლომიძე' }];
  const fresh = { frame: office, plans: [], signers, organisations, kept: {}, errors: [] };
  const wrong = [{ field: 'start', text: 'გადაამოწმეთ' }];
  return {
    group: (lang) => pages.GroupPage({ frame: here, group, found: listed }, lang),
    'group-none': (lang) =>
      pages.GroupPage({ frame: here, group: { ...group, organisations: [], members: [] }, found: none }, lang),
    ...managementPages(pages, at, group),
    session: page(after(before)),
    'session-open': page(after(opened)),
    'session-approved': page(after(approved)),
    'session-corrected': page(after(corrected)),
    'session-cancelled': page(after([called, ['MeetingCancelled', { reason: both('კვორუმი არ იყო', 'No quorum') }]])),
    'session-from-document': page(
      after(
        [
          ['MeetingConvened', { ...said, agenda, source }],
          ...closed.slice(4),
          ['MinutesDrafted', { version: 1, minutes }],
        ],
        '2017-7',
      ),
    ),
    'group-office': (lang) => pages.GroupOfficePage({ frame: office, found: listed }, lang),
    'group-members': (lang) =>
      pages.GroupMembersPage({ frame: office, group, signers, kept: {}, errors: [], notice: 'described' }, lang),
    'session-new': (lang) => pages.NewSessionPage(fresh, lang),
    'session-new-wrong': (lang) => pages.NewSessionPage({ ...fresh, errors: wrong, kept: { number: '3' } }, lang),
    'session-desk': desk(after(before), { notice: 'convened' }),
    'session-desk-open': desk(after(opened), { errors: [{ field: 'due', text: 'გადაამოწმეთ' }], deed: 'outcomes' }),
    'session-desk-closed': desk(after(closed)),
    'session-desk-drafted': desk(after(drafted)),
    'session-desk-approved': desk(after(approved)),
  };
}
