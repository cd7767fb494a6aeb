import { randomBytes } from 'node:crypto';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Registry } from 'prom-client';
import { PrometheusProducer } from './prometheus-producer.js';
import type { Place, Tracing } from './tracing.js';

/** `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` go before it. Says nothing of the machine. */
const resource = () =>
  defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'ghia' }))
    .merge(detectResources({ detectors: [envDetector] }));

const contextOf = (place: Place) => ({ ...place, traceFlags: TraceFlags.SAMPLED, isRemote: true });

/** Traces to the collector that OpenTelemetry's own variables name: OTLP over HTTP. */
export function openTracing(): Tracing {
  let next: Place | undefined; // spans begin one after another within a turn, so this is the one that is asked for
  const ids = {
    generateTraceId: () => next?.traceId ?? randomBytes(16).toString('hex'),
    generateSpanId: () => next?.spanId ?? randomBytes(8).toString('hex'),
  };
  const processor = new BatchSpanProcessor(new OTLPTraceExporter());
  const provider = new BasicTracerProvider({ resource: resource(), idGenerator: ids, spanProcessors: [processor] });
  const tracer = provider.getTracer('ghia');
  return {
    begin(name, { attributes = {}, parent, at, links = [], server }) {
      const above = at || !parent ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, contextOf(parent));
      const kind = server ? SpanKind.SERVER : SpanKind.INTERNAL;
      next = at;
      const span = tracer.startSpan(
        name,
        { attributes, kind, links: links.map((to) => ({ context: contextOf(to) })) },
        above,
      );
      next = undefined;
      const { traceId, spanId } = span.spanContext();
      return {
        place: { traceId, spanId },
        end({ attributes: more = {}, failed } = {}) {
          span.setAttributes(more);
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR }); // without a message: it may quote somebody
          span.end();
        },
      };
    },
    stop: () => provider.shutdown().catch(() => undefined),
  };
}

/** The numbers of Prometheus, sent to the collector as well. */
export function openMetrics(registry: Registry): { stop(): Promise<void> } {
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(),
    exportIntervalMillis: Number(process.env.OTEL_METRIC_EXPORT_INTERVAL ?? 60_000),
    metricProducers: [new PrometheusProducer(registry)],
  });
  const provider = new MeterProvider({ resource: resource(), readers: [reader] });
  return { stop: () => provider.shutdown().catch(() => undefined) };
}
