import { assigneeState } from '../../commands/services/assignee.js';
import { serviceCase } from '../../commands/services/case.js';
import * as wishes from '../../commands/services/case-commands.js';
import { AdoptService } from '../../commands/services/commands.js';
import { type Service, service, serviceState } from '../../commands/services/service.js';
import { workingDaysBefore } from '../../events/calendar.js';
import { dueBy, stoodUntil } from '../../events/case-clock.js';
import type { CaseEvent, CaseSubmitted } from '../../events/cases.js';
import type { StaffEvent } from '../../events/identity.js';
import type { ServiceEvent, ServiceTerm } from '../../events/services.js';
import { cases } from '../../projections/services/cases.js';
import { by, NOW, spec, stateOf, wish } from '../support/given.js';
import { ANSWERS, adopting } from './made-up.js';

const CASE = '00000000-0000-4000-8000-0000000000c1';
const APPLICANT = 'a'.repeat(32);
const of = { case: CASE, service: 'tree-work' };
const noon = (day: string) => `${day}T08:00:00.000Z`;
/** The instant with which a day ends in Tbilisi. */
const endOf = (day: string) => `${day}T20:00:00.000Z`;
const WORKING: ServiceTerm = { length: 10, unit: 'working-days' };

function world(change: object = {}, ...granted: StaffEvent[]) {
  const [adopted] = service.decide(wish(AdoptService, adopting(change)), service.initial, NOW, {
    department: true,
  }) as [ServiceEvent];
  return {
    service: stateOf<Service, ServiceEvent>(serviceState, adopted),
    assignee: stateOf(assigneeState, ...granted),
  };
}
const rules = (change: object = {}, ...granted: StaffEvent[]) => spec(serviceCase, world(change, ...granted) as never);

const submitted: CaseSubmitted = {
  type: 'CaseSubmitted',
  data: {
    ...{ ...of, version: 1, applicant: APPLICANT, channel: 'portal', language: 'ka', department: 'greenery' },
    ...{ due: endOf('2026-06-24'), files: 0 },
  },
  private: { subject: APPLICANT, content: { answers: {}, basis: '' } },
};
const accepted: CaseEvent = { type: 'CaseAccepted', data: { case: CASE } };
const assigned: CaseEvent = { type: 'CaseAssigned', data: { case: CASE, officer: 'clerk' } };
const sealed = <C extends object>(content: C) => ({ subject: APPLICANT, content });
const asked: CaseEvent = {
  type: 'CaseInformationRequested',
  data: { case: CASE, until: endOf('2026-06-17') },
  private: sealed({ text: 'x' }),
};
const decided: CaseEvent = {
  type: 'CaseDecided',
  data: { case: CASE, outcome: 'granted', ground: null, appealUntil: endOf('2026-07-10') },
  private: sealed({ outcome: 'granted' as const, ground: '', text: 'x', appeal: '' }),
};
const inWork = [submitted, accepted, assigned];
const deciding = (change: object = {}) =>
  wish(wishes.DecideCase, { ...of, outcome: 'granted', text: 'The tree is sick.', ...change } as never);
const refusing = { outcome: 'refused', ground: 'healthy', appeal: 'The city court, within a month.' };

