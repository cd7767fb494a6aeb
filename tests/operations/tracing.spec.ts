import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { jest } from '@jest/globals';
import { SMALL_RULES, TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';
import { PUBLIC_URL, Served } from '../support/served.js';
import { until } from '../support/until.js';

jest.setTimeout(360_000); // a house in a process of its own, on a machine that may have other things to do

type Attribute = { key: string; value: Record<string, string | number> };
type Span = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: Attribute[];
  links?: { traceId: string; spanId: string }[];
};

/** A collector of traces and metrics: it keeps what it is sent. */
class Collector {
  readonly bodies: { readonly path: string; readonly text: string }[] = [];
  private constructor(private readonly server: Server) {}

  static async open(): Promise<Collector> {
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const piece of request) text += piece;
      collector.bodies.push({ path: request.url!, text });
      response.setHeader('content-type', 'application/json').end('{}');
    });
    const collector = new Collector(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  get spans(): Span[] {
    return this.bodies
      .filter(({ path }) => path === '/v1/traces')
      .flatMap(({ text }) => JSON.parse(text).resourceSpans)
      .flatMap(({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) => scopeSpans.flatMap(({ spans }) => spans));
  }

  // biome-ignore lint/suspicious/noExplicitAny: OTLP's own shapes
  get metrics(): any[] {
    return this.bodies
      .filter(({ path }) => path === '/v1/metrics')
      .flatMap(({ text }) => JSON.parse(text).resourceMetrics)
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((one: { metrics: unknown[] }) => one.metrics));
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const said = ({ attributes }: Span, key: string) =>
  Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0];

describe('where a collector is named', () => {
  let collector: Collector;
  let served: Served;
  let moderator: string;
  beforeAll(async () => {
    collector = await Collector.open();
    const town = await TestHouse.open({ env: { GHIA_PUBLIC_URL: PUBLIC_URL } });
    town.clock.at = new Date().toISOString();
    await town.adopt({ ...SMALL_RULES, threshold: { kind: 'absolute', signatures: 1_000 } });
    const petition = await town.submit(1);
    moderator = await town.staff('moderator');
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      OTEL_METRIC_EXPORT_INTERVAL: '1000',
    };
    served = await Served.around(town, env, petition);
    await served.start();
  });
  afterAll(async () => {
    await served.remove();
    collector.close();
  });

  it('a request, its command, what it wrote, what was folded of it and what a policy did hang together', async () => {
    expect(await served.post(`/petitions/${served.petition}/admit`, moderator)).toBe(201);
    const byName = (name: string) => collector.spans.find((one) => one.name === name);
    await until(async () => byName('command AdmitPetition') !== undefined && byName('append') !== undefined);
    const command = byName('command AdmitPetition')!;
    const request = collector.spans.find((one) => said(one, 'http.route') === '/api/v1/petitions/:id/admit')!;
    expect(request.name).toBe('request');
    expect(command.links).toMatchObject([{ traceId: request.traceId, spanId: request.spanId }]);
    expect(said(command, 'ghia.correlation_id')).toMatch(/^[0-9a-f.]+$/);
    const append = collector.spans.find(
      ({ name, parentSpanId }) => name === 'append' && parentSpanId === command.spanId,
    )!;
    expect(append.traceId).toBe(command.traceId);
    const folded = () =>
      collector.spans.find(
        ({ name, links = [] }) =>
          name === 'projection batch' &&
          links.some((to) => to.spanId === command.spanId && to.traceId === command.traceId),
      );
    await until(async () => folded() !== undefined);
    const policy = () =>
      collector.spans.find(({ name, traceId }) => name.startsWith('policy ') && traceId === command.traceId);
    await until(async () => policy() !== undefined);
    expect(policy()!.parentSpanId).toBe(command.spanId);
    const job = () =>
      collector.spans.find(({ name, traceId }) => name.startsWith('job ') && traceId === command.traceId);
    await until(async () => job() !== undefined);
    expect(said(job()!, 'ghia.job')).toMatch(/^tell-/);
  });

  it('the same numbers go there as to Prometheus', async () => {
    const named = (name: string) => collector.metrics.filter((one) => one.name === name).at(-1);
    await until(async () => named('ghia_command_duration_seconds') !== undefined);
    const { histogram } = named('ghia_command_duration_seconds');
    const [point] = histogram.dataPoints;
    expect(point.bucketCounts.length).toBe(point.explicitBounds.length + 1);
    expect(point.bucketCounts.reduce((sum: number, n: number) => sum + Number(n), 0)).toBe(Number(point.count));
    expect(
      named('ghia_log_head').gauge.dataPoints[0].asDouble ?? named('ghia_log_head').gauge.dataPoints[0].asInt,
    ).toBeGreaterThan(0);
  });

  it('nothing of people goes there, and nothing of ballots', async () => {
    await served.get('/ka/petitions?q=MARKEDQUERY');
    await served.anonymously('/budget/rounds/7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11/ballots', {});
    await served.get('/api/v1/status');
    await until(async () => collector.spans.some((one) => said(one, 'http.route') === '/api/v1/status'));
    const all = collector.bodies.map(({ text }) => text).join('');
    for (const word of ['MARKEDQUERY', '127.0.0.1', served.petition, '/ballots'])
      expect([word, all.includes(word)]).toEqual([word, false]);
  });
});

it('where none is named, OpenTelemetry is not even loaded', () => {
  const script = `
    const { startTracing, tellNumbers } = await import('./dist/src/watching/spans.js');
    await import('./dist/src/server.js');
    await startTracing(process.env);
    const told = await tellNumbers({}, process.env);
    const loaded = process.moduleLoadList.join() + Object.keys((await import('node:module')).default._cache ?? {}).join();
    console.log(JSON.stringify({ told: told === undefined, loaded: /@opentelemetry.(sdk|exporter|otlp)/.test(loaded) }));`;
  const run = (env: object) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      ...{ cwd: ROOT, encoding: 'utf8' as const, timeout: 60_000 },
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    return [JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null'), stderr];
  };
  expect(run({})[0]).toEqual({ told: true, loaded: false });
  expect(run({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })[0]).toEqual({ told: false, loaded: true });
});
