import type { VNode } from 'preact';
import type { Cell } from '../../csv.js';
import { LICENCE } from '../../open-data/dcat.js';
import type { Edition } from '../../open-data/editions.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Scroller } from '../components/scroller.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { wholeNumber } from '../i18n/whole-number.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';
import type { TableShown } from './open-data.js';

export type OpenTableView = Framed &
  TableShown & {
    readonly tree: Edition['tree'];
    /** The first rows. */
    readonly preview: readonly (readonly Cell[])[];
    /** The last day that a past may be asked of (YYYY-MM-DD), what was asked for, and what is wrong with it. */
    readonly latest: string;
    readonly day?: string | undefined;
    readonly errors: readonly FormError[];
  };
const NAMES = { csv: 'CSV', json: 'JSON' } as const;
type Props = { readonly view: OpenTableView; readonly lang: Lang };

/** One table of open data: what it holds, its first rows, its files, and what they are made from. */
export function OpenTablePage(view: OpenTableView, lang: Lang): VNode {
  const { frame, table, written, errors } = view;
  const t = say(lang).openData;
  const to = paths(lang);
  const [title, about] = [table.title[lang], table.about[lang]];
  const way = [{ href: to.openData, label: t.title }];
  const files = [
    [api.openTable(table.name, 'csv'), 'text/csv'],
    [api.openTable(table.name, 'json'), 'application/json'],
  ] as const;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="log"
      meta={{
        title,
        description: about,
        way,
        failed: errors.length > 0,
        about: [
          dataset(
            { origin: frame.origin, lang },
            { path: to.openTable(table.name), name: title, description: about, files },
          ),
        ],
      }}
    >
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={way} here={title} />
          <ErrorSummary errors={errors} lang={lang} />
          <h1>{title}</h1>
          <p class="lead">{about}</p>
          <p class="meta">
            {t.rows(written.rows)} · {t.updated(written.changed)}
          </p>
          <p class="cluster">
            {(['csv', 'json'] as const).map((kind) => (
              <a key={kind} class={kind === 'csv' ? 'button' : 'button quiet'} href={api.openTable(table.name, kind)}>
                {t.download}: {t.file(NAMES[kind], sizeOf(written[kind].bytes, lang))}
              </a>
            ))}
          </p>
        </div>
        <Preview view={view} lang={lang} />
        <Columns view={view} lang={lang} />
        <Before view={view} lang={lang} />
        <Source view={view} lang={lang} />
      </div>
    </Layout>
  );
}

function Preview({ view: { table, preview }, lang }: Props) {
  const t = say(lang).openData;
  return (
    <div class="stack">
      <h2 id="preview">{t.preview}</h2>
      {preview.length === 0 && <p class="card">{t.empty}</p>}
      {preview.length > 0 && (
        <Scroller labelledBy="preview">
          <table class="table">
            <thead>
              <tr>
                {table.columns.map(({ name }) => (
                  <th key={name} scope="col">
                    <code>{name}</code>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, at) => (
                    <td key={table.columns[at]!.name} class={typeof cell === 'number' ? 'n' : undefined}>
                      {cell ?? '—'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </div>
  );
}

function Columns({ view: { table }, lang }: Props) {
  const t = say(lang).openData;
  return (
    <div class="stack">
      <h2 id="columns">{t.columns}</h2>
      <Scroller labelledBy="columns">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.column}</th>
              <th scope="col">{t.holds}</th>
              <th scope="col">{t.type}</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map(({ name, about, type }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{about[lang]}</td>
                <td>{t.types[type]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <p class="data-links">
        <a href={api.openTable(table.name, 'csv-metadata.json')}>CSV on the Web</a>
      </p>
    </div>
  );
}

/** The table as it was at the end of a day, built anew from the log. */
function Before({ view: { table, latest, day, errors }, lang }: Props) {
  const t = say(lang).openData;
  return (
    <section class="card stack" aria-labelledby="before">
      <h2 id="before">{t.before}</h2>
      <p>{t.beforeText}</p>
      <form class="filters few" method="get" action={paths(lang).openTableBefore(table.name)} noValidate>
        <Field
          lang={lang}
          name="day"
          label={t.day}
          value={day ?? latest}
          error={errorOf(errors, 'day')}
          input={{ type: 'date', max: latest, required: false }}
        />
        <button type="submit" class="button quiet">
          {t.getCsv}
        </button>
      </form>
    </section>
  );
}

function Source({ view: { written, tree }, lang }: Props) {
  const t = say(lang).openData;
  return (
    <section class="card quiet stack" aria-labelledby="source">
      <h2 id="source">{t.source}</h2>
      <p>{t.sourceText(tree.size)}</p>
      <dl class="answers">
        <div>
          <dt>{t.checkpoint}</dt>
          <dd>
            <a href={api.checkpointOf(tree.size)}>{wholeNumber(tree.size, lang)}</a>
          </dd>
        </div>
        {(['csv', 'json'] as const).map((kind) => (
          <div key={kind}>
            <dt>{t.digest(NAMES[kind])}</dt>
            <dd>
              <code class="breaks">{written[kind].sha256}</code>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t.licence}</dt>
          <dd>
            <a href={LICENCE} rel="license">
              {t.licenceName}
            </a>
          </dd>
        </div>
      </dl>
    </section>
  );
}

function sizeOf(bytes: number, lang: Lang): string {
  const t = say(lang).openData;
  const tenths = Math.max(1, Math.round(bytes / 100));
  if (tenths >= 10_000) return t.megabytes(wholeNumber(Math.round(bytes / 1_000_000), lang));
  const [whole, rest] = [Math.floor(tenths / 10), tenths % 10];
  return t.kilobytes(whole >= 10 ? wholeNumber(whole, lang) : `${whole}${lang === 'ka' ? ',' : '.'}${rest}`);
}
