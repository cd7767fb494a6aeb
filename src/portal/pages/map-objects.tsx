import type { VNode } from 'preact';
import type { Geometry } from '../../../events/map-layers.js';
import type { Listed } from '../../../read-models/answer.js';
import type { MapObjectView } from '../../../read-models/map-objects.js';
import { districtName } from '../../map/district-names.js';
import type { Districts } from '../../map/districts.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import type { MapLayer } from '../components/map/map-data.js';
import { ShapeSketch } from '../components/map/shape-sketch.js';
import { MapSign } from '../components/map/sign.js';
import { Pagination } from '../components/pagination.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, ogDefault, paths } from '../paths.js';
import { dataset, spot } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

export type MapObjectsView = Framed & {
  /** The layers that hold objects, also those that were retired. */
  readonly layers: readonly MapLayer[];
  /** The one that is listed; undefined for all. */
  readonly layer?: MapLayer | undefined;
  readonly found: Listed<MapObjectView>;
  readonly cursor?: string | undefined;
};

/** What the city does or allows, as a list. */
export function MapObjectsPage(view: MapObjectsView, lang: Lang): VNode {
  const { frame, layers, layer, found, cursor } = view;
  const { map: t, reports, shell } = say(lang);
  const to = paths(lang);
  const title = layer?.name[lang] ?? t.objects.title;
  const at = (code?: string, from?: string) => withQuery(to.mapObjects(), { layer: code, cursor: from });
  const data = withQuery(api.mapObjects(), { layer: layer?.code });
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="reports"
      meta={{
        title,
        way: [{ href: to.reports, label: reports.title }],
        description: t.objects.lead,
        image: { path: ogDefault(lang, 'map'), alt: reports.title },
        json: data,
        unlisted: cursor !== undefined,
        about: [
          dataset(
            { origin: frame.origin, lang },
            { path: at(layer?.code), name: title, description: t.objects.lead, files: [[data, 'application/json']] },
          ),
        ],
      }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={[{ href: to.reports, label: reports.title }]} here={title} />
        <h1>{title}</h1>
        <nav aria-label={t.objects.layers}>
          <ul class="tabs">
            {[undefined, ...layers].map((one) => (
              <li>
                <a href={at(one?.code)} aria-current={one?.code === layer?.code ? 'page' : undefined}>
                  {one?.name[lang] ?? shell.all}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="meta" role="status">
          {found.items.length === 0 ? t.objects.nothing : t.objects.found(found.total)}
        </p>
        <ul class="list">
          {found.items.map((object) => (
            <li class="card item plain">
              <p class="kicker meta">
                <MapSign layer={object.layer} />
                {layers.find(({ code }) => code === object.layer)?.name[lang]}
              </p>
              <h2>
                <a href={to.mapObjects(object.id)}>{object.title[lang]}</a>
              </h2>
              <p class="meta dotted">
                {object.period && <span>{periodOf(object.period, lang)}</span>}
                {object.budget !== null && <span>{format(lang).lari(object.budget)}</span>}
              </p>
            </li>
          ))}
        </ul>
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : at(layer?.code)}
          next={found.next === null ? undefined : at(layer?.code, found.next)}
        />
      </div>
    </Layout>
  );
}

export type MapObjectPageView = Framed & {
  readonly object: MapObjectView;
  readonly layer: MapLayer | undefined;
  readonly districts: Pick<Districts, 'of' | 'features' | 'schematic'>;
  /** It was proposed under the same id, and chosen by vote. */
  readonly proposed?: boolean;
};

/** One thing that the city does or allows: what, where, when, and what it costs. */
export function MapObjectPage({ frame, object, layer, districts, proposed }: MapObjectPageView, lang: Lang): VNode {
  const { reports, map } = say(lang);
  const t = map.objects;
  const to = paths(lang);
  const { title, geometry, exact, place, period, budget, permit, retired } = object;
  const district = districts.of(place);
  const where = district ? districtName(lang, district).district : t.outside;
  const items = [
    { question: reports.where, answer: where },
    ...(period ? [{ question: t.period, answer: periodOf(period, lang) }] : []),
    ...(budget === null ? [] : [{ question: t.budget, answer: format(lang).lari(budget) }]),
    ...(permit
      ? [
          { question: t.permit, answer: `${permit.kind}, ${permit.number}` },
          { question: t.issuer, answer: permit.issuer },
        ]
      : []),
    ...(proposed
      ? [{ question: say(lang).proposals.one, answer: <a href={to.proposal(object.id)}>{title[lang]}</a> }]
      : []),
    ...(permit?.validUntil ? [{ question: t.validUntil, answer: dayOf(permit.validUntil, lang) }] : []),
  ];
  const list = { href: withQuery(to.mapObjects(), { layer: layer?.code }), label: layer?.name[lang] ?? t.title };
  const description = [list.label, where, period && periodOf(period, lang)].filter(Boolean).join(' · ');
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="reports"
      meta={{
        title: title[lang],
        way: [{ href: to.reports, label: reports.title }, list],
        description,
        image: { path: ogDefault(lang, 'map'), alt: reports.title },
        json: api.mapObjects(object.id),
        unlisted: retired,
        about: [
          spot(
            { origin: frame.origin, lang },
            { path: to.mapObjects(object.id), name: title[lang], description, at: place },
          ),
        ],
      }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.reports, label: reports.title }, list]} here={title[lang]} />
        {retired && <Banner tone="waits" title={t.retired} />}
        <p class="kicker meta">
          <MapSign layer={object.layer} />
          {layer?.name[lang]}
        </p>
        <h1>{title[lang]}</h1>
        <ShapeSketch
          districts={districts}
          geometry={geometry as Geometry}
          district={district}
          said={`${title[lang]}, ${where}`}
        />
        {districts.schematic && <p class="meta">{reports.map.schematic}</p>}
        {exact && (
          <p class="meta">
            {t.drawn} <a href={api.content(exact.digest)}>{t.exact}</a>
          </p>
        )}
        <AnswersList items={items} />
        <p>
          <a href={withQuery(to.reports, areaRound(place))}>{t.onMap}</a>
        </p>
      </div>
    </Layout>
  );
}

const dayOf = (day: string, lang: Lang) => format(lang).date(momentOf(day));
const periodOf = ({ from, to }: NonNullable<MapObjectView['period']>, lang: Lang) => {
  const t = say(lang).map.objects;
  return to === null ? t.since(dayOf(from, lang)) : `${dayOf(from, lang)} – ${dayOf(to, lang)}`;
};

/** About two kilometres round a place. */
function areaRound({ lat, lon }: MapObjectView['place']) {
  const box = [lon - 0.012, lat - 0.009, lon + 0.012, lat + 0.009];
  return { bbox: box.map((n) => n.toFixed(4)).join(',') };
}
