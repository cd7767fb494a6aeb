import type { GroupTaskDoc } from '../../../read-models/group-task-documents.js';
import type { MeetingDoc } from '../../../read-models/meeting-documents.js';
import { column, type OpenTable, scanned } from '../table.js';
import { COMMITMENT, inBoth } from './ogp-plans.js';

const KEYWORDS = { ka: ['სამუშაო ჯგუფი', 'სხდომა', 'ოქმი'], en: ['working group', 'session', 'minutes'] };
const MEETING = column('session', 'string', 'სხდომა: წელი და ნომერი', 'The session: year and number');
const TEXTS = [
  column('text_ka', 'string', 'ტექსტი ქართულად', 'The text in Georgian'),
  column('text_en', 'string', 'ტექსტი ინგლისურად', 'The text in English'),
];

const sessions: OpenTable = {
  name: 'group-sessions',
  title: { ka: 'სამუშაო ჯგუფის სხდომები', en: 'Sessions of the working group' },
  about: {
    ka: 'როდის შეიკრიბა ჯგუფი, რამდენი წევრი იყო, რამდენი საკითხი და გადაწყვეტილება.',
    en: 'When the group met, how many members were there, how many items and outcomes there were.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    MEETING,
    column('number', 'integer', 'ნომერი', 'Number'),
    column('date', 'date', 'დღე', 'Day'),
    column('start', 'string', 'დასაწყისი, თბილისის დროით', 'When it began, Tbilisi time'),
    column('end', 'string', 'დასასრული', 'When it ended'),
    column('status', 'string', 'მდგომარეობა', 'How it stands'),
    column('place_ka', 'string', 'ადგილი ქართულად', 'The place, in Georgian'),
    column('place_en', 'string', 'ადგილი ინგლისურად', 'The place, in English'),
    column('present', 'integer', 'დამსწრე წევრები', 'Members who were counted'),
    column('needed', 'integer', 'ქვორუმი', 'How many were needed'),
    column('items', 'integer', 'საკითხები დღის წესრიგში', 'Items of the agenda'),
    column('outcomes', 'integer', 'გადაწყვეტილებები', 'Outcomes that stand'),
    column('from_document', 'string', 'ქაღალდიდან შეტანილი: yes ან no', 'Entered from its paper: yes or no'),
  ],
  async *rows(reading) {
    for await (const some of scanned<MeetingDoc>(reading, 'meetings'))
      for (const one of some)
        yield [
          ...[one._id, one.number, one.date, one.start, one.end ?? null, one.status, ...inBoth(one.place)],
          ...[one.present ?? null, one.quorum.needed ?? null, one.agenda.length],
          ...[one.outcomes.filter(({ withdrawn }) => !withdrawn).length, one.source ? 'yes' : 'no'],
        ];
  },
};

const outcomes: OpenTable = {
  name: 'group-outcomes',
  title: { ka: 'სხდომების გადაწყვეტილებები', en: 'Outcomes of sessions' },
  about: {
    ka: 'რაზე შეთანხმდა ჯგუფი, რა აიღო ვინმემ თავის თავზე და როდემდე.',
    en: 'What the group agreed on and noted, who undertook what, and until when.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    column('outcome', 'string', 'იდენტიფიკატორი', 'Identifier'),
    MEETING,
    column('item', 'integer', 'საკითხის ნომერი', 'Item of the agenda'),
    column('kind', 'string', 'სახე', 'Kind'),
    ...TEXTS,
    column('organisation', 'string', 'პასუხისმგებელი ორგანიზაცია', 'The organisation that sees to it'),
    column('role', 'string', 'პასუხისმგებელი როლი', 'The role that sees to it'),
    column('due', 'date', 'ვადა', 'Until when'),
    COMMITMENT,
    column('withdrawn', 'string', 'გაუქმდა: yes ან no', 'Withdrawn: yes or no'),
  ],
  async *rows(reading) {
    for await (const some of scanned<MeetingDoc>(reading, 'meetings'))
      for (const { _id, outcomes: of } of some)
        for (const { outcome, item, kind, text, owner, due, commitment, withdrawn } of of)
          yield [
            ...[outcome, _id, item, kind, ...inBoth(text), owner?.organisation ?? null, owner?.role ?? null],
            ...[due ?? null, commitment ?? null, withdrawn ? 'yes' : 'no'],
          ];
  },
};

