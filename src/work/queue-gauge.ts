import { Gauge, type Registry } from 'prom-client';
import type { Queue } from './queue.js';

/** Jobs by state, for Prometheus. While the engine is away there is no number. */
export function queueGauge(queue: Queue, registry: Registry): void {
  const jobs = new Gauge({
    name: 'ghia_queue_jobs',
    help: 'Jobs of the queue: waiting, active, or failed for good',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      jobs.reset();
      const counts = await queue.counts().catch(() => ({}));
      for (const [state, n] of Object.entries<number>(counts)) jobs.set({ state }, n);
    },
  });
}
