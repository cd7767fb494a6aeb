import type { VNode } from 'preact';
import type { WorkflowView } from '../../../read-models/group-roles.js';
import type { WorkflowStepDoc } from '../../../read-models/group-task-documents.js';
import { AnswersList } from '../components/answers-list.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { commitmentName, type Known, roleName, TaskTag } from '../components/group/task-card.js';
import { worded } from '../components/group/wording.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

export type GroupWorkflowView = Framed & { readonly workflow: WorkflowView; readonly known: Known };

/** Who does what for a commitment (RACI), step by step, by when, and how far it is. */
export function GroupWorkflowPage({ frame, workflow, known }: GroupWorkflowView, lang: Lang): VNode {
  const { workflow: t, roles } = say(lang).groupTasks;
  const to = paths(lang);
  const { commitment, steps, versions, tasks } = workflow;
  const title = t.title(commitmentName(known, commitment, lang));
  const way = [
    { href: to.group, label: say(lang).group.title },
    { href: to.groupRoles, label: roles.title },
  ];
  const taskOf = ({ step, due }: WorkflowStepDoc) => tasks.find((one) => one.step === step && one.due === due);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="ogp"
      meta={{ title, description: t.lead, json: api.groupWorkflow(commitment) }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={way} here={title} />
        <h1>{title}</h1>
        <p class="lead">{t.lead}</p>
        <ol class="plain stack">
          {steps.map((step) => {
            const task = taskOf(step);
            return (
              <li class="card stack" id={`step-${step.step}`}>
                <h2>
                  {t.does[step.does]} <span class="meta">{step.step}</span>
                </h2>
                {task && (
                  <p>
                    <TaskTag status={task.status} lang={lang} />
                  </p>
                )}
                <AnswersList items={answers(step, steps, known, lang)} />
              </li>
            );
          })}
        </ol>
        {versions.length > 1 && (
          <section class="stack">
            <h2>{t.versions}</h2>
            <ul>
              {[...versions].reverse().map(({ version, at, reason }) => (
                <li>
                  {t.versionOf(version, at)} {reason && <span class="meta">{worded(reason, lang)}</span>}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Layout>
  );
}

function answers(step: WorkflowStepDoc, steps: readonly WorkflowStepDoc[], known: Known, lang: Lang) {
  const t = say(lang).groupTasks.workflow;
  const { responsible, accountable, consulted, informed, after, due } = step;
  const named = (codes: readonly string[]) => codes.map((code) => roleName(known, code, lang)).join(', ');
  const called = (code: string) => {
    const does = steps.find((one) => one.step === code)?.does;
    return does ? `${t.does[does]} (${code})` : code;
  };
  return [
    { question: t.responsible, answer: named([responsible]) },
    ...(accountable === undefined ? [] : [{ question: t.accountable, answer: named([accountable]) }]),
    ...(consulted.length === 0 ? [] : [{ question: t.consulted, answer: named(consulted) }]),
    ...(informed.length === 0 ? [] : [{ question: t.informed, answer: named(informed) }]),
    ...(after.length === 0 ? [] : [{ question: t.after, answer: after.map(called).join(', ') }]),
    { question: t.due, answer: format(lang).date(momentOf(due)) },
  ];
}
