import type { VNode } from 'preact';
import type { Budget, SpendingFile } from '../../../read-models/spending-lines.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Select } from '../components/field.js';
import { Stats } from '../components/figures.js';
import { AboutSpending, SpendingData, sumsAt } from '../components/spending/about.js';
import { SpendingCurve, SpendingMonths } from '../components/spending/over-time.js';
import { AREAS, areaName, elapsedOf, groupingsOf, type PartView, partAt } from '../components/spending/part.js';
import { PlanBars } from '../components/spending/plan-bars.js';
import { SpendingTable } from '../components/spending/spending-table.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { ogDefault, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';

/** `files`: those that came in last. */
export type SpendingView = Framed & {
  /** Undefined while no budget has come in. */
  readonly shown: PartView | undefined;
  readonly budget: Budget | undefined;
  readonly files: readonly SpendingFile[];
};
type Props = PartView & { readonly lang: Lang };

/** What the city plans to spend in a year and has spent: the whole of it, or what is for one area. */
export function SpendingPage({ frame, shown, budget, files }: SpendingView, lang: Lang): VNode {
  const t = say(lang).spending;
  const meta = {
    title: shown ? `${t.title}: ${shown.part.year}` : t.title,
    description: t.lead,
    image: { path: ogDefault(lang), alt: t.title },
    unlisted: shown?.part.month !== undefined,
    ...(shown && {
      json: sumsAt(shown, ''),
      about: [
        dataset(
          { origin: frame.origin, lang },
          {
            ...{ path: partAt(shown.part, {}, lang), name: t.title, description: t.lead },
            files: [
              [sumsAt(shown, '.csv'), 'text/csv'],
              [sumsAt(shown, ''), 'application/json'],
            ],
          },
        ),
      ],
    }),
  };
  return (
    <Layout frame={frame} lang={lang} meta={meta}>
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={[]} here={t.title} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        {shown ? (
          <>
            {shown.found.unfinished && (
              <Banner tone="waits" title={t.unfinished.title}>
                <p>{t.unfinished.text(shown.found.unfinished.source, shown.found.unfinished.days)}</p>
              </Banner>
            )}
            <Filters {...shown} lang={lang} />
            <Sums {...shown} lang={lang} />
            <Groups {...shown} lang={lang} />
            <SpendingCurve {...shown} lang={lang} />
            <SpendingMonths {...shown} lang={lang} />
            <SpendingData {...shown} lang={lang} />
          </>
        ) : (
          <p class="card">{t.none}</p>
        )}
        <AboutSpending lang={lang} />
        {budget && <Files budget={budget} files={files} lang={lang} />}
      </div>
    </Layout>
  );
}

function Filters({ part, found, lang }: Props) {
  const { spending: t, shell } = say(lang);
  const areas = AREAS.map((value) => ({ value, label: areaName(value, lang) }));
  const years = found.years.map((year) => ({ value: String(year), label: String(year) }));
  return (
    <form class="card filters few" method="get" action={paths(lang).spending} aria-label={t.filters.form}>
      <Select lang={lang} name="year" label={t.filters.year} value={String(part.year)} options={years} />
      <Select
        lang={lang}
        name="area"
        label={t.filters.area}
        value={part.area}
        options={[{ value: '', label: t.filters.everywhere }, ...areas]}
      />
      <button type="submit" class="button">
        {shell.filter}
      </button>
    </form>
  );
}

/** The part in four numbers, and how new they are. */
export function Sums({ found, today, lang }: Props) {
  const t = say(lang).spending;
  const { lariRounded } = format(lang);
  const { total, year, lastDay, updatedAt, version } = found;
  return (
    <section class="stack sums" aria-label={t.ofYear(String(year))}>
      <Stats
        items={[
          { label: t.plan, value: lariRounded(total.plan ?? 0) },
          { label: t.spent, value: lariRounded(total.spent) },
          { label: t.share, value: t.percent(total.share) },
          { label: t.elapsed, value: t.percent(elapsedOf(year, today)) },
        ]}
      />
      <p class="meta dotted">
        <span>{lastDay === null ? t.noDays : t.lastDay(momentOf(lastDay))}</span>
        <time dateTime={updatedAt}>{t.updated(updatedAt)}</time>
        {version > 1 && total.adopted !== total.plan && (
          <span>{t.amended(lariRounded(total.adopted ?? 0), version - 1)}</span>
        )}
      </p>
    </section>
  );
}

/** The part by one grouping: what else it can be grouped by, bars, and the same as a table. */
export function Groups({ part, found, lang }: Props) {
  const t = say(lang).spending;
  const { items, total } = found;
  return (
    <section class="stack" aria-labelledby="chart">
      <h2 id="chart">{t.chart}</h2>
      <nav aria-label={t.grouping}>
        <ul class="tabs">
          {groupingsOf(part).map((by) => (
            <li>
              <a href={partAt(part, { by }, lang)} aria-current={by === part.by ? 'page' : undefined}>
                {t.by[by]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PlanBars rows={items} part={part} lang={lang} />
      <h3>{t.table}</h3>
      <SpendingTable rows={items} total={total} part={part} lang={lang} />
    </section>
  );
}

/** By which files the numbers came in, so that each can be held against its own. */
function Files({ budget, files, lang }: Pick<SpendingView, 'files'> & { budget: Budget; readonly lang: Lang }) {
  const t = say(lang).spending.files;
  const told = [
    { said: t.budget(budget.version, budget.at), source: budget.source, file: budget.file },
    ...files.map(({ rows, from, to, source, file }) => ({
      ...{ said: t.payments(rows, momentOf(from), momentOf(to)), source, file },
    })),
  ];
  return (
    <details class="fold">
      <summary>{t.title}</summary>
      <ul class="plain stack">
        {told.map(({ said, source, file }) => (
          <li class="card">
            <p>{said}</p>
            <p>{source}</p>
            <p class="meta">
              {t.digest}: <code>{file}</code>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
