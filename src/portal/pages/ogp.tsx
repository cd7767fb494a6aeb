import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { PlanCard } from '../../../read-models/ogp-plans.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Official } from '../components/ogp/official.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/status-tag.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type OgpView = Framed & { readonly found: Listed<PlanCard>; readonly cursor?: string | undefined };

/** Every action plan, the latest first. */
export function OgpPage({ frame, found, cursor }: OgpView, lang: Lang): VNode {
  const { ogp: t } = say(lang);
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="ogp" meta={{ title: t.title, description: t.lead, json: api.ogp('plans') }}>
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={[]} here={t.title} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <p class="deeds">
            <a class="button quiet" href={to.group}>
              {say(lang).group.title}
            </a>
          </p>
        </div>
        {found.items.length === 0 && <p class="card">{t.none}</p>}
        <ul class="list">
          {found.items.map((plan) => (
            <Plan key={plan.id} plan={plan} lang={lang} />
          ))}
        </ul>
        <Pagination
          lang={lang}
          first={cursor && to.ogp}
          next={found.next ? withQuery(to.ogp, { cursor: found.next }) : undefined}
        />
      </div>
    </Layout>
  );
}

function Plan({ plan, lang }: { readonly plan: PlanCard; readonly lang: Lang }) {
  const { ogp: t, ogpWords: words } = say(lang);
  return (
    <li class="card stack">
      <p class="kicker">
        <Tag tone={plan.status === 'draft' ? 'waits' : 'good'}>{words.status[plan.status]}</Tag>
      </p>
      <h2>
        <a href={paths(lang).plan(plan.id)}>
          <Official said={plan.title} lang={lang} />
        </a>
      </h2>
      <p class="meta dotted">
        <span>
          <Official said={plan.member} lang={lang} />
        </span>
        <span>{words.level[plan.level]}</span>
        <span>{t.period(plan.from, plan.to)}</span>
      </p>
    </li>
  );
}
