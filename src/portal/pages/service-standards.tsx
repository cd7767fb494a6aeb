import type { VNode } from 'preact';
import { LEAST_DECIDED, type StandardsRow, type StandardsView } from '../../../read-models/service-standards.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { FiguresTable } from '../components/figures-table.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

type Both = Readonly<Record<Lang, string>>;
export type ServiceStandardsView = Framed & {
  readonly found: StandardsView;
  readonly departments: ReadonlyMap<string, Both>;
};
type Props = { readonly view: ServiceStandardsView; readonly lang: Lang };

/** The service standards in public: terms, scores and visits, service by service or department by department. */
export function ServiceStandardsPage(view: ServiceStandardsView, lang: Lang): VNode {
  const { frame, found } = view;
  const { services, civic } = say(lang);
  const t = civic.standards;
  const to = paths(lang);
  const asked = { by: found.by };
  const same = { ...asked, asOf: String(found.asOf.position) };
  const files = [
    [withQuery(api.serviceStandards('.csv'), asked), 'text/csv'],
    [withQuery(api.serviceStandards(), asked), 'application/json'],
  ] as const;
  const way = [{ href: to.services, label: services.title }];
  const about = { path: withQuery(to.serviceStandards, asked), name: t.title, description: t.lead, files };
  const meta = { title: t.title, description: t.lead, way, json: files[1][0] };
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="services"
      meta={{ ...meta, about: [dataset({ origin: frame.origin, lang }, about)] }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={way} here={t.title} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <nav aria-label={t.tabs}>
          <ul class="tabs">
            {(['service', 'department'] as const).map((by) => (
              <li>
                <a
                  href={withQuery(to.serviceStandards, { by })}
                  aria-current={by === found.by ? ('page' as const) : undefined}
                >
                  {t.by[by]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {found.items.length === 0 ? <p>{t.none}</p> : <Table view={view} lang={lang} />}
        <p class="meta">{t.note(LEAST_DECIDED)}</p>
        <p class="data-links">
          <span>{t.data}:</span>
          <a href={withQuery(api.serviceStandards('.csv'), same)}>CSV</a>
          <a href={withQuery(api.serviceStandards(), same)}>JSON</a>
          <a href={to.replay}>{t.recompute}</a>
        </p>
        <p class="dotted">
          <a href={to.visits}>{civic.visits.title}</a>
          <a href={to.monitors}>{civic.monitors.title}</a>
        </p>
      </div>
    </Layout>
  );
}

/** A table full of the same sentence could not be read: a sign stands for it, which the note below explains. */
const Withheld = ({ lang }: { lang: Lang }) => (
  <>
    <span aria-hidden="true">—</span>
    <span class="hidden-visually">{say(lang).civic.withheld}</span>
  </>
);

function Table({ view: { found, departments }, lang }: Props) {
  const { services, civic } = say(lang);
  const t = civic.standards;
  const to = paths(lang);
  const { number } = format(lang);
  const columns = [
    ...[t.decided, t.inTerm, t.median, t.open, t.waiting, t.overdue, t.score, t.ratings, t.visits, t.answered],
  ];
  const cells = (row: StandardsRow) => [
    number(row.decided),
    row.inTermShare === null ? <Withheld lang={lang} /> : t.share(row.inTermShare),
    row.medianDays === null ? <Withheld lang={lang} /> : t.days(row.medianDays),
    ...[number(row.open), number(row.waiting), number(row.overdue)],
    row.mean === null ? <Withheld lang={lang} /> : number(row.mean),
    ...[number(row.ratings), number(row.visits), number(row.visitsAnswered)],
  ];
  const nameOf = (row: StandardsRow) => {
    if (row === found.total) return t.total;
    if (found.by === 'department') return (row.of && departments.get(row.of)?.[lang]) ?? services.page.cityHall;
    return <a href={to.service(row.of!)}>{row.title?.[lang] ?? row.of}</a>;
  };
  return (
    <FiguresTable
      label={t.title}
      of={t.of[found.by]}
      columns={columns}
      lines={[...found.items, found.total].map((row) => ({ name: nameOf(row), cells: cells(row) }))}
    />
  );
}
