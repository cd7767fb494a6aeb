import type { District } from '../../../../events/districts.js';
import { districtName } from '../../../map/district-names.js';
import { type Districts, outlineOf } from '../../../map/districts.js';
import { RIVER } from '../../../map/river.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';
import { Sketch } from './sketch.js';

type Props = {
  readonly districts: Pick<Districts, 'features' | 'schematic'>;
  readonly counts: Readonly<Record<District, number>>;
  readonly chosen?: string | undefined;
  readonly lang: Lang;
};

/** The city by its districts, each with how many reports are open and leading to them. It needs no script. */
export function DistrictMap({ districts: { features, schematic }, counts, chosen, lang }: Props) {
  const t = say(lang).reports.map;
  const sketch = new Sketch(features, 640);
  const most = Math.max(1, ...Object.values(counts));
  const placed = features.map((feature) => {
    const { id } = feature;
    const { name } = districtName(lang, id);
    const ring = outlineOf(feature);
    return { id, name, ring, middle: sketch.middleOf(ring), said: t.open(name, counts[id]) };
  });
  return (
    <svg class="district-map" viewBox={`0 0 ${sketch.width} ${sketch.height}`}>
      <title>{t.title}</title>
      {placed.map(({ id, ring, said }) => (
        <a
          href={withQuery(paths(lang).reports, { district: id, status: 'open' })}
          aria-label={said}
          aria-current={id === chosen ? 'true' : undefined}
        >
          <title>{said}</title>
          <polygon class={`shade-${Math.ceil((counts[id] / most) * 4)}`} points={sketch.points(ring)} />
        </a>
      ))}
      {schematic && <polyline class="river" points={sketch.points(RIVER)} />}
      {/* over the river, and seen only: each district says the same of itself */}
      <g>
        {placed.map(({ id, name, middle: [x, y] }) => (
          <text x={x.toFixed(0)} y={y.toFixed(0)}>
            <tspan class="name" x={x.toFixed(0)} dy="-0.35em">
              {name}
            </tspan>
            <tspan class="count" x={x.toFixed(0)} dy="1.1em">
              {format(lang).number(counts[id])}
            </tspan>
          </text>
        ))}
      </g>
    </svg>
  );
}
