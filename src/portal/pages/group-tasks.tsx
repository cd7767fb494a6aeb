import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import { GROUP_TASK_STATUSES, type GroupTaskStatus } from '../../../read-models/group-task-documents.js';
import type { GroupTaskView } from '../../../read-models/group-tasks.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { type Known, TaskCard } from '../components/group/task-card.js';
import { Pagination } from '../components/pagination.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type GroupTasksView = Framed & {
  readonly found: Listed<GroupTaskView>;
  readonly known: Known;
  readonly status?: GroupTaskStatus | undefined;
  readonly role?: string | undefined;
  readonly cursor?: string | undefined;
};

/** What the working group has to do, by its last day; what nobody sees to stands on top. */
export function GroupTasksPage({ frame, found, known, status, role, cursor }: GroupTasksView, lang: Lang): VNode {
  const t = say(lang).groupTasks.tasks;
  const to = paths(lang);
  const asked = { ...(status && { status }), ...(role && { role }) };
  const unlisted = cursor !== undefined || role !== undefined;
  const lost = found.items.filter((one) => one.escalatedAt !== null && one.status === 'overdue').length;
  const tab = (one: GroupTaskStatus | undefined) =>
    withQuery(to.groupTasks, { ...(one && { status: one }), ...(role && { role }) });
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="ogp"
      meta={{ title: t.title, description: t.lead, json: api.groupTasks, unlisted }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.group, label: say(lang).group.title }]} here={t.title} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {lost > 0 && <Banner tone="bad" title={t.escalatedCount(lost)} />}
        <nav aria-label={t.filter}>
          <ul class="tabs">
            {[undefined, ...GROUP_TASK_STATUSES].map((one) => (
              <li>
                <a href={tab(one)} aria-current={one === status ? 'page' : undefined}>
                  {one ? t.status[one] : t.all}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {found.items.length === 0 && <p>{t.none}</p>}
        <ul class="plain stack">
          {found.items.map((task) => (
            <TaskCard task={task} known={known} lang={lang} />
          ))}
        </ul>
        <Pagination
          lang={lang}
          next={found.next === null ? undefined : withQuery(to.groupTasks, { ...asked, cursor: found.next })}
          first={cursor === undefined ? undefined : withQuery(to.groupTasks, asked)}
        />
      </div>
    </Layout>
  );
}

export type GroupTaskPageView = Framed & { readonly task: GroupTaskView; readonly known: Known };

/** One task, with all that became of it. */
export function GroupTaskPage({ frame, task, known }: GroupTaskPageView, lang: Lang): VNode {
  const t = say(lang).groupTasks.tasks;
  const to = paths(lang);
  const way = [
    { href: to.group, label: say(lang).group.title },
    { href: to.groupTasks, label: t.title },
  ];
  const meta = { title: t.task, unlisted: true, json: `${api.groupTasks}/${task.id}` };
  return (
    <Layout frame={frame} lang={lang} room="ogp" meta={meta}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={way} here={t.task} />
        <h1>{t.task}</h1>
        <ul class="plain stack">
          <TaskCard task={task} known={known} lang={lang} />
        </ul>
      </div>
    </Layout>
  );
}
