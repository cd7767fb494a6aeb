import {
  ApproveMinutes,
  CloseMeeting,
  ConveneMeeting,
  NoteCourse,
  OpenMeeting,
  RecordAttendance,
  RecordOutcome,
  SendMeetingDocument,
} from '../../commands/ogp/meeting-commands.js';
import type { House } from '../house.js';
import { uuidFrom } from '../write/attributed.js';
import { GroupOffice, meetingId, type Send } from '../write/group-office.js';
import type { Doing } from './doing.js';
import { both, SESSION_WORDS as WORDS } from './group-words.js';
import { PLAN_TODAY } from './plan-today.js';
import type { Act, Official, Stage } from './stage.js';

const DAY = 86_400_000;

type Session = { readonly n: number; readonly before: number; readonly agenda: readonly object[] };

/** Three sessions: one whose minutes are approved, one whose minutes wait for the chair, one to come. */
export function sessionActs(stage: Stage, house: House, doing: Doing): Act[] {
  const { day, office, now } = doing;
  const holder = (as: Official, post: object) => {
    const { staff, name } = stage.staffOf(as);
    return { name: { ka: name }, post, organisation: 'demo-secretariat', staff };
  };
  const id = ({ n, before }: Session) => meetingId({ number: n, date: day(before) });
  const convene = (session: Session, called: number) =>
    office(called, new ConveneMeeting(), {
      ...{ meeting: id(session), number: session.n, date: day(session.before), start: '15:00', plan: PLAN_TODAY },
      ...{ place: WORDS.place, body: WORDS.body, agenda: session.agenda.map((title) => ({ title })) },
      ...{ chair: holder('group-head', WORDS.head), secretary: holder('working-group', WORDS.secretary) },
      quorum: { needed: 3, basis: WORDS.basis },
    });
  const send = (session: Session, sent: number, title: object) =>
    office(sent, new SendMeetingDocument(), {
      ...{ meeting: id(session), document: uuidFrom('demo document', String(session.n)), title },
      link: `${house.config.publicUrl}/ka/ogp`,
    });
  const attendees = [
    {
      as: 'member',
      post: WORDS.head,
      organisation: 'demo-secretariat',
      name: { ka: stage.staffOf('group-head').name },
    },
    {
      as: 'member',
      post: WORDS.secretary,
      organisation: 'demo-secretariat',
      name: { ka: stage.staffOf('working-group').name },
    },
    {
      as: 'member',
      post: both('სააგენტოს წარმომადგენელი', 'representative of the agency'),
      organisation: 'demo-services',
    },
    {
      as: 'member',
      post: both('კავშირის წარმომადგენლები', 'representatives of the union'),
      organisation: 'demo-union',
      count: 2,
    },
    { as: 'guest', post: both('უნივერსიტეტის სტუმარი', 'a guest from the university') },
  ];
  const minute = (session: Session, minutes: number) => session.before - minutes / (24 * 60);
  const hold = (session: Session, item: number, text: object) => [
    office(minute(session, 1), new RecordAttendance(), { meeting: id(session), attendees }),
    office(minute(session, 2), new OpenMeeting(), { meeting: id(session), start: '15:05' }),
    office(minute(session, 3), new NoteCourse(), {
      ...{ meeting: id(session), note: uuidFrom('demo note of', String(session.n)), item, text },
    }),
    office(minute(session, 90), new CloseMeeting(), { meeting: id(session), end: '16:30' }),
    {
      at: now - minute(session, 120) * DAY,
      perform: (hour: string) => {
        const sending: Send = (wish, supplied, _, sent) =>
          stage.official('working-group', wish, supplied, sent?.beside)(hour) as never;
        return new GroupOffice(sending, house.log).draft(id(session), '');
      },
    },
  ];
  const outcome = (session: Session, item: number, kind: string, text: object, n: number) =>
    office(minute(session, 10 + n), new RecordOutcome(), {
      ...{ meeting: id(session), outcome: uuidFrom('demo outcome of', String(session.n), String(n)), item, kind, text },
    });
  const sign = (session: Session, before: number, as: 'chair' | 'secretary') =>
    office(
      before,
      new ApproveMinutes(),
      { meeting: id(session), as, version: 1 },
      as === 'chair' ? 'group-head' : 'working-group',
    );
  const first = { n: 1, before: FIRST, agenda: WORDS.first };
  const second = { n: 2, before: 20, agenda: WORDS.second };
  const third = { n: 3, before: -14, agenda: WORDS.third };
  return [
    ...[convene(first, 175), send(first, 168, both('2017 წლის N7 ოქმი', 'Minutes no. 7 of 2017'))],
    ...hold(first, 0, WORDS.opened),
    ...[sign(first, 157, 'secretary'), sign(first, 156, 'chair')],
    ...[convene(second, 34), send(second, 28, both('პირველი კვარტლის ანგარიშები', 'Reports of the first quarter'))],
    ...hold(
      second,
      1,
      both(
        'მდივანმა წარმოადგინა პირველი კვარტლის ანგარიშები.',
        'The secretary presented the reports of the first quarter.',
      ),
    ),
    outcome(second, 1, 'noted', both('ანგარიშები მიღებულია ცნობად.', 'The reports are noted.'), 1),
    outcome(
      second,
      2,
      'agreed',
      both('მონიტორების ვიზიტების წესი შეთანხმებულია.', 'The rules for visits of monitors are agreed.'),
      2,
    ),
    sign(second, 17, 'secretary'),
    ...[convene(third, 4), send(third, 3, both('დღის წესრიგის მასალები', 'Papers for the agenda'))],
  ];
}
/** The session that takes up the minutes of 2017, so many days before the anchor. */
export const FIRST = 160;
