import { hash } from 'node:crypto';
import { Controller, Get, Inject, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FreshInterceptor } from '../../http/fresh.interceptor.js';
import { Limits } from '../../http/limits.js';
import { ReportQuery } from '../../http/ogp-report.input.js';
import { Anyone } from '../../http/who.guard.js';
import { OgpReports } from '../../ogp/reports.js';
import { Place } from '../../place.js';
import { REPORT_TYPES, ReportForms, reportName } from '../report-forms.js';

/** The monitoring report as a file, in every form. */
@Controller('api/v1/ogp')
@Anyone()
export class OgpReportFilesController {
  private readonly forms: ReportForms;

  constructor(
    @Inject(OgpReports) private readonly reports: OgpReports,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Place) place: Place,
  ) {
    this.forms = new ReportForms(place);
  }

  @Get('report')
  @UseInterceptors(FreshInterceptor)
  async report(
    @Query() { plan, asOf, format = 'json', lang = 'ka' }: ReportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (format === 'pdf' && asOf === undefined) await this.limits.take('replays', request, reply); // a browser is run for it
    const made = await this.reports.of(plan, asOf);
    const said = await this.forms.of(made, format, lang);
    const shown = format === 'html' || format === 'pdf' ? 'inline' : 'attachment';
    reply
      .header('content-type', REPORT_TYPES[format])
      .header('content-disposition', `${shown}; filename="${reportName(made, format, lang)}"`)
      .header('digest', `sha-256=${Buffer.from(made.file.content.digest, 'hex').toString('base64')}`);
    if (format === 'html') reply.header('content-security-policy', itsOwnSheet(said as string));
    if (format === 'pdf') reply.header('cache-control', 'public, max-age=10');
    return said;
  }
}

/** The page carries its sheet in it, and nothing else may: neither scripts nor anything from elsewhere. */
function itsOwnSheet(page: string): string {
  const sheet = page.slice(page.indexOf('<style>') + '<style>'.length, page.indexOf('</style>'));
  const digest = hash('sha256', sheet, 'base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; font-src data:; base-uri 'none'; form-action 'none'`;
}
