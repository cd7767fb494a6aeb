import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Health } from '../health.js';
import { Projecting } from '../read/projecting.js';
import { Queue } from '../work/queue.js';
import { queueGauge } from '../work/queue-gauge.js';
import { Anyone } from './who.guard.js';

/** For those who keep it running: is it alive, is it ready and why not, how far are the read models, numbers for Prometheus. */
@Controller()
@Anyone()
export class HealthController {
  private readonly registry = new Registry();

  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Projecting) private readonly projecting: Projecting,
    @Inject(Queue) queue: Queue,
  ) {
    queueGauge(queue, this.registry);
    collectDefaultMetrics({ register: this.registry, prefix: 'ghia_' });
    const leads = new Gauge({
      name: 'ghia_projector_leads',
      help: 'Whether this process holds the lease of the projector; only where roles are shared out',
      registers: [this.registry],
      collect: () => {
        const among = health.among;
        if (among) leads.set(among.projector === 'leads' ? 1 : 0);
      },
    });
    const lag = new Gauge({
      name: 'ghia_projection_lag',
      help: 'Positions of the log that a read model has not seen yet',
      labelNames: ['projection'],
      registers: [this.registry],
      collect: async () => {
        for (const one of await projecting.status()) lag.set({ projection: one.name }, one.lag);
      },
    });
  }

  @Get('health/live')
  live() {
    return { ok: true };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const reasons = await this.health.reasons();
    reply.header('cache-control', 'no-store').status(reasons.length === 0 ? 200 : 503);
    return { ok: reasons.length === 0, reasons, ...this.health.among };
  }

  @Get('api/v1/status')
  async status(@Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('cache-control', 'no-store');
    const [projections, reasons] = [await this.projecting.status(), await this.health.reasons()];
    return { projections, reasons, queue: await this.health.work(), ...this.health.among };
  }

  @Get('metrics')
  async metrics(@Res() reply: FastifyReply) {
    reply.header('content-type', this.registry.contentType).send(await this.registry.metrics());
  }
}
