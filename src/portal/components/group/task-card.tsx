import type { GroupRoleView } from '../../../../read-models/group-roles.js';
import type { GroupTaskView } from '../../../../read-models/group-tasks.js';
import type { GroupView } from '../../../../read-models/meetings.js';
import type { CommitmentName } from '../../../../read-models/ogp-commitments.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { momentOf } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { safeUrl } from '../../safe-url.js';
import { Tag } from '../status-tag.js';
import { nameOf, Worded, worded } from './wording.js';

/** Whom and what tasks and roles name: seats, organisations, roles, and the commitments that have a workflow. */
export type Known = Pick<GroupView, 'organisations' | 'members'> & {
  readonly roles: readonly GroupRoleView[];
  readonly commitments: readonly CommitmentName[];
};

/** A commitment by OGP's own number, or by its title; where the house does not have it, as it was named. */
export function commitmentName({ commitments }: Pick<Known, 'commitments'>, id: string, lang: Lang): string {
  const known = commitments.find((one) => one.id === id);
  if (!known) return id;
  return known.ogpId ?? say(lang).group.quoted(known.title[lang] ?? known.title.ka ?? id);
}

const TONES = { open: 'waits', overdue: 'bad', done: 'good', dropped: 'over' } as const;
export const TaskTag = ({ status, lang }: { status: GroupTaskView['status']; lang: Lang }) => (
  <Tag tone={TONES[status]}>{say(lang).groupTasks.tasks.status[status]}</Tag>
);

/** A role by its title, or its short name where it is not described. */
export function roleName({ roles }: Pick<Known, 'roles'>, code: string, lang: Lang): string {
  const known = roles.find(({ id }) => id === code);
  return known ? worded(known.title, lang) : code;
}

/** A seat as people know it: the name where it is told, and the post. */
export function seatName({ members }: Pick<Known, 'members'>, id: string, lang: Lang): string {
  const seat = members.find((one) => one.id === id);
  if (!seat) return id;
  return [seat.name && worded(seat.name, lang), worded(seat.post, lang)].filter(Boolean).join(', ');
}

const ownerName = (known: Known, { role, organisation }: GroupTaskView['owner'], lang: Lang) =>
  [role && roleName(known, role, lang), organisation && nameOf(known.organisations, organisation, lang)]
    .filter(Boolean)
    .join(', ');

export function TaskTitle({ task: { text, does, step }, lang }: { task: GroupTaskView; lang: Lang }) {
  if (text) return <Worded said={text} lang={lang} />;
  return <>{does ? say(lang).groupTasks.workflow.does[does] : step}</>;
}

/** A task in a list: what is to be done, who sees to it, how it stands, and where it comes from. */
export function TaskCard({ task, known, lang }: { task: GroupTaskView; known: Known; lang: Lang }) {
  const t = say(lang).groupTasks.tasks;
  const to = paths(lang);
  const { id, status, owner, due, reminded, overdueSince, escalatedAt, meeting, commitment } = task;
  return (
    <li class="card stack" id={`task-${id}`}>
      <p class="kicker">
        <TaskTag status={status} lang={lang} />{' '}
        {escalatedAt && status === 'overdue' && <Tag tone="bad">{t.escalated}</Tag>}
      </p>
      <p>
        <TaskTitle task={task} lang={lang} />
      </p>
      <p class="meta dotted">
        <span>{t.owner(ownerName(known, owner, lang))}</span>
        <span>{t.due(momentOf(due))}</span>
        {reminded && status === 'open' && <span>{t.reminded(reminded)}</span>}
        {overdueSince && <span>{t.overdue(overdueSince)}</span>}
      </p>
      <Outcome task={task} lang={lang} />
      {task.handOvers.map(({ day, from, to: next, note }) => (
        <p class="meta">
          {t.handOver(momentOf(day), seatName(known, from, lang), seatName(known, next, lang))}.{' '}
          <Worded said={note} lang={lang} />
        </p>
      ))}
      <p class="meta dotted">
        {meeting !== undefined && <a href={`${to.session(meeting)}#outcome-${id}`}>{t.session}</a>}
        {commitment !== null && (
          <a href={to.groupWorkflow(commitment)}>{t.workflow(commitmentName(known, commitment, lang))}</a>
        )}
      </p>
    </li>
  );
}

function Outcome({ task: { done, dropped }, lang }: { task: GroupTaskView; lang: Lang }) {
  const t = say(lang).groupTasks.tasks;
  const link = done?.link === undefined ? undefined : safeUrl(done.link);
  return (
    <>
      {done && (
        <p>
          <b>
            {t.done(done.at)}
            {done.late && `, ${t.late}`}.
          </b>{' '}
          <Worded said={done.how} lang={lang} />{' '}
          {link && (
            <a href={link} rel="nofollow noopener">
              {t.proof}
            </a>
          )}
        </p>
      )}
      {done?.reason && <p class="meta">{t.reason(worded(done.reason, lang))}</p>}
      {dropped && <p class="meta">{t.droppedBecause[dropped.because]}</p>}
    </>
  );
}
