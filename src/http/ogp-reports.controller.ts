import { Body, Controller, Get, Inject, Post, Query, UseInterceptors } from '@nestjs/common';
import { Figures } from '../../read-models/figures.js';
import { OgpReports } from '../ogp/reports.js';
import { Questions } from '../read/questions.js';
import { answer, type Call, TheCall } from './call.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { PlanCode } from './ogp.input.js';
import { PublishReportBody } from './ogp-report.input.js';
import { PagingQuery } from './petitions.input.js';
import { Anyone, Needs } from './who.guard.js';

/** Monitoring reports that were published: official figures of the log. */
@Controller('api/v1/ogp/plans/:plan/reports')
@Needs('working-group')
export class OgpReportsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(OgpReports) private readonly reports: OgpReports,
  ) {}

  @Get()
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  list(@PlanCode() of: string, @Query() { asOf, after: _, ...paging }: PagingQuery) {
    return this.questions.ask(new Figures({ ...paging, of, figure: 'ogp-report' }), asOf);
  }

  @Post()
  async publish(@PlanCode() plan: string, @Body() body: PublishReportBody, @TheCall() call: Call) {
    const receipt = await this.reports.publish(call.who, plan, body.asOf, { key: call.key, body: { ...body } });
    return answer(call, receipt, { id: receipt.eventId, location: `/api/v1/ogp/plans/${plan}/reports` });
  }
}
