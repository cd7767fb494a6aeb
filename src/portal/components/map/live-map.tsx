import type { ComponentChildren } from 'preact';
import { DISTRICTS } from '../../../../events/districts.js';
import { districtName } from '../../../map/district-names.js';
import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { api, paths } from '../../paths.js';
import { TONES as PETITION_TONES } from '../status-tag.js';
import type { Ground, LiveMapData, MapBase, MapLayer } from './map-data.js';
import { type Named, TONES } from './report-card.js';
import { MapSign } from './sign.js';

/** What every map of the portal is drawn on. */
export function groundOf(base: MapBase, label: string, lang: Lang): Ground {
  const { schematic, zoomIn, zoomOut } = say(lang).map;
  const districts = Object.fromEntries(DISTRICTS.map((code) => [code, districtName(lang, code).name]));
  return { borders: api.borders, base, districts, words: { label, schematic, zoomIn, zoomOut } };
}

type Props = {
  readonly frame: Frame;
  readonly base: MapBase;
  readonly layers: readonly MapLayer[];
  readonly named: Named;
  readonly lang: Lang;
  /** The drawing that a live map takes the place of. */
  readonly children: ComponentChildren;
};

/** The drawing of the city, and what a browser needs to make a live map of it. */
export function LiveMap({ frame, base, layers, named, lang, children }: Props) {
  const t = say(lang).map;
  return (
    <div
      class="map-stage"
      data-map={JSON.stringify(dataOf({ base, layers, named, lang }))}
      data-sheet={frame.assets.url('live-map.css')}
    >
      {children}
      <button type="button" class="button map-here" data-map-here hidden>
        {t.here}
      </button>
    </div>
  );
}

function dataOf({ base, layers, named, lang }: Pick<Props, 'base' | 'layers' | 'named' | 'lang'>): LiveMapData {
  const { map: t, reports, petitions } = say(lang);
  const to = paths(lang);
  const stated = <S extends string>(words: Readonly<Record<S, string>>, tones: Readonly<Record<S, string>>) =>
    Object.fromEntries((Object.keys(words) as S[]).map((status) => [status, [words[status], tones[status]] as const]));
  return {
    ...groundOf(base, t.label, lang),
    clusters: api.clusters,
    page: to.reports,
    layers: layers.map(({ code }) => code),
    marks: {
      ...{ cluster: t.cluster, clusterOfReports: t.clusterOfReports, close: t.close },
      layers: Object.fromEntries(layers.map(({ code, name }) => [code, name[lang]])),
      kinds: Object.fromEntries([...named.categories].map(([code, title]) => [code, title[lang]])),
      statuses: { ...stated(petitions.status, PETITION_TONES), ...stated(reports.status, TONES) },
      pages: { reports: `${to.reports}/`, petitions: `${to.petitions}/`, objects: `${to.mapObjects()}/` },
    },
    said: { total: t.total, failed: t.failed },
  };
}

/** What the colours and signs of reports say. */
export function ReportSigns({ lang }: { readonly lang: Lang }) {
  const { tones, signs } = say(lang).map;
  return (
    <ul class="signs" aria-label={signs}>
      {Object.entries(tones).map(([tone, word]) => (
        <li>
          <MapSign layer="reports" tone={tone === 'work' ? '' : tone} />
          {word}
        </li>
      ))}
    </ul>
  );
}
