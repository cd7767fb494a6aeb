import type { VNode } from 'preact';
import type { GroupTaskView } from '../../../read-models/group-tasks.js';
import { Banner } from '../components/banner.js';
import { CardDeed } from '../components/deed-form.js';
import { Field, Select } from '../components/field.js';
import { InBoth } from '../components/group/in-both.js';
import { type Known, TaskCard } from '../components/group/task-card.js';
import { worded } from '../components/group/wording.js';
import { FormPage } from '../components/office/office-page.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import { fieldsOf, type Kept } from '../kept.js';
import { paths } from '../paths.js';

export type TasksOfficeView = Framed & {
  readonly known: Known;
  /** What is still to be done: the overdue ones first. */
  readonly tasks: readonly GroupTaskView[];
  readonly errors: readonly FormError[];
  readonly done: boolean;
  readonly kept: Kept;
};
type Props = { readonly view: TasksOfficeView; readonly lang: Lang };

/** What is to be done, before those who record that it is; what nobody sees to is for the chair. */
export function TasksOfficePage(view: TasksOfficeView, lang: Lang): VNode {
  const { frame, errors, done, tasks, known } = view;
  const { groupOffice: office, groupTasks } = say(lang);
  const t = groupTasks.office;
  const lost = tasks.filter(({ escalatedAt }) => escalatedAt !== null).length;
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.tasksTitle}
      way={[{ href: paths(lang).groupOffice, label: office.title }]}
      errors={errors}
      notice={done ? t.completed : undefined}
      head={<h1>{t.tasksTitle}</h1>}
    >
      <div class="narrow stack">
        {lost > 0 && <Banner tone="bad" title={groupTasks.tasks.escalatedCount(lost)} />}
        {tasks.length === 0 ? <p>{groupTasks.tasks.none}</p> : <Complete view={view} lang={lang} />}
        <ul class="plain stack">
          {tasks.map((task) => (
            <TaskCard task={task} known={known} lang={lang} />
          ))}
        </ul>
      </div>
    </FormPage>
  );
}

function Complete({ view, lang }: Props) {
  const { frame, tasks } = view;
  const { kept, line, both } = fieldsOf(view, lang);
  const { office: t, workflow } = say(lang).groupTasks;
  const named = ({ text, does, commitment, due }: GroupTaskView) => {
    const what = text ? worded(text, lang).slice(0, 80) : [commitment, does && workflow.does[does]].join(': ');
    return `${what} (${format(lang).date(momentOf(due))})`;
  };
  return (
    <CardDeed frame={frame} action={paths(lang).tasksOffice} title={t.complete}>
      <Select
        lang={lang}
        name="task"
        label={t.which}
        value={kept.task}
        options={tasks.map((task) => ({ value: task.id, label: named(task) }))}
      />
      <InBoth {...both} name="how" label={t.how} long />
      <Field {...line('link')} label={t.link} optional />
      <InBoth {...both} name="reason" label={t.lateReason} optional />
    </CardDeed>
  );
}
