import { statfs } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { House } from '../house.js';
import { queueGauge } from '../work/queue-gauge.js';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10];
export type Outcome = 'recorded' | 'already' | 'refused' | 'failed';
type Engines = Pick<House, 'config' | 'projecting' | 'queue' | 'sequencing' | 'health' | 'log' | 'ballots'>;

/** Numbers for Prometheus: rate, errors and duration by route and by command, and how the house itself is getting on. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'ghia_http_request_duration_seconds',
    help: 'Requests by method, pattern of the route and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly commands = new Histogram({
    name: 'ghia_command_duration_seconds',
    help: 'Commands by outcome: recorded, so already, refused by a rule, failed',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'ghia_refusals_total',
    help: 'What was answered with a problem, by its code',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly events = new Counter({
    name: 'ghia_security_events_total',
    help: 'Signing in, second factors, and what was refused for want of a proof, a right or patience',
    labelNames: ['event', 'outcome'],
    registers: [this.registry],
  });

  constructor(engines: Engines) {
    collectDefaultMetrics({ register: this.registry, prefix: 'ghia_' });
    queueGauge(engines.queue, this.registry);
    this.gauges(engines);
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  command(outcome: Outcome, seconds: number): void {
    this.commands.observe({ outcome }, seconds);
  }

  refused(code: string): void {
    this.refusals.inc({ code });
  }

  security(event: string, outcome: string): void {
    this.events.inc({ event, outcome });
  }

  private gauges({ config, projecting, sequencing, health, log, ballots }: Engines): void {
    const { registry } = this;
    /** While a part is away it has no number. */
    const gauge = (
      name: string,
      help: string,
      labelNames: readonly string[],
      read: (gauge: Gauge) => Promise<void>,
    ) => {
      const one: Gauge = new Gauge({
        ...{ name, help, labelNames: [...labelNames], registers: [registry] },
        collect: async () => {
          one.reset();
          await read(one).catch(() => one.reset());
        },
      });
    };
    gauge(
      'ghia_projection_lag',
      'Positions of the log that a read model has not seen yet',
      ['projection'],
      async (it) => {
        for (const { name, lag } of await projecting.status()) it.set({ projection: name }, lag);
      },
    );
    gauge('ghia_projection_faulted', 'Read models that have stopped at a fact', ['projection'], async (it) => {
      for (const { name, fault } of await projecting.status()) it.set({ projection: name }, fault ? 1 : 0);
    });
    gauge(
      'ghia_projector_leads',
      'Whether this process holds the lease of the projector; only where roles are shared out',
      [],
      async (it) => {
        if (health.among) it.set(health.among.projector === 'leads' ? 1 : 0);
      },
    );
    gauge('ghia_log_head', 'The position of the newest fact', [], async (it) => it.set(await log.head()));
    gauge(
      'ghia_merge_delay_seconds',
      'How long facts have waited for a signed checkpoint over them; 60 are promised',
      [],
      async (it) => {
        if (sequencing.waits !== undefined) it.set(sequencing.waits / 1000);
      },
    );
    gauge('ghia_unfit', 'Why the instance is not fit to answer, by part: 1 for each reason', ['part'], async (it) => {
      for (const { part } of await health.reasons()) it.set({ part }, 1);
    });
    gauge(
      'ghia_box_batches',
      'Ballots that wait in the box, in whole batches rounded up: a finer number would tell when somebody voted',
      [],
      async (it) => {
        const { least } = config.batches;
        const batches = [...ballots.spool.waiting().values()].map((n) => Math.ceil(n / least));
        it.set(batches.reduce((sum, n) => sum + n, 0));
      },
    );
    gauge('ghia_data_free_bytes', 'Space left where the data folder lies', [], async (it) => {
      const { bavail, bsize } = await statfs(config.data);
      it.set(bavail * bsize);
    });
  }
}

/** The pattern of a route, as it is written in the code; what leads nowhere has none. */
export const routeOf = ({ routeOptions, is404 }: Pick<FastifyRequest, 'routeOptions' | 'is404'>): string =>
  is404 ? 'none' : (routeOptions.url ?? 'none');
