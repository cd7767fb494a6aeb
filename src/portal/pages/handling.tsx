import type { VNode } from 'preact';
import type { AsOf } from '../../../read-models/answer.js';
import { HANDLING_BY, type HandlingRow, type HandlingWanted } from '../../../read-models/handling.js';
import { districtName } from '../../map/district-names.js';
import { BarList } from '../components/bar-list.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Field, Select } from '../components/field.js';
import { Stats } from '../components/figures.js';
import { FiguresTable } from '../components/figures-table.js';
import type { Named } from '../components/map/report-card.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, ogDefault, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

export type HandlingView = Framed & {
  readonly wanted: HandlingWanted;
  readonly items: readonly HandlingRow[];
  readonly total: HandlingRow;
  readonly asOf: AsOf;
  readonly named: Named;
};
type Props = { readonly view: HandlingView; readonly lang: Lang };

/** How the city deals with reports: how long it takes, whether terms are kept, what becomes of them. */
export function HandlingPage(view: HandlingView, lang: Lang): VNode {
  const { frame, wanted, items, total, asOf } = view;
  const words = say(lang);
  const t = words.handling;
  const { number } = format(lang);
  const same = { ...wanted, asOf: String(asOf.position) };
  const files = [
    [withQuery(api.handling('.csv'), wanted), 'text/csv'],
    [withQuery(api.handling(''), wanted), 'application/json'],
  ] as const;
  const figures = [
    { label: t.filed, value: number(total.filed) },
    { label: `${t.acknowledged}: ${t.median}`, value: t.hours(total.acknowledgedHours.median) },
    { label: `${t.resolved}: ${t.median}`, value: t.days(total.resolvedDays.median) },
    { label: t.within, value: t.share(total.withinShare) },
  ];
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="reports"
      meta={{
        title: t.title,
        way: [{ href: paths(lang).reports, label: words.reports.title }],
        description: t.lead,
        image: { path: ogDefault(lang, 'map'), alt: words.reports.title },
        json: withQuery(api.handling(''), wanted),
        about: [
          dataset(
            { origin: frame.origin, lang },
            { path: withQuery(paths(lang).handling, wanted), name: t.title, description: t.lead, files },
          ),
        ],
      }}
    >
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={[{ href: paths(lang).reports, label: words.reports.title }]} here={t.title} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        <Filters wanted={wanted} lang={lang} />
        {items.length === 0 ? (
          <p class="card">{t.none}</p>
        ) : (
          <>
            <Stats items={figures} />
            <section class="stack" aria-labelledby="chart">
              <h2 id="chart">{t.chart}</h2>
              <BarList
                lang={lang}
                bars={items.map(({ of, filed }) => ({ label: nameOf(of, view, lang), value: filed }))}
              />
            </section>
            <Table view={view} lang={lang} />
          </>
        )}
        <p class="meta">{t.note}</p>
        <p class="data-links">
          <span>{t.data}:</span>
          <a href={withQuery(api.handling('.csv'), same)}>CSV</a>
          <a href={withQuery(api.handling(''), same)}>JSON</a>
        </p>
      </div>
    </Layout>
  );
}

/** A code, or a month, in words. */
function nameOf(of: string | null, { wanted: { by }, named }: HandlingView, lang: Lang): string {
  const t = say(lang).handling;
  if (of === null) return t.total;
  switch (by) {
    case 'category':
      return named.categories.get(of)?.[lang] ?? of;
    case 'department':
      return named.departments.get(of)?.[lang] ?? of;
    case 'district':
      return districtName(lang, of).name;
    default:
      return of;
  }
}

function Filters({ wanted: { from, to, by }, lang }: { wanted: HandlingWanted; lang: Lang }) {
  const words = say(lang);
  const t = words.handling;
  const month = { pattern: '20[0-9]{2}-(0[1-9]|1[0-2])', maxLength: 7 };
  return (
    <form class="card filters few" method="get" action={paths(lang).handling} aria-label={t.filters.form}>
      <Field lang={lang} name="from" label={t.filters.from} hint={t.filters.month} value={from} input={month} />
      <Field lang={lang} name="to" label={t.filters.to} hint={t.filters.month} value={to} input={month} />
      <Select
        lang={lang}
        name="by"
        label={t.filters.by}
        value={by}
        options={HANDLING_BY.map((value) => ({ value, label: t.by[value] }))}
      />
      <button type="submit" class="button">
        {words.shell.filter}
      </button>
    </form>
  );
}

function Table({ view, lang }: Props) {
  const { items, total, wanted } = view;
  const t = say(lang).handling;
  const { number } = format(lang);
  const columns = [
    ...[t.filed, t.reopened, `${t.acknowledged}: ${t.median}`, `${t.acknowledged}: ${t.p90}`, t.resolved],
    ...[`${t.resolved}: ${t.median}`, `${t.resolved}: ${t.p90}`, t.within, t.refused, t.overdue, t.open],
  ];
  const cells = (row: HandlingRow) => [
    ...[number(row.filed), number(row.reopened), t.hours(row.acknowledgedHours.median)],
    ...[t.hours(row.acknowledgedHours.p90), number(row.resolved), t.days(row.resolvedDays.median)],
    ...[t.days(row.resolvedDays.p90), t.share(row.withinShare), number(row.refused), number(row.overdue)],
    row.open === null ? '—' : number(row.open),
  ];
  return (
    <div class="stack">
      <h2 id="table">{t.table}</h2>
      <FiguresTable
        labelledBy="table"
        of={t.of[wanted.by]}
        columns={columns}
        lines={[...items, total].map((row) => ({ name: nameOf(row.of, view, lang), cells: cells(row) }))}
      />
    </div>
  );
}
