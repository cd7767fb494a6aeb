import type { VNode } from 'preact';
import { openRooms } from '../../open-data/all-tables.js';
import { POPOLO, POPOLO_PATH } from '../../open-data/dcat.js';
import type { EditedTable, Edition } from '../../open-data/editions.js';
import type { OpenTable } from '../../open-data/table.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

/** A table, and the files that it is now. */
export type TableShown = { readonly table: OpenTable; readonly written: EditedTable };
export type OpenDataView = Framed & { readonly written: Edition['tables'] };

/** Every table of open data. */
export function OpenDataPage({ frame, written }: OpenDataView, lang: Lang): VNode {
  const { openData: t, shell } = say(lang);
  return (
    <Layout frame={frame} lang={lang} room="log" meta={{ title: t.title, description: t.lead }}>
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={[]} here={t.title} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        {openRooms.map(({ room, tables: of }) => (
          <section key={room} class="stack" aria-labelledby={`room-${room}`}>
            <h2 id={`room-${room}`}>{shell.nav[room]}</h2>
            <ul class="tiles rooms">
              {of.map((table) => (
                <Tile key={table.name} table={table} written={written[table.name]!} lang={lang} />
              ))}
              {room === 'ogp' && <Popolo lang={lang} />}
            </ul>
          </section>
        ))}
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

/** No table: people, seats and sessions refer to each other. */
function Popolo({ lang }: { readonly lang: Lang }) {
  return (
    <li class="card stack">
      <h3>
        <a href={POPOLO_PATH}>{POPOLO.title[lang]}</a>
      </h3>
      <p>{POPOLO.about[lang]}</p>
      <p class="data-links">
        <a href={POPOLO_PATH}>Popolo JSON</a>
      </p>
    </li>
  );
}

function Tile({ table, written, lang }: TableShown & { readonly lang: Lang }) {
  const t = say(lang).openData;
  return (
    <li class="card stack">
      <h3>
        <a href={paths(lang).openTable(table.name)}>{table.title[lang]}</a>
      </h3>
      <p>{table.about[lang]}</p>
      <p class="meta">
        {t.rows(written.rows)} · {t.updated(written.changed)}
      </p>
      <p class="data-links">
        <a href={api.openTable(table.name, 'csv')}>CSV</a>
        <a href={api.openTable(table.name, 'json')}>JSON</a>
      </p>
    </li>
  );
}
