import { groupRole } from '../../commands/ogp/role.js';
import { DescribeRole, HandOverRole, TakeRole, VacateRole } from '../../commands/ogp/role-commands.js';
import { task } from '../../commands/ogp/task.js';
import { CompleteTask, DropTask, OpenTask, RecordTaskOverdue, RemindOfTask } from '../../commands/ogp/task-commands.js';
import { circleIn, workflow } from '../../commands/ogp/workflow.js';
import { DefineWorkflow, type WorkflowStepInput } from '../../commands/ogp/workflow-commands.js';
import type { GroupRoleEvent } from '../../events/ogp-roles.js';
import type { GroupTaskEvent } from '../../events/ogp-tasks.js';
import { groupRoles } from '../../projections/ogp/roles.js';
import { groupTasks } from '../../projections/ogp/tasks.js';
import type { GroupRoleDoc, GroupTaskDoc } from '../../read-models/group-task-documents.js';
import { seen, spec, wish } from '../support/given.js';

const both = (ka: string, en: string) => ({ ka, en });
const OLD = '00000000-0000-4000-8000-000000000001';
const NEW = '00000000-0000-4000-8000-000000000002';
const TASK = '00000000-0000-4000-8000-000000000009';
const role = 'manager';

const duties = [both('აგროვებს ანგარიშებს', 'Collects reports')];
const described: GroupRoleEvent = {
  type: 'RoleDescribed',
  data: { role, version: 1, title: both('მენეჯერი', 'Manager'), duties },
};
const taken: GroupRoleEvent = { type: 'RoleTaken', data: { role, member: OLD, since: '2026-01-10' } };
const sits = { seat: { status: 'sits', since: '2026-01-01' } } as const;
const left = { seat: { status: 'left', since: '2026-01-01' } } as const;
const stranger = { seat: { status: 'unknown', since: '' } } as const;

describe('a role', () => {
  const { given } = spec(groupRole, sits);
  const again = wish(DescribeRole, { role, title: both('მენეჯერი', 'Manager'), duties });

  it('is described in versions; said again the same way it stays as it is', () => {
    given().when(again).then(described);
    given(described).when(again).thenNothing();
    const more = [...duties, both('აქვეყნებს', 'Publishes them')];
    given(described)
      .when(wish(DescribeRole, { ...again, duties: more }))
      .then({ type: 'RoleDescribed', data: { ...described.data, version: 2, duties: more } as never });
  });

  it('is held by one seat at a time, from a real day, and by nobody who left', () => {
    const take = wish(TakeRole, { role, member: OLD, since: '2026-01-10' });
    given(described).when(take).then(taken);
    given(described, taken).when(take).thenNothing();
    given().when(take).refused('grouprole.not-found');
    given(described, taken)
      .when(wish(TakeRole, { ...take, member: NEW }))
      .refused('grouprole.held');
    given(described)
      .when(wish(TakeRole, { ...take, since: '2026-02-30' }))
      .refused('meeting.no-such-day');
    spec(groupRole, left).given(described).when(take).refused('grouprole.member-left');
    spec(groupRole, stranger).given(described).when(take).refused('member.not-found');
  });

  it('passes on with a note and every open task, and to somebody else', () => {
    const note = both('ანგარიში ივნისშია', 'The report is due in June');
    const pass = wish(HandOverRole, { role, to: NEW, day: '2026-05-01', note, tasks: [TASK] });
    given(described, taken)
      .when(pass)
      .then({ type: 'RoleHandedOver', data: { role, from: OLD, to: NEW, day: '2026-05-01', note, tasks: [TASK] } });
    given(described).when(pass).refused('grouprole.not-held');
    given(described, taken)
      .when(wish(HandOverRole, { ...pass, to: OLD }))
      .refused('grouprole.own-successor');
    given(described, taken)
      .when(wish(HandOverRole, { ...pass, day: '2026-01-09' }))
      .refused('grouprole.passes-before', { since: '2026-01-10' });
    spec(groupRole, left).given(described, taken).when(pass).refused('grouprole.member-left');
  });

  it('becomes vacant, and its document tells who held it and what was left', () => {
    const reason = both('სხვა სამსახური', 'Another post');
    const vacate = wish(VacateRole, { role, until: '2026-06-01', reason });
    const vacated: GroupRoleEvent = {
      type: 'RoleVacated',
      data: { role, member: OLD, until: '2026-06-01', reason },
    };
    given(described, taken).when(vacate).then(vacated);
    given(described, taken, vacated).when(vacate).refused('grouprole.not-held');
    const note = both('იხილეთ საქმე', 'See the file');
    const handed: GroupRoleEvent = {
      type: 'RoleHandedOver',
      data: { role, from: OLD, to: NEW, day: '2026-05-01', note, tasks: [TASK] },
    };
    const doc = seen([
      described,
      taken,
      handed,
      { ...vacated, data: { ...vacated.data, member: NEW } } as never,
    ]).reduce<GroupRoleDoc | undefined>((before, e) => groupRoles.fold(before, e as never, role), undefined);
    expect(doc).toMatchObject({
      holder: null,
      holdings: [
        { member: OLD, since: '2026-01-10', until: '2026-05-01', handedOver: { to: NEW, note, tasks: [TASK] } },
        { member: NEW, since: '2026-05-01', until: '2026-06-01', reason },
      ],
    });
  });
});

