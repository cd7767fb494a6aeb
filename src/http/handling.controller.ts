import { Controller, Get, Inject, Query, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handling, type HandlingRow } from '../../read-models/handling.js';
import { type Cell, csv } from '../csv.js';
import { handlingWanted } from '../map/handling-period.js';
import { Questions } from '../read/questions.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { HandlingQuery } from './reports-desk.input.js';
import { Anyone } from './who.guard.js';

const COLUMNS = [
  ...['of', 'filed', 'reopened', 'acknowledged', 'acknowledged_hours_median', 'acknowledged_hours_p90', 'resolved'],
  ...['resolved_working_days_median', 'resolved_working_days_p90', 'resolved_within_term', 'refused', 'not_ours'],
  ...['merged', 'fell_overdue', 'open'],
];

/** How the city deals with reports, in numbers, for anyone. */
@Controller('api/v1/reports')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class HandlingController {
  constructor(@Inject(Questions) private readonly questions: Questions) {}

  @Get('dashboard')
  async dashboard(@Query() { asOf, after: _, ...asked }: HandlingQuery) {
    const { period, ...found } = await this.asked(asked, asOf);
    return { ...period, ...found };
  }

  /** The same numbers as the page and the JSON of the same `asOf`. */
  @Get('dashboard.csv')
  async table(@Query() { asOf, after: _, ...asked }: HandlingQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    const { items, total, asOf: seen, period } = await this.asked(asked, asOf);
    const { from, to, by } = period;
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="reports-${from}-${to}-by-${by}-at-${seen.position}.csv"`);
    return csv(COLUMNS, [...items, total].map(rowOf));
  }

  private async asked(asked: Omit<HandlingQuery, 'asOf' | 'after'>, asOf: string | undefined) {
    let period = handlingWanted(asked, '1970-01-01T00:00:00.000Z');
    const found = await this.questions.ask((now) => {
      period = handlingWanted(asked, now);
      return new Handling(period);
    }, asOf);
    return { period, ...found };
  }
}

function rowOf(row: HandlingRow): Cell[] {
  const { of, acknowledgedHours, resolvedDays } = row;
  return [
    ...[of ?? 'total', row.filed, row.reopened, row.acknowledged, acknowledgedHours.median, acknowledgedHours.p90],
    ...[row.resolved, resolvedDays.median, resolvedDays.p90, row.within, row.refused, row.notOurs, row.merged],
    ...[row.overdue, row.open],
  ];
}