describe('the clock of a case', () => {
  const waited = (term: ServiceTerm, sent: string, from: string, to: string) =>
    dueBy(sent, term, stoodUntil({ submittedAt: sent, stood: 0, waitingSince: from }, term, to));

  it.each<[string, ServiceTerm, string, string, string, string]>([
    [
      'supplied on the day it was asked for costs nothing',
      WORKING,
      '2026-06-10',
      '2026-06-11',
      '2026-06-11',
      '2026-06-24',
    ],
    ['two working days are two working days more', WORKING, '2026-06-10', '2026-06-11', '2026-06-15', '2026-06-26'],
    ['a weekend of waiting costs nothing', WORKING, '2026-06-10', '2026-06-12', '2026-06-14', '2026-06-24'],
    ['nor do Good Friday to Easter Monday', WORKING, '2026-04-02', '2026-04-09', '2026-04-13', '2026-04-21'],
    [
      'what ends later is counted over the holidays of May',
      WORKING,
      '2026-04-24',
      '2026-04-30',
      '2026-05-04',
      '2026-05-13',
    ],
    [
      'calendar days move by calendar days, to a working day',
      { length: 10, unit: 'calendar-days' },
      ...(['2026-06-10', '2026-06-11', '2026-06-18', '2026-06-29'] as const),
    ],
    ['so do months', { length: 1, unit: 'months' }, '2026-06-10', '2026-06-11', '2026-06-14', '2026-07-13'],
  ])('%s', (_, term, sent, from, to, last) => {
    expect(waited(term, noon(sent), noon(from), noon(to))).toBe(endOf(last));
  });

  it('a day of waiting ends at midnight in Tbilisi', () => {
    const until = (to: string) => waited(WORKING, noon('2026-06-10'), noon('2026-06-10'), to);
    expect(until('2026-06-10T19:59:59.000Z')).toBe(endOf('2026-06-24'));
    expect(until('2026-06-10T20:00:00.000Z')).toBe(endOf('2026-06-25'));
  });

  it('the reminder comes two working days before the last day, over holidays', () => {
    expect(workingDaysBefore(endOf('2026-06-24'), 2)).toBe(endOf('2026-06-21'));
    expect(workingDaysBefore(endOf('2026-04-14'), 2)).toBe(endOf('2026-04-06'));
  });
});

