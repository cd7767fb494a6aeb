import { meeting } from '../../commands/ogp/meeting.js';
import {
  ApproveMinutes,
  CloseMeeting,
  ConveneMeeting,
  DraftMinutes,
  OpenMeeting,
  RecordOutcome,
  ReopenMinutes,
  ReviseMeeting,
} from '../../commands/ogp/meeting-commands.js';
import type { MeetingConvened, MeetingEvent } from '../../events/ogp-group.js';
import { by, spec, wish } from '../support/given.js';

const both = (ka: string, en: string) => ({ ka, en });
const ID = '2026-3';
const MINUTES = { digest: 'd'.repeat(64), bytes: 2, mediaType: 'application/json' };
const holder = (ka: string, en: string, staff: string) => ({
  name: both(ka, en),
  post: both('თანამშრომელი', 'Official'),
  staff,
});
const chair = holder('ნინო მაგალითიძე', 'Nino Magalitidze', 'c'.repeat(32));
const secretary = holder('ლელა ნიმუშაძე', 'Lela Nimushadze', '5'.repeat(32));
const said = {
  ...{ meeting: ID, number: 3, date: '2026-06-10', start: '14:00', place: both('თბილისი', 'Tbilisi') },
  ...{ body: both('სამუშაო ჯგუფი', 'Working group'), chair, secretary },
  agenda: [{ title: both('რუკა', 'The map') }],
  quorum: { needed: 1, basis: both('ერთი წევრი', 'One member') },
};
const convened = (change: object = {}): MeetingConvened => ({ type: 'MeetingConvened', data: { ...said, ...change } });
const attended: MeetingEvent = {
  type: 'AttendanceRecorded',
  data: { meeting: ID, attendees: [{ as: 'member', post: both('წევრი', 'Member') }] },
};
const opened: MeetingEvent = { type: 'MeetingOpened', data: { meeting: ID, start: '14:05', present: 1 } };
const closed: MeetingEvent = { type: 'MeetingClosed', data: { meeting: ID, end: '15:00' } };
const drafted = (version = 1): MeetingEvent => ({
  type: 'MinutesDrafted',
  data: { meeting: ID, version, minutes: MINUTES },
});
const signed = (as: 'chair' | 'secretary', staff: string): MeetingEvent => ({
  type: 'MinutesSigned',
  data: { meeting: ID, version: 1, as, digest: MINUTES.digest, staff },
});
const approved: MeetingEvent = { type: 'MinutesApproved', data: { meeting: ID, version: 1, digest: MINUTES.digest } };
const held = [convened(), attended, opened, closed];
const { given } = spec(meeting);
const of = <C extends { meeting: string }>(command: new () => C, more: object = {}): C =>
  wish(command, { meeting: ID, ...more } as never);
const sign = (as: string, version = 1) => of(ApproveMinutes, { as, version });

describe('a session', () => {
  it('is not opened before its day comes in Tbilisi, nor entered as one that was held', () => {
    const called = given(convened(), attended);
    const open = () => of(OpenMeeting, { start: '14:05' });
    called.when(open(), { at: '2026-06-09T19:59:59.999Z' }).refused('meeting.day-to-come', { date: '2026-06-10' });
    called.when(open(), { at: '2026-06-09T20:00:00.000Z' }).then(opened);
    const whole = of(ConveneMeeting, {
      ...said,
      date: '2026-06-11',
      end: '15:00',
      attendees: attended.data.attendees as never,
    });
    given().when(whole).refused('meeting.day-to-come', { date: '2026-06-11' });
  });

  it('is not led and written down by one person, whatever is changed on the way', () => {
    given()
      .when(of(ConveneMeeting, { ...said, secretary: chair }))
      .refused('meeting.one-person');
    const { date, start, place, agenda } = said;
    const revised = of(ReviseMeeting, {
      date,
      start,
      place,
      agenda,
      chair: secretary,
      reason: both('შეიცვალა', 'Changed'),
    });
    given(convened()).when(revised).refused('meeting.one-person');
    given()
      .when(of(ConveneMeeting, { ...said, chair: { ...chair, staff: undefined } }))
      .refused('meeting.signatories-needed');
  });

  it('opens with the members that it needs, and ends after it began', () => {
    given(convened())
      .when(of(OpenMeeting, { start: '14:05' }))
      .refused('meeting.no-quorum', { needed: 1, present: 0 });
    const running = given(convened(), attended, opened);
    running.when(of(CloseMeeting, { end: '14:05' })).refused('meeting.ends-before');
    running.when(of(CloseMeeting, { end: '15:00' })).then(closed);
  });

  it('has no undertaking that nobody sees to, or whose term is over before it sat', () => {
    const owed = { outcome: 'o1', item: 1, kind: 'undertaking', text: both('ფენა', 'A layer') };
    const record = (more: object) => given(...held).when(of(RecordOutcome, { ...owed, ...more }));
    record({ due: '2026-09-01' }).refused('outcome.incomplete');
    record({ responsible: { organisation: 'msda' } }).refused('outcome.incomplete');
    record({ responsible: { organisation: 'msda' }, due: '2026-06-09' }).refused('outcome.due-before');
    record({ item: 2, kind: 'noted' }).refused('meeting.no-such-item', { item: 2, items: 1 });
  });
});

