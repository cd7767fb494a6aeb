import type { VNode } from 'preact';
import type { GroupTaskView } from '../../../read-models/group-tasks.js';
import { Banner } from '../components/banner.js';
import { Field, Select } from '../components/field.js';
import { InBoth, type Kept } from '../components/group/in-both.js';
import { type Known, TaskCard } from '../components/group/task-card.js';
import { worded } from '../components/group/wording.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
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

function Complete({ view: { frame, tasks, kept, errors }, lang }: Props) {
  const { office: t, workflow } = say(lang).groupTasks;
  const named = ({ text, does, commitment, due }: GroupTaskView) => {
    const what = text ? worded(text, lang).slice(0, 80) : [commitment, does && workflow.does[does]].join(': ');
    return `${what} (${format(lang).date(momentOf(due))})`;
  };
  return (
    <form method="post" action={paths(lang).tasksOffice} class="card stack" noValidate>
      <h2>{t.complete}</h2>
      <Guard frame={frame} />
      <Select
        lang={lang}
        name="task"
        label={t.which}
        value={kept.task}
        options={tasks.map((task) => ({ value: task.id, label: named(task) }))}
      />
      <InBoth lang={lang} kept={kept} errors={errors} name="how" label={t.how} long />
      <Field lang={lang} name="link" label={t.link} value={kept.link} error={errorOf(errors, 'link')} optional />
      <InBoth lang={lang} kept={kept} errors={errors} name="reason" label={t.lateReason} optional />
      <p class="deeds">
        <button type="submit" class="button">
          {t.complete}
        </button>
      </p>
    </form>
  );
}
