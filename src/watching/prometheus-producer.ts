import { type Attributes, type HrTime, ValueType } from '@opentelemetry/api';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type CollectionResult,
  type DataPoint,
  DataPointType,
  type Histogram,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import type { MetricObjectWithValues, MetricValue, Registry } from 'prom-client';

type Told = MetricObjectWithValues<MetricValue<string> & { readonly metricName?: string }>;

/** Reads the one registry of the house in OpenTelemetry's shapes, so that both ways out tell the same numbers. */
export class PrometheusProducer implements MetricProducer {
  private readonly begun = timeOf(Date.now());

  constructor(private readonly registry: Registry) {}

  async collect(): Promise<CollectionResult> {
    const told = (await this.registry.getMetricsAsJSON()) as unknown as readonly Told[];
    const now = timeOf(Date.now());
    const metrics = told.flatMap((one) => this.dataOf(one, now) ?? []);
    const scope = { name: 'ghia' };
    return { resourceMetrics: { resource: emptyResource(), scopeMetrics: [{ scope, metrics }] }, errors: [] };
  }

  private dataOf({ name, help, type, values }: Told, endTime: HrTime): MetricData | undefined {
    const about = {
      descriptor: { name, description: help, unit: '', valueType: ValueType.DOUBLE },
      aggregationTemporality: AggregationTemporality.CUMULATIVE,
    };
    const span = { startTime: this.begun, endTime };
    const points = () => values.map(({ labels, value }) => ({ ...span, attributes: labels as Attributes, value }));
    switch (String(type)) {
      case 'counter':
        return { ...about, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints: points() };
      case 'gauge':
        return { ...about, dataPointType: DataPointType.GAUGE, dataPoints: points() };
      case 'histogram':
        return { ...about, dataPointType: DataPointType.HISTOGRAM, dataPoints: histograms(values, span) };
      default:
        return undefined; // a summary of Prometheus is none of OpenTelemetry's
    }
  }
}

/** Prometheus counts upwards from bucket to bucket; OpenTelemetry tells each by itself. */
function histograms(
  values: Told['values'],
  span: Pick<DataPoint<number>, 'startTime' | 'endTime'>,
): DataPoint<Histogram>[] {
  const series = new Map<string, { attributes: Attributes; upTo: [number, number][]; sum: number; count: number }>();
  for (const { labels, value, metricName = '' } of values) {
    const { le, ...attributes } = labels as Record<string, string | number>;
    const key = JSON.stringify(attributes);
    const one = series.get(key) ?? { attributes, upTo: [], sum: 0, count: 0 };
    series.set(key, one);
    if (metricName.endsWith('_bucket')) one.upTo.push([le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le), value]);
    else if (metricName.endsWith('_sum')) one.sum = value;
    else one.count = value;
  }
  return [...series.values()].map(({ attributes, upTo, sum, count }) => {
    const sorted = upTo.sort(([a], [b]) => a - b);
    const boundaries = sorted.map(([bound]) => bound).filter(Number.isFinite);
    const counts = sorted.map(([, n], i) => n - (sorted[i - 1]?.[1] ?? 0));
    return { ...span, attributes, value: { buckets: { boundaries, counts }, sum, count } };
  });
}

const timeOf = (ms: number): HrTime => [Math.floor(ms / 1000), (ms % 1000) * 1_000_000];