describe('minutes', () => {
  it('are drafted of what is over, from all that was recorded', () => {
    const draft = (facts: number) => of(DraftMinutes, { minutes: MINUTES, facts });
    given(convened(), attended, opened).when(draft(3)).refused('meeting.not-closed');
    given(...held)
      .when(draft(3))
      .refused('minutes.moved');
    given(...held)
      .when(draft(4))
      .then(drafted());
    given(...held, drafted())
      .when(draft(5))
      .thenNothing();
  });

  it('are signed by each of the two, once, as themselves, and are approved by the second', () => {
    const ready = given(...held, drafted());
    ready.when(sign('chair'), { actor: secretary.staff }).refused('minutes.not-yours', { as: 'chair' });
    ready.when(sign('secretary'), { actor: chair.staff }).refused('minutes.not-yours', { as: 'secretary' });
    ready.when(sign('chair'), { actor: 'e'.repeat(32) }).refused('minutes.not-yours');
    ready.when(sign('chair', 2), { actor: chair.staff }).refused('minutes.not-latest');
    ready.when(sign('chair'), { actor: chair.staff }).then(signed('chair', chair.staff));
    const half = given(...held, drafted(), by(chair.staff, signed('chair', chair.staff)));
    half.when(sign('chair'), { actor: chair.staff }).refused('minutes.already-signed');
    half.when(sign('secretary'), { actor: secretary.staff }).then(signed('secretary', secretary.staff), approved);
  });

  it('that are approved are approved once; put right they are signed anew by both', () => {
    const both_ = [signed('chair', chair.staff), signed('secretary', secretary.staff), approved];
    const done = given(...held, drafted(), ...both_);
    done.when(sign('chair'), { actor: chair.staff }).refused('minutes.already-approved', { version: 1 });
    const late = { outcome: 'o2', item: 1, kind: 'noted', text: both('გვიან', 'Late') };
    done.when(of(RecordOutcome, late)).refused('minutes.already-approved');
    given(...held, drafted())
      .when(of(ReopenMinutes, { reason: both('შეცდომა', 'A mistake') }))
      .refused('minutes.not-approved');
    const reopened: MeetingEvent = {
      type: 'MinutesReopened',
      data: { meeting: ID, version: 1, reason: both('შეცდომა', 'A mistake') },
    };
    const again = [...held, drafted(), ...both_, reopened];
    given(...again)
      .when(sign('chair'), { actor: chair.staff })
      .refused('minutes.stale');
    given(...again, drafted(2))
      .when(sign('chair', 2), { actor: chair.staff })
      .then({
        type: 'MinutesSigned',
        data: { meeting: ID, version: 2, as: 'chair', digest: MINUTES.digest, staff: chair.staff },
      });
  });

  it('of a paper that was signed elsewhere are not signed here', () => {
    const source = { document: both('ოქმი', 'Minutes') };
    given(convened({ source }), attended, opened, closed, drafted())
      .when(sign('chair'), { actor: chair.staff })
      .refused('minutes.not-signed-here');
  });
});