describe('a case', () => {
  it('is accepted, assigned and decided, each once', () => {
    rules()
      .given(submitted)
      .when(wish(wishes.AcceptApplication, of as never))
      .then(accepted);
    rules()
      .given(submitted, accepted)
      .when(wish(wishes.AssignCase, of as never))
      .then(assigned);
    rules()
      .given(...inWork)
      .when(wish(wishes.AssignCase, of as never))
      .thenNothing();
    rules()
      .given(...inWork)
      .when(wish(wishes.AcceptApplication, of as never))
      .refused('case.step-not-now', { status: 'in-work' });
    rules().given(submitted).when(deciding()).refused('case.step-not-now', { status: 'submitted' });
  });

  const returned: CaseEvent = {
    type: 'CaseReturned',
    data: { case: CASE, until: endOf('2026-06-17') },
    private: sealed({ text: 'No plan.' }),
  };
  const amending = (answers: object = ANSWERS) =>
    wish(wishes.AmendApplication, { ...of, answers, declaration: true } as never);
  const amended: CaseEvent = {
    type: 'CaseAmended',
    data: { case: CASE, stood: 3, due: endOf('2026-06-29'), files: 0 },
    private: sealed({ answers: ANSWERS }),
  };

  it('may be returned instead: its clock stands still until it is amended, by the form that it was sent with', () => {
    const giving = wish(wishes.ReturnApplication, { ...of, text: 'No plan.' } as never);
    rules().given(submitted).when(giving).then(returned);
    const past = () => rules().given(submitted, returned);
    past()
      .when(wish(wishes.AcceptApplication, of as never))
      .refused('case.step-not-now', { status: 'returned' });
    past()
      .when(amending({ ...ANSWERS, trees: 99 }))
      .refused('case.answer', { question: 'trees', why: 'too-large', bound: 50 });
    past()
      .when(amending(), { at: noon('2026-06-15') })
      .then(amended);
    rules()
      .given(submitted, returned, amended)
      .when(wish(wishes.AcceptApplication, of as never))
      .then(accepted);
    rules().given(submitted).when(amending()).refused('case.not-returned');
    rules()
      .given(...inWork, decided)
      .when(amending())
      .refused('case.decided-already');
  });

  it('what was returned is closed at midnight in Tbilisi where it was not amended, and is over then', () => {
    const closing = wish(wishes.CloseCase, of as never);
    const past = () => rules().given(submitted, returned);
    past().when(closing, { at: '2026-06-17T19:59:59.000Z' }).thenNothing();
    const closed: CaseEvent = { type: 'CaseClosed', data: { case: CASE } };
    past()
      .when(closing, { at: endOf('2026-06-17') })
      .then(closed);
    rules().given(submitted, returned, closed).when(amending()).refused('case.over', { status: 'closed' });
  });

  it('a return of former days, which names no time for amending, is the end of it', () => {
    const former: CaseEvent = { ...returned, data: { case: CASE } } as never;
    rules().given(submitted, former).when(amending()).refused('case.over', { status: 'returned' });
    rules()
      .given(submitted, former)
      .when(wish(wishes.WithdrawApplication, of as never))
      .refused('case.over', { status: 'returned' });
  });

  it('is handed to officials of its department alone', () => {
    const to = 'b'.repeat(32);
    const grant = (department?: string): StaffEvent =>
      ({ type: 'RoleGranted', data: { staff: to, role: 'officer', ...(department && { department }) } }) as never;
    const handing = wish(wishes.AssignCase, { ...of, to } as never);
    const there = (...granted: StaffEvent[]) =>
      rules({}, ...granted)
        .given(submitted, accepted)
        .when(handing);
    there().refused('case.no-such-official');
    there(grant('roads')).refused('case.no-such-official');
    const handed: CaseEvent = { type: 'CaseAssigned', data: { case: CASE, officer: to } };
    there(grant('greenery')).then(handed);
    there(grant()).then(handed);
  });

  it('waits for what is asked for; its clock goes on with it, and by itself when nothing comes', () => {
    const asking = wish(wishes.RequestInformation, { ...of, text: 'x' } as never);
    rules()
      .given(...inWork)
      .when(asking)
      .then(asked);
    rules().given(submitted, accepted).when(asking).refused('case.step-not-now');
    const supplying = wish(wishes.SupplyInformation, { ...of, text: 'here', files: ['f'.repeat(32)] } as never);
    const past = [...inWork, asked];
    rules()
      .given(...past)
      .when(supplying, { at: noon('2026-06-15') })
      .then({
        type: 'CaseInformationSupplied',
        data: { case: CASE, stood: 3, due: endOf('2026-06-29'), files: 1 },
        private: sealed({ text: 'here', files: ['f'.repeat(32)] }),
      });
    rules()
      .given(...inWork)
      .when(supplying)
      .refused('case.not-waiting');
    rules()
      .given(...past)
      .when(deciding())
      .refused('case.step-not-now', { status: 'waiting' });
    const resuming = wish(wishes.ResumeCase, of as never);
    rules()
      .given(...past)
      .when(resuming, { at: '2026-06-17T19:59:59.000Z' })
      .thenNothing();
    rules()
      .given(...past)
      .when(resuming, { at: endOf('2026-06-17') })
      .then({ type: 'CaseResumed', data: { case: CASE, stood: 6, due: endOf('2026-07-02') } });
  });

  it('of two officials who decide at once the second reads that it is decided', () => {
    rules()
      .given(...inWork, by('first', decided))
      .when(deciding({ outcome: 'refused' }))
      .refused('case.decided-already');
  });

  it('is refused on a ground of its service, with the way to appeal', () => {
    const past = () => rules().given(...inWork);
    past()
      .when(deciding({ ...refusing, ground: undefined }))
      .refused('case.ground-unknown');
    past()
      .when(deciding({ ...refusing, ground: 'other' }))
      .refused('case.ground-unknown');
    past()
      .when(deciding({ ...refusing, appeal: undefined }))
      .refused('case.appeal-missing');
    const content = { ...refusing, outcome: 'refused' as const, text: 'The tree is sick.' };
    past()
      .when(deciding(refusing))
      .then({
        type: 'CaseDecided',
        data: { case: CASE, outcome: 'refused', ground: 'healthy', appealUntil: endOf('2026-07-10') },
        private: sealed(content),
      });
  });

  it('of a sensitive service tells the public neither outcome nor ground', () => {
    const facts = serviceCase.decide(
      deciding(refusing),
      stateOf(serviceCase, ...inWork),
      NOW,
      world({ sensitive: true }),
    ) as readonly CaseEvent[];
    expect(facts[0]!.data).toEqual({ case: CASE, outcome: null, ground: null, appealUntil: endOf('2026-07-10') });
    expect(facts[0]).toMatchObject({ private: { content: { outcome: 'refused', ground: 'healthy' } } });
  });

  it('is closed when the time for an appeal is over', () => {
    const closing = wish(wishes.CloseCase, of as never);
    const past = rules().given(...inWork, decided);
    past.when(closing, { at: '2026-07-10T19:59:59.000Z' }).thenNothing();
    past.when(closing, { at: endOf('2026-07-10') }).then({ type: 'CaseClosed', data: { case: CASE } });
  });

  it('falls overdue once, and not while it waits for its applicant', () => {
    const late = wish(wishes.RecordCaseOverdue, of as never);
    const overdue: CaseEvent = {
      type: 'CaseOverdue',
      data: { case: CASE, due: endOf('2026-06-24'), department: 'greenery' },
    };
    rules()
      .given(...inWork)
      .when(late, { at: '2026-06-24T19:59:59.000Z' })
      .thenNothing();
    rules()
      .given(...inWork)
      .when(late, { at: endOf('2026-06-24') })
      .then(overdue);
    rules()
      .given(...inWork, overdue)
      .when(late, { at: noon('2026-07-01') })
      .thenNothing();
    rules()
      .given(...inWork, asked)
      .when(late, { at: noon('2026-07-01') })
      .thenNothing();
    rules()
      .given(...inWork, decided)
      .when(late, { at: noon('2026-07-01') })
      .thenNothing();
  });

  it('is withdrawn as long as it is not decided', () => {
    const leaving = wish(wishes.WithdrawApplication, of as never);
    const withdrawn: CaseEvent = { type: 'CaseWithdrawn', data: { case: CASE } };
    for (const past of [[submitted], inWork, [...inWork, asked]])
      rules()
        .given(...past)
        .when(leaving)
        .then(withdrawn);
    rules().given(submitted, withdrawn).when(leaving).thenNothing();
    rules()
      .given(...inWork, decided)
      .when(leaving)
      .refused('case.decided-already');
  });
});