describe('a workflow', () => {
  const step = (name: string, after: string[] = [], more: Partial<WorkflowStepInput> = {}) =>
    ({ step: name, does: 'report', responsible: role, after, due: '2026-09-01', ...more }) as WorkflowStepInput;
  const define = (...steps: WorkflowStepInput[]) => wish(DefineWorkflow, { commitment: 'TBI0001', steps });
  const kept = (one: WorkflowStepInput) => ({ consulted: [], informed: [], ...one, after: one.after ?? [] });
  const { given } = spec(workflow);

  it('stands whole in each version, and says what the one before loses', () => {
    const [report, review] = [step('report'), step('review', ['report'], { due: '2026-10-01' })];
    const first = {
      type: 'WorkflowDefined',
      data: { commitment: 'TBI0001', version: 1, steps: [report, review].map(kept), left: [] },
    } as const;
    given().when(define(report, review)).then(first);
    given(first).when(define(report, review)).thenNothing();
    const later = step('report', [], { due: '2026-09-15' });
    given(first)
      .when(define(later))
      .then({
        type: 'WorkflowDefined',
        data: {
          ...{ commitment: 'TBI0001', version: 2, steps: [kept(later)] },
          left: [
            { step: 'report', due: '2026-09-01' },
            { step: 'review', due: '2026-10-01' },
          ],
        },
      });
  });

  it('that goes in a circle is refused, and the circle is named in the order of the work', () => {
    given()
      .when(
        define(
          step('start'),
          step('report', ['publish', 'start']),
          step('review', ['report']),
          step('publish', ['review']),
        ),
      )
      .refused('workflow.circular', { circle: 'report → review → publish → report' });
    given()
      .when(define(step('report', ['report'])))
      .refused('workflow.circular', { circle: 'report → report' });
    const diamond = [step('a'), step('b', ['a']), step('c', ['a']), step('d', ['b', 'c'])];
    expect(circleIn(diamond as never)).toBeUndefined();
  });

  it('has each step once, waits only for steps that there are, and in the order of the days', () => {
    given()
      .when(define(step('report'), step('report')))
      .refused('workflow.step-twice', { step: 'report' });
    given()
      .when(define(step('report', ['draft'])))
      .refused('workflow.no-such-step', { step: 'report', after: 'draft' });
    given()
      .when(define(step('report'), step('review', ['report'], { due: '2026-08-31' })))
      .refused('workflow.due-before', { step: 'review', after: 'report' });
    given()
      .when(define(step('report', [], { due: '2026-09-31' })))
      .refused('meeting.no-such-day');
  });
});

