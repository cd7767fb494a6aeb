import type { VNode } from 'preact';
import type { EditedTable } from '../../open-data/editions.js';
import type { OpenTable } from '../../open-data/table.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

/** A table, and the files that it is now. */
export type TableShown = { readonly table: OpenTable; readonly written: EditedTable };
export type OpenDataView = Framed & { readonly tables: readonly TableShown[] };

/** Every table of open data. */
export function OpenDataPage({ frame, tables }: OpenDataView, lang: Lang): VNode {
  const t = say(lang).openData;
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="log" meta={{ title: t.title, description: t.lead }}>
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={[]} here={t.title} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        <ul class="tiles rooms">
          {tables.map(({ table, written }) => (
            <li key={table.name} class="card stack">
              <h2>
                <a href={to.openTable(table.name)}>{table.title[lang]}</a>
              </h2>
              <p>{table.about[lang]}</p>
              <p class="meta">
                {t.rows(written.rows)} · {t.updated(written.changed)}
              </p>
              <p class="data-links">
                <a href={api.openTable(table.name, 'csv')}>CSV</a>
                <a href={api.openTable(table.name, 'json')}>JSON</a>
              </p>
            </li>
          ))}
        </ul>
        <section class="card quiet stack" aria-labelledby="catalogue">
          <h2 id="catalogue">{t.catalogue}</h2>
          <p>{t.catalogueText}</p>
          <p class="data-links">
            <a href={api.openData('jsonld')}>JSON-LD</a>
            <a href={api.openData('ttl')}>Turtle</a>
            <a href={api.docs}>{t.api}</a>
          </p>
        </section>
      </div>
    </Layout>
  );
}
