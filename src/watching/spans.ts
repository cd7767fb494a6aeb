import { hash } from 'node:crypto';
import type { Registry } from 'prom-client';
import type { Meta } from '../../events/envelope.js';
import { asking } from './asking.js';
import type { About, Place, Span, Tracing } from './tracing.js';

type Env = Readonly<Record<string, string | undefined>>;

let tracing: Tracing | undefined;

/** Loads OpenTelemetry and begins to trace, if the environment says where to. Once a thread. */
export async function startTracing(env: Env): Promise<void> {
  const to = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!to || tracing || env.OTEL_SDK_DISABLED === 'true' || env.OTEL_TRACES_EXPORTER === 'none') return;
  const { openTracing } = await import('./open-telemetry.js');
  tracing = openTracing();
}

/** Sends the numbers to the collector as well, if the environment names one for them. */
export async function tellNumbers(registry: Registry, env: Env): Promise<{ stop(): Promise<void> } | undefined> {
  const to = env.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!to || env.OTEL_SDK_DISABLED === 'true' || env.OTEL_METRICS_EXPORTER === 'none') return undefined;
  const { openMetrics } = await import('./open-telemetry.js');
  return openMetrics(registry);
}

/** Resolves when what was traced has been handed over, or the collector did not take it. */
export async function stopTracing(): Promise<void> {
  const was = tracing;
  tracing = undefined;
  await was?.stop();
}

/** Undefined where nothing is traced. */
export const beginSpan = (name: string, about: About): Span | undefined =>
  tracing?.begin(name, { parent: asking.getStore()?.span, ...about });

/** Works within a span; where nothing is traced, just works. */
export async function inSpan<T>(name: string, about: () => About, work: () => Promise<T>): Promise<T> {
  const span = tracing && beginSpan(name, about());
  if (!span) return work();
  try {
    const done = await asking.run({ ...asking.getStore(), span: span.place }, work);
    span.end();
    return done;
  } catch (error) {
    span.end({ failed: true });
    throw error;
  }
}

export const isTraced = (): boolean => tracing !== undefined;

/**
 * Where the command stands that made a fact. It follows from the fact's own metadata, so that a projection or a policy finds
 * it without anything of traces being kept.
 */
export const placeOf = ({ correlationId, commandId }: Pick<Meta, 'correlationId' | 'commandId'>): Place => ({
  traceId: hash('sha256', `ghia/trace/v1\0${correlationId}`).slice(0, 32),
  spanId: hash('sha256', `ghia/command/v1\0${commandId}`).slice(0, 16),
});
