import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Health } from '../health.js';
import { Projecting } from '../read/projecting.js';
import { Metrics } from '../watching/metrics.js';
import { Anyone } from './who.guard.js';

/** For those who keep it running: is it alive, is it ready and why not, how far are the read models, numbers for Prometheus. */
@Controller()
@Anyone()
export class HealthController {
  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Projecting) private readonly projecting: Projecting,
    @Inject(Metrics) private readonly numbers: Metrics,
  ) {}

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
    const { registry } = this.numbers;
    reply
      .header('content-type', registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  }
}
