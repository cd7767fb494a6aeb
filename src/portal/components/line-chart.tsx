import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { Lang } from '../frame.js';
import { format } from '../i18n/format.js';

export type Point = { readonly at: string; readonly value: number };
type Series = {
  readonly lang: Lang;
  readonly points: readonly Point[];
  /** What the line shows, from when to when, and where it ends: the chart in one sentence. */
  readonly label: string;
  readonly goal?: { readonly value: number; readonly label: string } | undefined;
};
type Drawing = { readonly width: number; readonly height: number; readonly ticks: number; readonly kind: string };

const WIDE: Drawing = { width: 640, height: 250, ticks: 6, kind: 'for-wide' };
const NARROW: Drawing = { width: 320, height: 210, ticks: 3, kind: 'for-narrow' };
const LEFT = 46;
const RIGHT = 14;
const TOP = 24;
const BOTTOM = 28;

/** A line over time, drawn twice: an SVG made smaller has letters nobody can read. */
export const LineChart = (series: Series) => (
  <>
    <Drawn {...series} {...WIDE} />
    <Drawn {...series} {...NARROW} />
  </>
);

function Drawn({ lang, points, label, goal, width, height, ticks, kind }: Series & Drawing) {
  const { number, day } = format(lang);
  const times = points.map(({ at }) => Date.parse(at));
  const most = Math.max(goal?.value ?? 0, ...points.map(({ value }) => value), 4);
  const x = scaleUtc([times[0]!, times.at(-1)!], [LEFT, width - RIGHT]);
  const y = scaleLinear([0, most], [height - BOTTOM, TOP]).nice(4);
  const at = (point: Point) => x(Date.parse(point.at));
  const above = (point: Point) => y(point.value);
  const filled = area<Point>().x(at).y0(y(0)).y1(above).curve(curveMonotoneX).digits(1);
  const drawn = line<Point>().x(at).y(above).curve(curveMonotoneX).digits(1);
  const last = points.at(-1)!;
  return (
    <svg class={`chart ${kind}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {y.ticks(4).map((value) => (
        <g>
          <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 8} y={y(value) + 4} text-anchor="end">
            {number(value)}
          </text>
        </g>
      ))}
      {spread(points, ticks).map((point, i, all) => (
        <text x={at(point)} y={height - 8} text-anchor={i === 0 ? 'start' : i === all.length - 1 ? 'end' : 'middle'}>
          {day(point.at)}
        </text>
      ))}
      <path class="area" d={filled([...points])!} />
      <path class="line" d={drawn([...points])!} />
      <circle class="end" cx={at(last)} cy={above(last)} r="5" />
      {goal && (
        <g>
          <line class="goal" x1={LEFT} x2={width - RIGHT} y1={y(goal.value)} y2={y(goal.value)} />
          <text class="goal-label" x={LEFT + 4} y={y(goal.value) - 7}>
            {goal.label}
          </text>
        </g>
      )}
    </svg>
  );
}

/** Some of the points, evenly spread, the first and the last among them. */
function spread<T>(items: readonly T[], most: number): readonly T[] {
  const count = Math.min(most, items.length);
  if (count < 2) return items.slice(0, count);
  return Array.from({ length: count }, (_, i) => items[Math.round((i * (items.length - 1)) / (count - 1))]!);
}
