import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { VisitView } from '../../../read-models/civic-monitors.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/status-tag.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type VisitsView = Framed & {
  readonly found: Listed<VisitView>;
  readonly wanted: { readonly service?: string | undefined; readonly monitor?: string | undefined };
  readonly cursor?: string | undefined;
  /** The reader is a monitor, and the list of one service: they may report a visit of it. */
  readonly mayReport: boolean;
};

/** How a visit report stands, in one word. */
export const VisitTag = ({ visit, lang }: { visit: VisitView; lang: Lang }) => {
  const t = say(lang).civic.visits;
  if (visit.hidden) return <Tag tone="over">{t.hidden}</Tag>;
  if (visit.withdrawn) return <Tag tone="over">{t.withdrawn}</Tag>;
  return visit.answers.length > 0 ? <Tag tone="good">{t.answered}</Tag> : <Tag tone="waits">{t.waits}</Tag>;
};

/** Visit reports of civic monitors, the newest first: all of them, of one service, or of one monitor. */
export function VisitsPage({ frame, found, wanted, cursor, mayReport }: VisitsView, lang: Lang): VNode {
  const { services, civic } = say(lang);
  const t = civic.visits;
  const to = paths(lang);
  const way = [{ href: to.services, label: services.title }];
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="services"
      meta={{ title: t.title, description: t.lead, way, json: withQuery(api.visits, wanted) }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={way} here={t.title} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {mayReport && wanted.service && (
          <p class="deeds">
            <a class="button" href={to.reportVisit(wanted.service)} rel="nofollow">
              {t.form.start}
            </a>
          </p>
        )}
        {found.total === 0 ? (
          <p class="card">{t.none}</p>
        ) : (
          <ul class="list">
            {found.items.map((visit) => (
              <li class="card item">
                <p class="kicker">
                  <VisitTag visit={visit} lang={lang} />
                </p>
                <h2>
                  <a href={to.visit(visit.id)}>{visit.title[lang]}</a>
                </h2>
                <p class="meta dotted">
                  <span>{visit.organisation[lang]}</span>
                  <span>{t.day(momentOf(visit.versions.at(-1)!.day))}</span>
                </p>
              </li>
            ))}
          </ul>
        )}
        <Pagination
          lang={lang}
          next={found.next === null ? undefined : withQuery(to.visits, { ...wanted, cursor: found.next })}
          first={cursor === undefined ? undefined : withQuery(to.visits, wanted)}
        />
        <p class="dotted">
          <a href={to.monitors}>{civic.monitors.title}</a>
          <a href={to.serviceStandards}>{civic.standards.link}</a>
        </p>
      </div>
    </Layout>
  );
}
