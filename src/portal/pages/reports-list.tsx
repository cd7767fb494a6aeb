import type { VNode } from 'preact';
import type { District } from '../../../events/districts.js';
import type { Listed } from '../../../read-models/answer.js';
import type { ReportCard as Card } from '../../../read-models/reports.js';
import type { Districts } from '../../map/districts.js';
import { DistrictMap } from '../components/map/district-map.js';
import { LiveMap, ReportSigns } from '../components/map/live-map.js';
import type { MapBase, MapLayer } from '../components/map/map-data.js';
import { MapFilters, MapLayers } from '../components/map/map-filters.js';
import { type MapWanted, queryOf } from '../components/map/map-wanted.js';
import { type Named, ReportCard } from '../components/map/report-card.js';
import { MapSign } from '../components/map/sign.js';
import { Pagination } from '../components/pagination.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, feedAt, ogDefault, paths } from '../paths.js';
import { service } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

export type ReportsListView = Framed & {
  readonly wanted: MapWanted;
  readonly found: Listed<Card>;
  readonly named: Named;
  readonly districts: Pick<Districts, 'features' | 'schematic'>;
  /** Open reports by district. */
  readonly counts: Readonly<Record<District, number>>;
  readonly layers: readonly MapLayer[];
  readonly base: MapBase;
};
type Props = { readonly view: ReportsListView; readonly lang: Lang };

/** The Smart Map: the city by its districts, which a script makes live, and the same as a list. Whole without a script. */
export function ReportsListPage(view: ReportsListView, lang: Lang): VNode {
  const { frame, wanted, named, districts, counts, layers, base } = view;
  const { reports: t, map } = say(lang);
  const to = paths(lang);
  const hero = (
    <div class="hero">
      <div class="wrap between">
        <div class="stack">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        <a class="button" href={to.newReport}>
          {t.start}
        </a>
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
        unlisted: wanted.cursor !== undefined || wanted.bbox !== undefined,
        feed: {
          path: feedAt('reports', 'atom', lang, asData(queryOf(wanted))),
          title: say(lang).sharing.feeds.reports,
        },
        about: [
          service(
            { origin: frame.origin, lang },
            { path: to.reports, name: t.title, description: t.description, demo: frame.demo },
          ),
        ],
        islands: ['map'],
      }}
      hero={hero}
    >
      <div class="halves map-and-list">
        <section class="stack sticky" aria-labelledby="city">
          <h2 id="city">{map.label}</h2>
          <figure class="map-figure">
            <LiveMap frame={frame} base={base} layers={layers} named={named} lang={lang}>
              <DistrictMap districts={districts} counts={counts} chosen={wanted.district} lang={lang} />
            </LiveMap>
            <figcaption class="meta map-notes">
              <span class="drawn">{t.map.title}</span>
              <span data-map-status role="status" />
              {districts.schematic && <span>{t.map.schematic}</span>}
            </figcaption>
          </figure>
          <MapLayers wanted={wanted} layers={layers} lang={lang} />
          <ReportSigns lang={lang} />
        </section>
        <section class="stack" aria-labelledby="as-list">
          <h2 id="as-list">{map.list}</h2>
          <MapFilters wanted={wanted} named={named} lang={lang} />
          <Results view={view} lang={lang} />
        </section>
      </div>
    </Layout>
  );
}

/** What was found. A script brings these parts anew when map and form have changed. */
function Results({ view: { wanted, found, named, layers }, lang }: Props) {
  const { reports: t, map } = say(lang);
  const to = paths(lang);
  const { cursor, ...query } = queryOf(wanted);
  const { bbox: _, z: __, ...wide } = query;
  const others = layers.filter(({ source, count }) => source !== 'reports' && count > 0);
  return (
    <>
      <p class="meta" role="status" data-follows="total">
        {found.items.length === 0 ? t.nothing : t.found(found.total)}
      </p>
      <div class="stack" data-follows="list">
        {wanted.bbox && (
          <p class="meta">
            {map.inArea} <a href={withQuery(to.reports, wide)}>{map.wholeCity}</a>
          </p>
        )}
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
        {others.length > 0 && <OtherLayers layers={others} lang={lang} />}
        <p class="data-links">
          <span>{t.data}:</span>
          <a href={withQuery(api.reports, asData(query))}>JSON</a>
          <a href={feedAt('reports', 'atom', lang, asData(query))}>{say(lang).sharing.feeds.follow}</a>
          <a href={to.handling}>{say(lang).handling.link}</a>
        </p>
      </div>
    </>
  );
}

/** What of an address the API and the feeds know, too. */
const asData = ({ layers: _, z: __, age: ___, cursor: ____, ...query }: ReturnType<typeof queryOf>) => query;

/** What else the map shows, for whoever reads lists. */
function OtherLayers({ layers, lang }: { readonly layers: readonly MapLayer[]; readonly lang: Lang }) {
  const t = say(lang).map;
  const to = paths(lang);
  return (
    <nav class="stack" aria-labelledby="other-layers">
      <h3 id="other-layers">{t.others}</h3>
      <ul class="signs">
        {layers.map(({ code, name, source, count }) => (
          <li>
            <MapSign layer={code} />
            <a href={source === 'petitions' ? to.petitions : withQuery(to.mapObjects(), { layer: code })}>
              {t.other(name[lang], count)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
