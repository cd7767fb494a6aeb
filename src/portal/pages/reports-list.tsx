import type { VNode } from 'preact';
import { DISTRICTS, type District } from '../../../events/districts.js';
import type { Listed } from '../../../read-models/answer.js';
import { REPORT_STATUSES } from '../../../read-models/report-documents.js';
import type { ReportCard as Card } from '../../../read-models/reports.js';
import { districtName } from '../../map/district-names.js';
import type { Districts } from '../../map/districts.js';
import { Field, Select } from '../components/field.js';
import { DistrictMap } from '../components/map/district-map.js';
import { type Named, ReportCard } from '../components/map/report-card.js';
import { Pagination } from '../components/pagination.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, feedAt, ogDefault, paths, withQuery } from '../paths.js';
import { service } from '../sharing/structured.js';

export type ReportsListView = Framed & {
  readonly wanted: {
    readonly q?: string | undefined;
    readonly status?: string | undefined;
    readonly district?: string | undefined;
    readonly category?: string | undefined;
    readonly cursor?: string | undefined;
  };
  readonly found: Listed<Card>;
  readonly named: Named;
  readonly districts: Pick<Districts, 'features' | 'schematic'>;
  /** Open reports by district. */
  readonly counts: Readonly<Record<District, number>>;
};
type Props = { readonly view: ReportsListView; readonly lang: Lang };

/** The Smart Map as a list beside the city by its districts: whole without a script. */
export function ReportsListPage(view: ReportsListView, lang: Lang): VNode {
  const { frame, wanted, found, named, districts, counts } = view;
  const t = say(lang).reports;
  const to = paths(lang);
  const { cursor, ...query } = wanted;
  const hero = (
    <div class="hero">
      <div class="wrap stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a class="button" href={to.newReport}>
            {t.start}
          </a>
        </p>
      </div>
    </div>
  );
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="reports"
      meta={{
        title: t.title,
        description: t.description,
        image: { path: ogDefault(lang, 'map'), alt: t.title },
        json: api.reports,
        unlisted: cursor !== undefined,
        feed: { path: feedAt('reports', 'atom', lang, query), title: say(lang).sharing.feeds.reports },
        about: [
          service(
            { origin: frame.origin, lang },
            { path: to.reports, name: t.title, description: t.description, demo: frame.demo },
          ),
        ],
      }}
      hero={hero}
    >
      <div class="stack">
        <div class="halves">
          <section class="stack sticky" aria-labelledby="by-district">
            <h2 id="by-district">{t.map.title}</h2>
            <DistrictMap districts={districts} counts={counts} chosen={wanted.district} lang={lang} />
          </section>
          <div class="stack">
            <Filters view={view} lang={lang} />
            <p class="meta" role="status">
              {found.items.length === 0 ? t.nothing : t.found(found.total)}
            </p>
            <ul class="list">
              {found.items.map((report) => (
                <ReportCard report={report} named={named} lang={lang} />
              ))}
            </ul>
            <Pagination
              lang={lang}
              first={cursor === undefined ? undefined : withQuery(to.reports, query)}
              next={found.next === null ? undefined : withQuery(to.reports, { ...query, cursor: found.next })}
            />
          </div>
        </div>
        <p class="data-links">
          <span>{t.data}:</span>
          <a href={withQuery(api.reports, query)}>JSON</a>
          <a href={feedAt('reports', 'atom', lang, query)}>{say(lang).sharing.feeds.follow}</a>
        </p>
      </div>
    </Layout>
  );
}

function Filters({ view: { wanted, named }, lang }: Props) {
  const words = say(lang);
  const t = words.reports;
  const all = { value: '', label: words.shell.all };
  const districts = DISTRICTS.map((code) => ({ value: code, label: districtName(lang, code).name }));
  const categories = [...named.categories].map(([value, label]) => ({ value, label: label[lang] }));
  const statuses = [
    { value: 'open', label: t.filters.open },
    ...REPORT_STATUSES.map((value) => ({ value, label: t.status[value] })),
  ];
  return (
    <search>
      <form class="card stack" method="get" action={paths(lang).reports} aria-label={t.filters.form}>
        <Field lang={lang} name="q" label={t.filters.q} value={wanted.q} input={{ type: 'search', required: false }} />
        <div class="filters few">
          <Select
            lang={lang}
            name="district"
            label={t.filters.district}
            value={wanted.district}
            options={[all, ...districts]}
          />
          <Select
            lang={lang}
            name="category"
            label={t.filters.category}
            value={wanted.category}
            options={[all, ...categories]}
          />
          <Select
            lang={lang}
            name="status"
            label={t.filters.status}
            value={wanted.status}
            options={[all, ...statuses]}
          />
          <button type="submit" class="button">
            {words.shell.search}
          </button>
        </div>
      </form>
    </search>
  );
}
