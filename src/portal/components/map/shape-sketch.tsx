import type { Geometry, Position } from '../../../../events/map-layers.js';
import { type Districts, outlineOf } from '../../../map/districts.js';
import { RIVER } from '../../../map/river.js';
import { Sketch } from './sketch.js';

type Props = {
  readonly districts: Pick<Districts, 'features' | 'schematic'>;
  readonly geometry: Geometry;
  /** The district it lies in. */
  readonly district: string | undefined;
  readonly said: string;
};

/** The least of the city that is shown round a shape: without its surroundings nobody knows where it is. */
const LEAST = 200;
const WIDER = 1.6;

/** A shape of the map with the borders and the river round it. */
export function ShapeSketch({ districts: { features, schematic }, geometry, district, said }: Props) {
  const sketch = new Sketch(features, 640);
  const parts = partsOf(geometry);
  const corners = parts.flatMap(({ line }) => line.map((place) => sketch.at(place)));
  const [left, right] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
  const [top, bottom] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
  const width = Math.max(LEAST, (right - left) * WIDER, ((bottom - top) * WIDER * 5) / 3);
  const height = (width * 3) / 5;
  const box = [(left + right - width) / 2, (top + bottom - height) / 2, width, height].map((n) => n.toFixed(1));
  return (
    <svg class="place-sketch shape" viewBox={box.join(' ')} role="img" aria-label={said}>
      {features.map((feature) => (
        <polygon class={feature.id === district ? 'here' : undefined} points={sketch.points(outlineOf(feature))} />
      ))}
      {schematic && <polyline class="river" points={sketch.points(RIVER)} />}
      {parts.map(({ kind, line }) => {
        if (kind === 'area') return <polygon class="object" points={sketch.points(line)} />;
        if (kind === 'line') return <polyline class="object line" points={sketch.points(line)} />;
        const [x, y] = sketch.at(line[0]!);
        return <circle class="object" cx={x.toFixed(1)} cy={y.toFixed(1)} r={(width / 45).toFixed(1)} />;
      })}
    </svg>
  );
}

type Part = { readonly kind: 'area' | 'line' | 'point'; readonly line: readonly Position[] };

/** What a shape is drawn from: outer borders, lines, points. */
function partsOf({ type, coordinates }: Geometry): Part[] {
  const points = (places: readonly Position[]): Part[] => places.map((place) => ({ kind: 'point', line: [place] }));
  switch (type) {
    case 'Point':
      return points([coordinates]);
    case 'MultiPoint':
      return points(coordinates);
    case 'LineString':
      return [{ kind: 'line', line: coordinates }];
    case 'MultiLineString':
      return coordinates.map((line) => ({ kind: 'line', line }));
    case 'Polygon':
      return [{ kind: 'area', line: coordinates[0] ?? [] }];
    case 'MultiPolygon':
      return coordinates.map(([outer = []]) => ({ kind: 'area', line: outer }));
  }
}
