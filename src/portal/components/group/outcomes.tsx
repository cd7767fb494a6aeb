import type { GroupTaskView } from '../../../../read-models/group-tasks.js';
import type { GroupView, MeetingView } from '../../../../read-models/meetings.js';
import type { CommitmentName } from '../../../../read-models/ogp-commitments.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { momentOf } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Tag } from '../status-tag.js';
import { AboutCommitment } from './about-commitment.js';
import { TaskTag } from './task-card.js';
import { nameOf, Worded, worded } from './wording.js';

type Props = {
  readonly session: MeetingView;
  readonly organisations: GroupView['organisations'];
  /** The tasks that its outcomes opened, each under the outcome's id; left out at the desk. */
  readonly tasks?: readonly GroupTaskView[] | undefined;
  readonly commitments?: readonly CommitmentName[] | undefined;
  readonly lang: Lang;
};

/** What came of a session, item by item; what was withdrawn stays, with its reason. */
export function Outcomes({ session, organisations, tasks, commitments = [], lang }: Props) {
  const t = say(lang).group;
  const outcomes = [...session.outcomes].sort((a, b) => a.item - b.item);
  return (
    <section class="stack">
      <h2>{t.outcomes}</h2>
      {outcomes.length === 0 && <p>{t.noOutcomes}</p>}
      <ul class="plain stack">
        {outcomes.map(({ outcome, item, kind, text, owner, due, commitment, takesUp, takenUp = [], withdrawn }) => (
          <li class="card stack" id={`outcome-${outcome}`}>
            <p class="kicker">
              <Tag tone={withdrawn ? 'over' : ''}>{t.outcomeKinds[kind]}</Tag>{' '}
              <span class="meta">{item === 0 ? t.whole : t.item(item)}</span>
            </p>
            <p>
              <Worded said={text} lang={lang} />
            </p>
            <p class="meta dotted">
              {owner?.organisation !== undefined && (
                <span>{t.owner(nameOf(organisations, owner.organisation, lang))}</span>
              )}
              {due !== undefined && <span>{t.due(momentOf(due))}</span>}
              {commitment !== undefined && <AboutCommitment id={commitment} known={commitments} lang={lang} />}
            </p>
            {takesUp && (
              <p class="meta">
                {t.takesUp} <EarlierOrLater one={takesUp} lang={lang} />
              </p>
            )}
            {tasks && takenUp.length === 0 && <TaskOf id={outcome} tasks={tasks} session={session} lang={lang} />}
            {takenUp.map((one) => (
              <div>
                <p class="meta">
                  {t.takenUp} <EarlierOrLater one={one} lang={lang} />
                </p>
                {tasks && <TaskOf id={one.outcome} tasks={tasks} session={session} lang={lang} />}
              </div>
            ))}
            {withdrawn && <p class="meta">{t.withdrawn(worded(withdrawn, lang))}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Named = { readonly meeting: string; readonly outcome: string };

/** The outcome of another session. */
function EarlierOrLater({ one: { meeting, outcome }, lang }: { readonly one: Named; readonly lang: Lang }) {
  const [year = '', number = ''] = meeting.split('-');
  return <a href={`${paths(lang).session(meeting)}#outcome-${outcome}`}>{say(lang).group.sessionOf(number, year)}</a>;
}

type TaskProps = {
  readonly id: string;
  readonly tasks: readonly GroupTaskView[];
  readonly session: MeetingView;
  readonly lang: Lang;
};

/** What became of an outcome: its task and how that stands, or why there is none. */
function TaskOf({ id, tasks, session, lang }: TaskProps) {
  const t = say(lang).groupTasks.tasks;
  const task = tasks.find((one) => one.id === id);
  if (!task) return <p class="meta">{session.source === undefined ? t.noTask : t.notKnown}</p>;
  return (
    <p>
      <a href={paths(lang).groupTask(id)}>{t.task}</a>: <TaskTag status={task.status} lang={lang} />
      {task.escalatedAt !== null && task.status === 'overdue' && <> {t.escalated}</>}
    </p>
  );
}
