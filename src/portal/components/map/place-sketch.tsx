import { districtName } from '../../../map/district-names.js';
import { type Districts, outlineOf } from '../../../map/districts.js';
import { RIVER } from '../../../map/river.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Sketch } from './sketch.js';

type Props = {
  readonly districts: Pick<Districts, 'features' | 'schematic'>;
  readonly district: string;
  readonly place: { readonly lat: number; readonly lon: number };
  readonly lang: Lang;
};

/** Where in the city something is: its district, and a dot. */
export function PlaceSketch({ districts: { features, schematic }, district, place: { lat, lon }, lang }: Props) {
  const sketch = new Sketch(features, 640);
  const [x, y] = sketch.at([lon, lat]);
  return (
    <svg class="place-sketch" viewBox={`-12 -12 ${sketch.width + 24} ${sketch.height + 24}`} role="img">
      <title>{say(lang).place.sketch(districtName(lang, district).name)}</title>
      {features.map((feature) => (
        <polygon class={feature.id === district ? 'here' : undefined} points={sketch.points(outlineOf(feature))} />
      ))}
      {schematic && <polyline class="river" points={sketch.points(RIVER)} />}
      <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="13" />
    </svg>
  );
}
