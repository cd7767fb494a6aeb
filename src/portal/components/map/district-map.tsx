import type { District } from '../../../../events/districts.js';
import { districtName } from '../../../map/district-names.js';
import { type Districts, outlineOf } from '../../../map/districts.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths, withQuery } from '../../paths.js';

type Props = {
  readonly districts: Pick<Districts, 'features' | 'schematic'>;
  readonly counts: Readonly<Record<District, number>>;
  readonly chosen?: string | undefined;
  readonly lang: Lang;
};

const WIDTH = 640;
/** A degree of longitude is shorter than one of latitude here. */
const NARROWER = Math.cos((41.72 * Math.PI) / 180);

/** The city by its districts, each with how many reports are open and leading to them. It needs no script. */
export function DistrictMap({ districts: { features, schematic }, counts, chosen, lang }: Props) {
  const t = say(lang).reports.map;
  const points = features.flatMap(outlineOf);
  const [west, north] = [Math.min(...points.map(([lon]) => lon!)), Math.max(...points.map(([, lat]) => lat!))];
  const [east, south] = [Math.max(...points.map(([lon]) => lon!)), Math.min(...points.map(([, lat]) => lat!))];
  const scale = WIDTH / ((east - west) * NARROWER);
  const at = ([lon, lat]: readonly number[]) => [(lon! - west) * NARROWER * scale, (north - lat!) * scale] as const;
  const most = Math.max(1, ...Object.values(counts));
  return (
    <figure class="district-map">
      <svg viewBox={`0 0 ${WIDTH} ${Math.ceil((north - south) * scale)}`}>
        <title>{t.title}</title>
        {features.map((feature) => {
          const { id } = feature;
          const ring = outlineOf(feature).map(at);
          const said = t.open(districtName(lang, id).name, counts[id]);
          const [x, y] = middleOf(ring);
          return (
            <a
              href={withQuery(paths(lang).reports, { district: id, status: 'open' })}
              aria-label={said}
              aria-current={id === chosen ? 'true' : undefined}
            >
              <title>{said}</title>
              <polygon class={`shade-${Math.ceil((counts[id] / most) * 4)}`} points={drawn(ring)} />
              <text x={x.toFixed(0)} y={y.toFixed(0)}>
                {format(lang).number(counts[id])}
              </text>
            </a>
          );
        })}
      </svg>
      {schematic && <figcaption class="meta">{t.schematic}</figcaption>}
    </figure>
  );
}

/** To a tenth of a pixel; of points that fall together one is enough. */
const drawn = (ring: readonly (readonly [number, number])[]) =>
  [...new Set(ring.map((point) => point.map((n) => n.toFixed(1)).join(',')))].join(' ');

/** The centre of an area within a ring (shoelace formula). */
function middleOf(ring: readonly (readonly [number, number])[]): readonly [number, number] {
  let [area, x, y] = [0, 0, 0];
  for (const [i, [x0, y0]] of ring.entries()) {
    const [x1, y1] = ring[(i + 1) % ring.length]!;
    const cross = x0 * y1 - x1 * y0;
    area += cross / 2;
    x += ((x0 + x1) * cross) / 6;
    y += ((y0 + y1) * cross) / 6;
  }
  return [x / area, y / area];
}