describe('a task', () => {
  const due = '2026-06-30';
  const source = { meeting: '2026-3', outcome: TASK };
  const owner = { role };
  const text = both('დაამატებს ფენას', 'Adds a layer');
  const opened: GroupTaskEvent = {
    type: 'TaskOpened',
    data: { task: TASK, source, owner, due, remind: '2026-06-23T20:00:00.000Z', text },
  };
  const overdue: GroupTaskEvent = { type: 'TaskFellOverdue', data: { task: TASK, due, holder: OLD } };
  const done: GroupTaskEvent = { type: 'TaskDone', data: { task: TASK, how: both('დაემატა', 'Added'), late: false } };
  const dropped: GroupTaskEvent = { type: 'TaskDropped', data: { task: TASK, because: 'outcome-withdrawn' } };
  const held = { role: { version: 1, last: '', holder: OLD, since: '2026-01-10' } };
  const vacant = { role: { version: 1, last: '', holder: undefined, since: '' } };
  const { given } = spec(task, held);
  const open = wish(OpenTask, { task: TASK, source, text, responsible: owner, due });
  const BEFORE = { at: '2026-06-23T19:59:59.999Z' };
  const NEAR = { at: '2026-06-23T20:00:00.000Z' };
  const LAST = { at: '2026-06-30T19:59:59.999Z' };
  const OVER = { at: '2026-06-30T20:00:00.000Z' };

  it('is opened once, and ends at midnight in Tbilisi', () => {
    given().when(open).then(opened);
    given(opened).when(open).thenNothing();
    given(opened, done).when(open).thenNothing();
    given(opened, dropped).when(open).thenNothing();
  });

  it('of a step passes to another role, and comes back when its step does', () => {
    const from = { commitment: 'TBI0001', version: 1, step: 'report', does: 'report' } as const;
    const ofStep = { type: 'TaskOpened', data: { ...opened.data, source: from } } as GroupTaskEvent;
    const next = wish(OpenTask, { ...open, source: { ...from, version: 2 }, responsible: { role: 'other' } });
    given(ofStep)
      .when(next)
      .then({ type: 'TaskReassigned', data: { task: TASK, owner: { role: 'other' }, version: 2 } });
    given(ofStep, dropped)
      .when(wish(OpenTask, { ...open, source: from }))
      .then(ofStep);
  });

  it('is recalled once, within the week before its last day ends', () => {
    const remind = wish(RemindOfTask, { task: TASK, role });
    const reminded: GroupTaskEvent = { type: 'TaskReminded', data: { task: TASK, due, holder: OLD } };
    given(opened).when(remind, BEFORE).thenNothing();
    given(opened).when(remind, NEAR).then(reminded);
    given(opened, reminded).when(remind, LAST).thenNothing();
    given(opened).when(remind, OVER).thenNothing();
  });

  it('falls overdue when its last day is over; with no holder the chair hears of it', () => {
    const late = wish(RecordTaskOverdue, { task: TASK, role });
    given(opened).when(late, LAST).refused('task.not-over');
    given(opened).when(late, OVER).then(overdue);
    given(opened, overdue).when(late, OVER).thenNothing();
    given(opened, done).when(late, OVER).thenNothing();
    spec(task, vacant)
      .given(opened)
      .when(late, OVER)
      .then(
        { type: 'TaskFellOverdue', data: { task: TASK, due } },
        { type: 'TaskEscalated', data: { task: TASK, role, to: 'chair', meeting: '2026-3' } },
      );
    given(opened)
      .when(wish(RecordTaskOverdue, { task: TASK, role: 'other' }), OVER)
      .refused('task.moved');
  });

  it('of an organisation is late without a chair', () => {
    const theirs = { type: 'TaskOpened', data: { ...opened.data, owner: { organisation: 'msda' } } } as GroupTaskEvent;
    spec(task, vacant)
      .given(theirs)
      .when(wish(RecordTaskOverdue, { task: TASK }), OVER)
      .then({ type: 'TaskFellOverdue', data: { task: TASK, due } });
  });

  it('is done once, and late only with the reason', () => {
    const complete = wish(CompleteTask, { task: TASK, how: both('დაემატა', 'Added') });
    given(opened).when(complete, LAST).then(done);
    given(opened, overdue).when(complete, OVER).refused('task.reason-needed', { due });
    const reason = both('ზაფხული იყო', 'It was summer');
    given(opened, overdue)
      .when(wish(CompleteTask, { ...complete, reason }), OVER)
      .then({ type: 'TaskDone', data: { task: TASK, how: both('დაემატა', 'Added'), late: true, reason } });
    given(opened, done).when(complete).refused('task.already-done');
    given(opened, dropped).when(complete).refused('task.dropped');
    given().when(complete).refused('task.not-found');
  });

  it('is dropped with what it came from, unless it is done', () => {
    const drop = wish(DropTask, { task: TASK, because: 'outcome-withdrawn' });
    given(opened).when(drop).then(dropped);
    given(opened, done).when(drop).thenNothing();
  });

  it('tells in its document how it stands, and every hand-over on the way', () => {
    const note = both('ფენა მზადაა', 'The layer is ready');
    const handed = {
      type: 'RoleHandedOver',
      data: { role, from: OLD, to: NEW, day: '2026-05-01', note, tasks: [TASK] },
    };
    const docAfter = (...facts: readonly object[]) =>
      seen(facts as never).reduce<GroupTaskDoc | undefined>(
        (doc, e) => groupTasks.fold(doc, e as never, TASK),
        undefined,
      );
    expect(docAfter(handed)).toBeUndefined();
    expect(docAfter(opened)).toMatchObject({ status: 'open', meeting: '2026-3', role, ends: OVER.at });
    const doc = docAfter(opened, handed, overdue, { type: 'TaskEscalated', data: { task: TASK, role, to: 'chair' } });
    expect(doc).toMatchObject({ status: 'overdue', handOvers: [{ from: OLD, to: NEW, note }] });
    expect(doc!.escalatedAt).not.toBeNull();
    expect(docAfter(opened, overdue, { ...done, data: { ...done.data, late: true } })).toMatchObject({
      status: 'done',
      done: { late: true },
    });
  });
});