describe('its document', () => {
  const fold = (...past: CaseEvent[]) =>
    past.reduce<ReturnType<typeof cases.fold>>(
      (doc, { type, data }, i) =>
        cases.fold(doc, { type, data, at: noon('2026-06-11'), position: i + 1, id: `e${i}` } as never, CASE),
      undefined,
    );

  it('tells how the case stands, and when something is due next', () => {
    expect(fold(...inWork)).toMatchObject({
      ...{ status: 'in-work', open: true, officer: 'clerk', due: endOf('2026-06-24') },
      ...{ remindAt: endOf('2026-06-21'), supplyUntil: null, closeDue: null, position: 3 },
    });
    const waiting = {
      status: 'waiting',
      waitingSince: noon('2026-06-11'),
      supplyUntil: endOf('2026-06-17'),
      remindAt: null,
    };
    expect(fold(...inWork, asked)).toMatchObject(waiting);
    const resumed: CaseEvent = { type: 'CaseResumed', data: { case: CASE, stood: 4, due: endOf('2026-06-30') } };
    expect(fold(...inWork, asked, resumed)).toMatchObject({
      ...{ status: 'in-work', stood: 4, due: endOf('2026-06-30'), waitingSince: null, supplyUntil: null },
      remindAt: endOf('2026-06-25'),
    });
    const returned = { type: 'CaseReturned', data: { case: CASE, until: endOf('2026-06-17') } } as never;
    expect(fold(submitted, returned)).toMatchObject({
      ...{ status: 'returned', open: true, waitingSince: noon('2026-06-11'), remindAt: null },
      supplyUntil: endOf('2026-06-17'),
    });
    const amended = {
      type: 'CaseAmended',
      data: { case: CASE, stood: 3, due: endOf('2026-06-29'), files: 0 },
    } as never;
    expect(fold(submitted, returned, amended)).toMatchObject({
      ...{ status: 'submitted', open: true, waitingSince: null, supplyUntil: null, due: endOf('2026-06-29') },
    });
    const unamended = fold(submitted, returned, { type: 'CaseClosed', data: { case: CASE } });
    expect(unamended).toMatchObject({ status: 'closed', open: false, supplyUntil: null });
    const over = { status: 'decided', open: false, outcome: 'granted', closeDue: endOf('2026-07-10'), remindAt: null };
    expect(fold(...inWork, decided)).toMatchObject(over);
    const closed: CaseEvent = { type: 'CaseClosed', data: { case: CASE } };
    expect(fold(...inWork, decided, closed)).toMatchObject({ status: 'closed', closeDue: null });
  });
});
