import type { Geometry, Position } from '../../events/map-layers.js';

/** So many points a drawing has at the most: a page carries ten of them. */
const MOST_POINTS = 200;
/** So many lines or borders: each keeps four points at least, whatever else is left out. */
const MOST_LINES = 40;
/** So many points of one line are weighed: of a longer one, every second, every third … */
const MOST_WEIGHED = 5_000;

type Line = { readonly points: readonly Position[]; readonly closed: boolean };

/**
 * A shape as it can be drawn: the points that tell most of it (Douglas and Peucker), the largest of its parts. For looking at
 * only: what lies where is decided by the shape itself.
 */
export function drawingOf<G extends Geometry>(geometry: G): G {
  switch (geometry.type) {
    case 'Point':
      return geometry;
    case 'MultiPoint':
      return { ...geometry, coordinates: thinned(geometry.coordinates, MOST_POINTS - 1) };
    case 'LineString':
      return { ...geometry, coordinates: drawn([open(geometry.coordinates)])[0]! };
    case 'MultiLineString':
      return { ...geometry, coordinates: drawn(geometry.coordinates.map(open)).filter((line) => line !== undefined) };
    case 'Polygon':
      return { ...geometry, coordinates: ringsDrawn([geometry.coordinates])[0]! };
    case 'MultiPolygon':
      return { ...geometry, coordinates: ringsDrawn(geometry.coordinates) };
  }
}

const open = (points: readonly Position[]): Line => ({ points, closed: false });

/** Evenly, with the first and the last. */
function thinned(points: readonly Position[], most: number): readonly Position[] {
  const step = Math.ceil(points.length / most);
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}

/** Areas whose outer border is among the largest, with those of their holes that are. */
function ringsDrawn(areas: readonly (readonly (readonly Position[])[])[]) {
  const lines = drawn(areas.flat().map((points) => ({ points, closed: true })));
  let at = 0;
  return areas.flatMap((rings) => {
    const [outer, ...holes] = rings.map(() => lines[at++]);
    return outer ? [[outer, ...holes.filter((hole) => hole !== undefined)]] : [];
  });
}

/** Each line with the points that matter most of all of them; undefined for those that are too small to be drawn. */
function drawn(whole: readonly Line[]): (readonly Position[] | undefined)[] {
  const lines = whole.map(({ points, closed }) => ({ points: thinned(points, MOST_WEIGHED), closed }));
  const largest = new Set(lines.toSorted((a, b) => spanOf(b.points) - spanOf(a.points)).slice(0, MOST_LINES));
  const weighed = lines.map((line) => (largest.has(line) ? weightsOf(line) : undefined));
  const all = weighed.flatMap((weights) => (weights ? [...weights] : [])).sort((a, b) => b - a);
  const least = all[MOST_POINTS] ?? Number.NEGATIVE_INFINITY;
  return lines.map(({ points }, n) => weighed[n] && points.filter((_, i) => weighed[n]![i]! > least));
}

function spanOf(points: readonly Position[]): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return east - west + (north - south);
}

/** How far the line would miss each point without it; its ends, and of a ring two more corners, are never missed. */
function weightsOf({ points, closed }: Line): Float64Array {
  const weights = new Float64Array(points.length).fill(Number.NEGATIVE_INFINITY);
  weights[0] = weights[points.length - 1] = Number.POSITIVE_INFINITY;
  const stretches: [from: number, to: number, atMost: number][] = [[0, points.length - 1, Number.POSITIVE_INFINITY]];
  for (let next = stretches.pop(); next; next = stretches.pop()) {
    const [from, to, atMost] = next;
    if (to - from < 2) continue;
    let [farthest, distance] = [from + 1, -1];
    for (let i = from + 1; i < to; i++) {
      const away = distanceOf(points[i]!, points[from]!, points[to]!);
      if (away > distance) [farthest, distance] = [i, away];
    }
    const weight = Math.min(distance, atMost); // a point never matters more than the one that parted its stretch
    weights[farthest] = weight;
    stretches.push([from, farthest, weight], [farthest, to, weight]);
  }
  if (!closed) return weights;
  const inner = [...weights.keys()].slice(1, -1).sort((a, b) => weights[b]! - weights[a]!);
  for (const corner of inner.slice(0, 2)) weights[corner] = Number.POSITIVE_INFINITY;
  return weights;
}

/** From a point to a stretch of a line (degrees; of a city it matters little that those of longitude are shorter). */
function distanceOf([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - (x1 + along * dx), y - (y1 + along * dy));
}