const minutes: OpenTable = {
  name: 'minutes',
  title: { ka: 'სხდომების ოქმები', en: 'Minutes of sessions' },
  about: {
    ka: 'ოქმის ყოველი ვერსია თავისი SHA-256-ით: როდის შედგა, ვინ მოაწერა ხელი და როდის დამტკიცდა.',
    en: 'Every version of the minutes with its SHA-256: when it was drafted, who signed it and when it was approved.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    MEETING,
    column('version', 'integer', 'ვერსია', 'Version'),
    column('sha256', 'string', 'ოქმის SHA-256', 'SHA-256 of the minutes'),
    column('drafted_at', 'dateTime', 'როდის შედგა', 'When it was drafted'),
    column('signed_by', 'list', 'ვინ მოაწერა ხელი: chair, secretary', 'Who has signed: chair, secretary'),
    column('approved_at', 'dateTime', 'როდის დამტკიცდა', 'When it was approved'),
    column('reopened_at', 'dateTime', 'როდის გაიხსნა გასასწორებლად', 'When it was opened again to be put right'),
  ],
  async *rows(reading) {
    for await (const some of scanned<MeetingDoc>(reading, 'meetings'))
      for (const { _id, minutes: of } of some)
        for (const { version, digest, draftedAt, signed, approvedAt, reopened } of of)
          yield [
            ...[_id, version, digest, draftedAt, signed.map(({ as }) => as).join(' ')],
            ...[approvedAt ?? null, reopened?.at ?? null],
          ];
  },
};

const tasks: OpenTable = {
  name: 'group-tasks',
  title: { ka: 'სამუშაო ჯგუფის ამოცანები', en: 'Tasks of the working group' },
  about: {
    ka: 'რა უნდა გაკეთდეს გადაწყვეტილებების შედეგად და ვალდებულებების გზაზე: ვადა, პასუხისმგებელი, შესრულება.',
    en: 'What is to be done after outcomes and on the way of commitments: by whom, until when, and whether it was.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    column('task', 'string', 'იდენტიფიკატორი', 'Identifier'),
    column('status', 'string', 'მდგომარეობა', 'How it stands'),
    ...TEXTS,
    column('organisation', 'string', 'პასუხისმგებელი ორგანიზაცია', 'The organisation that sees to it'),
    column('role', 'string', 'პასუხისმგებელი როლი', 'The role that sees to it'),
    COMMITMENT,
    MEETING,
    column('step', 'string', 'ნაბიჯი ვალდებულების გზაზე', 'The step on the way of a commitment'),
    column('due', 'date', 'ვადა', 'Until when'),
    column('opened_at', 'dateTime', 'როდის გაჩნდა', 'When it was opened'),
    column('overdue_since', 'dateTime', 'როდიდან არის ვადაგადაცილებული', 'Since when it is overdue'),
    column('done_at', 'dateTime', 'როდის შესრულდა', 'When it was done'),
    column('late', 'string', 'დაგვიანებით: yes ან no', 'Late: yes or no'),
    column('hand_overs', 'integer', 'რამდენჯერ გადავიდა სხვაზე', 'How often it passed on to somebody else'),
  ],
  async *rows(reading) {
    for await (const some of scanned<GroupTaskDoc>(reading, 'groupTasks'))
      for (const one of some)
        yield [
          ...[one._id, one.status, ...inBoth(one.text ?? {}), one.owner.organisation ?? null, one.role],
          ...[one.commitment, one.meeting ?? null, one.step ?? null, one.due, one.openedAt, one.overdueSince],
          ...[one.done?.at ?? null, one.done ? (one.done.late ? 'yes' : 'no') : null, one.handOvers.length],
        ];
  },
};

export const groupTables = [sessions, outcomes, minutes, tasks];
