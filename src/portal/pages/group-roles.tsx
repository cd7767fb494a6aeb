import type { VNode } from 'preact';
import type { GroupRoleView, WorkflowCard } from '../../../read-models/group-roles.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { commitmentName, type Known, seatName } from '../components/group/task-card.js';
import { Worded, worded } from '../components/group/wording.js';
import { Tag } from '../components/status-tag.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type GroupRolesView = Framed & { readonly known: Known; readonly workflows: readonly WorkflowCard[] };

/** Roles with their job descriptions and whoever holds them, and the commitments that have a workflow. */
export function GroupRolesPage({ frame, known, workflows }: GroupRolesView, lang: Lang): VNode {
  const { roles: t, workflow: w } = say(lang).groupTasks;
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="ogp" meta={{ title: t.title, description: t.lead, json: api.groupRoles }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.group, label: say(lang).group.title }]} here={t.title} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {known.roles.length === 0 && <p>{t.none}</p>}
        {known.roles.map((role) => (
          <Role role={role} known={known} lang={lang} />
        ))}
        <section class="stack gap-above">
          <h2>{w.all}</h2>
          {workflows.length === 0 && <p>{w.none}</p>}
          <ul>
            {workflows.map(({ commitment, steps }) => (
              <li>
                <a href={to.groupWorkflow(commitment)}>{w.title(commitmentName(known, commitment, lang))}</a>{' '}
                <span class="meta">{w.steps(steps)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Layout>
  );
}

type RoleProps = { readonly role: GroupRoleView; readonly known: Known; readonly lang: Lang };

function Role({ role, known, lang }: RoleProps) {
  const { roles: t } = say(lang).groupTasks;
  const { id, title, duties, basis, version, holder, holdings } = role;
  const last = holdings.at(-1);
  return (
    <section class="card stack" id={`role-${id}`}>
      <h2>
        <Worded said={title} lang={lang} />
      </h2>
      {holder === null ? (
        <p>
          <Tag tone="bad">{t.vacant}</Tag>
        </p>
      ) : (
        <p>
          {t.holder}: <b>{seatName(known, holder, lang)}</b>{' '}
          {last && <span class="meta">{t.since(momentOf(last.since))}</span>}
        </p>
      )}
      <h3>{t.duties}</h3>
      <ul>
        {duties.map((duty) => (
          <li>
            <Worded said={duty} lang={lang} />
          </li>
        ))}
      </ul>
      <p class="meta dotted">
        <span>{t.version(version)}</span>
        {basis && <span>{t.basis(worded(basis, lang))}</span>}
        <a href={withQuery(paths(lang).groupTasks, { role: id })}>{t.openTasks}</a>
      </p>
      <History role={role} known={known} lang={lang} />
    </section>
  );
}

function History({ role: { holdings, versions }, known, lang }: RoleProps) {
  const { roles: t } = say(lang).groupTasks;
  return (
    <>
      {holdings.length > 0 && (
        <details class="fold">
          <summary>{t.history}</summary>
          <ul class="stack">
            {[...holdings].reverse().map(({ member, since, until, reason, handedOver }) => (
              <li>
                {seatName(known, member, lang)}{' '}
                <span class="meta dotted">
                  <span>{t.since(momentOf(since))}</span>
                  {until !== undefined && <span>{t.until(momentOf(until))}</span>}
                </span>
                {reason && <p class="meta">{t.left(worded(reason, lang))}</p>}
                {handedOver && (
                  <p>
                    {t.handedOver(seatName(known, handedOver.to, lang), handedOver.tasks.length)}.{' '}
                    <Worded said={handedOver.note} lang={lang} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {versions.length > 1 && (
        <details class="fold">
          <summary>{t.versions}</summary>
          {[...versions].reverse().map(({ version, at, duties }) => (
            <>
              <p>
                <b>{t.versionOf(version, at)}</b>
              </p>
              <ul>
                {duties.map((duty) => (
                  <li>
                    <Worded said={duty} lang={lang} />
                  </li>
                ))}
              </ul>
            </>
          ))}
        </details>
      )}
    </>
  );
}
