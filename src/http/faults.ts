import type { Logger } from '@nestjs/common';
import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Unavailable } from '../durable/unavailable.js';

/** How long the same outage is told only once (milliseconds). */
const QUIET = 10_000;

/**
 * What of an answer above 500 goes into the log: a fault of ours with its stack; that a part of the house takes nothing
 * once in ten seconds, however many ask; nothing of what was answered so on purpose.
 */
export class Faults {
  private readonly told = new Map<string, number>();

  constructor(
    private readonly logger: Pick<Logger, 'warn' | 'error'>,
    private readonly now: () => number = Date.now,
  ) {}

  tell(error: unknown, { method, url }: Pick<FastifyRequest, 'method' | 'url'>): void {
    if (error instanceof HttpException && error.getStatus() !== 500) return;
    const where = `${method} ${url.split('?')[0]}`;
    if (!(error instanceof Unavailable)) {
      this.logger.error(where, error instanceof Error ? error.stack : String(error));
      return;
    }
    const outage = `${error.part} ${error.reason}`;
    if (this.now() - (this.told.get(outage) ?? -QUIET) < QUIET) return;
    this.told.set(outage, this.now());
    this.logger.warn(`${where}: ${outage}: ${error.message}`);
  }
}
