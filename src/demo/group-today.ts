import type { Command } from '../../commands/command.js';
import { AdmitMember, DescribeOrganisation } from '../../commands/ogp/group-commands.js';
import { RecordOutcome } from '../../commands/ogp/meeting-commands.js';
import { DescribeRole, HandOverRole, TakeRole, VacateRole } from '../../commands/ogp/role-commands.js';
import { CompleteTask, RecordTaskOverdue } from '../../commands/ogp/task-commands.js';
import { DefineWorkflow } from '../../commands/ogp/workflow-commands.js';
import { dayOf } from '../../events/calendar.js';
import type { House } from '../house.js';
import { whenOutcomeRecordedThenOpenItsTask } from '../policies/when-outcome-recorded-then-open-its-task.js';
import { whenTaskTermNearsThenRemindOrEscalate } from '../policies/when-task-term-nears-then-remind-or-escalate.js';
import {
  stepTask,
  whenWorkflowDefinedThenOpenItsTasks,
} from '../policies/when-workflow-defined-then-open-its-tasks.js';
import { uuidFrom } from '../write/attributed.js';
import { meetingId } from '../write/group-office.js';
import type { Doing } from './doing.js';
import { FIRST, sessionActs } from './group-sessions.js';
import { both, DEMO_ORGANISATIONS, DEMO_ROLES, HAND_OVER, TAKEN_UP, SESSION_WORDS as WORDS } from './group-words.js';
import { COMMITMENTS_TODAY } from './plan-today.js';
import type { Act, Official, Stage } from './stage.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
const seat = (name: string) => uuidFrom('demo seat', name);
const outcomeOf7 = (code: string) => uuidFrom('demo outcome', code);
const overdue = (task: string, role: string) => ({ command: Object.assign(new RecordTaskOverdue(), { task, role }) });
const taskOf7 = (code: string) => uuidFrom('demo outcome taken up', code);
/** Steps on the way of each commitment: who does what until which day before the anchor. */
const STEPS = [
  ['report-1', 'report', 'reporter', 100, []],
  ['review-1', 'review', 'reviewer', 90, ['report-1']],
  ['approve-1', 'approve', 'commitment-manager', 85, ['review-1']],
  ['publish-1', 'publish', 'publisher', 80, ['approve-1']],
  ['report-2', 'report', 'reporter', -15, ['publish-1']],
  ['review-2', 'review', 'reviewer', -25, ['report-2']],
  ['approve-2', 'approve', 'commitment-manager', -30, ['review-2']],
  ['publish-2', 'publish', 'publisher', -35, ['approve-2']],
] as const;

/** The made-up group at work: seats, roles that pass on, the way of each commitment, sessions, tasks open, done and late. */
export function groupTodayActs(stage: Stage, house: House, now: number): Act[] {
  const day = (before: number) => dayOf(new Date(now - before * DAY).toISOString());
  const doing: Doing = {
    ...{ now, day },
    office: (before, wish, said, as = 'working-group') => ({
      ...{ at: now - before * DAY, perform: stage.official(as, wish, said as never) },
    }),
    policy: (before, wishes, name) =>
      wishes.map((wish) => ({
        at: now - before * DAY,
        perform: stage.nobody(`policy:${name}`, (wish as { command: Command }).command, {}),
      })),
  };
  return [
    ...seatActs(stage, doing),
    ...COMMITMENTS_TODAY.flatMap(({ code }) => workflowActs(code, doing)),
    ...sessionActs(stage, house, doing),
    ...takenUpActs(doing),
  ];
}

function seatActs(stage: Stage, { day, office }: Doing): Act[] {
  const at = 185;
  const admit = (name: string, organisation: string, role: string, post: object, who?: Official) =>
    office(at, new AdmitMember(), {
      ...{ member: seat(name), organisation, role, post, since: day(at) },
      ...(who && { name: { ka: stage.staffOf(who).name }, staff: stage.staffOf(who).staff }),
    });
  const take = (role: string, member: string) =>
    office(at - 1, new TakeRole(), { role, member: seat(member), since: day(at - 1) });
  const left = TAKEN_UP.filter(({ role, done }) => role === 'commitment-manager' && !done).map(({ code }) =>
    taskOf7(code),
  );
  const steps = COMMITMENTS_TODAY.map(({ code }) => stepTask(code, { step: 'approve-2', due: day(-30) }));
  const vacant = both('თანამდებობა დატოვა; მემკვიდრე ჯერ არ არის.', 'Left the office; there is no successor yet.');
  return [
    ...DEMO_ORGANISATIONS.map(([organisation, kind, ka, en]) =>
      office(at + 1, new DescribeOrganisation(), { organisation, kind, name: both(ka, en) }),
    ),
    admit('head', 'demo-secretariat', 'head', WORDS.head, 'group-head'),
    admit('secretary', 'demo-secretariat', 'secretary', WORDS.secretary, 'working-group'),
    admit('services', 'demo-services', 'member', both('სააგენტოს წარმომადგენელი', 'representative of the agency')),
    admit('union', 'demo-union', 'member', both('კავშირის წარმომადგენელი', 'representative of the union')),
    ...DEMO_ROLES.map((said) =>
      office(at, new DescribeRole(), { ...structuredClone(said), organisation: 'demo-secretariat' }),
    ),
    ...[take('commitment-manager', 'services'), take('reporter', 'services')],
    ...[take('reviewer', 'union'), take('publisher', 'secretary')],
    office(82, new VacateRole(), { role: 'publisher', until: day(82), reason: vacant }),
    office(40, new HandOverRole(), {
      ...{
        role: 'commitment-manager',
        to: seat('secretary'),
        day: day(40),
        note: HAND_OVER,
        tasks: [...left, ...steps],
      },
    }),
  ];
}

function workflowActs(commitment: string, { day, office, policy }: Doing): Act[] {
  const at = 170;
  const steps = STEPS.map(([step, does, responsible, due, after]) => ({
    ...{ step, does, responsible, accountable: 'commitment-manager', due: day(due), after: [...after] },
    ...{
      consulted: does === 'report' ? ['reviewer'] : [],
      informed: does === 'publish' ? ['reporter', 'reviewer'] : [],
    },
  }));
  const defined = { id: `demo workflow ${commitment}`, data: { commitment, version: 1, steps, left: [] } };
  const wishes = whenWorkflowDefinedThenOpenItsTasks.react(defined as never) as readonly object[];
  const reason = both(
    'სადემონსტრაციო პროცესი: როლები და დღეები გამოგონილია',
    'Demonstration: roles and days are made up',
  );
  const task = (n: number) => stepTask(commitment, { step: STEPS[n]![0], due: day(STEPS[n]![3]) });
  const done = (n: number, before: number, ka: string, en: string) =>
    office(before, new CompleteTask(), { task: task(n), how: both(ka, en) });
  return [
    office(at, new DefineWorkflow(), { commitment, steps, reason }),
    ...policy(at, wishes, whenWorkflowDefinedThenOpenItsTasks.name),
    done(0, 103, 'ანგარიში დაიწერა.', 'The report was written.'),
    done(1, 92, 'ანგარიში მტკიცებულებებს ემთხვევა.', 'The report agrees with its evidence.'),
    done(2, 86, 'ანგარიში დამტკიცდა.', 'The report was approved.'),
    // of one commitment the publisher's work was left undone when the office fell vacant
    ...(commitment === 'demo-services'
      ? policy(78.9, [overdue(task(3), 'publisher')], whenTaskTermNearsThenRemindOrEscalate.name)
      : [done(3, 83, 'გამოქვეყნდა ორივე ენაზე.', 'It is published in both languages.')]),
  ];
}

/** Each outcome of the minutes of 2017 becomes something to do here, by a role of the demonstration; some of it is done. */
function takenUpActs({ day, office, policy }: Doing): Act[] {
  const meeting = meetingId({ number: 1, date: day(FIRST) });
  return TAKEN_UP.flatMap(({ code, item, role, commitment, due, text, done }, n): Act[] => {
    const before = FIRST - (10 * MINUTE + n * MINUTE) / DAY;
    const outcome = taskOf7(code);
    const about = { meeting, outcome, item, kind: 'follow-up', text, due: day(due), ...(commitment && { commitment }) };
    const fact = { type: 'OutcomeRecorded', id: `demo outcome ${code}`, data: { ...about, owner: { role } } };
    const wishes = whenOutcomeRecordedThenOpenItsTask.react(fact as never) as readonly object[];
    return [
      office(before, new RecordOutcome(), {
        ...{ ...about, responsible: { role }, takesUp: { meeting: '2017-7', outcome: outcomeOf7(code) } },
      }),
      ...policy(before, wishes, whenOutcomeRecordedThenOpenItsTask.name),
      ...(done
        ? [
            office(done.day, new CompleteTask(), {
              task: outcome,
              how: done.how,
              ...(done.late && { reason: done.late }),
            }),
          ]
        : []),
      ...(due > 2 && !done
        ? policy(due - 1, [overdue(outcome, role)], whenTaskTermNearsThenRemindOrEscalate.name)
        : []),
    ];
  });
}
