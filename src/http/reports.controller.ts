import {
  Body,
  Controller,
  Delete,
  Get,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppealReportHiding, FileReport, ReopenReport } from '../../commands/smart-map/commands.js';
import { Categories, Departments, ReportById, type ReportCard } from '../../read-models/reports.js';
import { ReportsList } from '../../read-models/reports-list.js';
import { ReportsNear } from '../../read-models/reports-near.js';
import { Districts } from '../map/districts.js';
import { Questions } from '../read/questions.js';
import { Reporting } from '../write/reporting.js';
import { answer, type Call, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf } from './petitions.input.js';
import { NearQuery, ReportsQuery } from './reports.input.js';
import { Anyone, Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);
const GEOJSON = 'application/geo+json';

/** What people find wrong in the city: reading it, and reporting it. */
@Controller('api/v1')
@Needs('citizen')
export class ReportsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(Districts) private readonly districts: Districts,
  ) {}

  /** As JSON, or (Accept: application/geo+json) as a FeatureCollection. */
  @Get('reports')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async list(
    @Query() query: ReportsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf, after, ...wanted } = query;
    const list = new ReportsList({ ...wanted, after: after === undefined ? undefined : Number(after) });
    const listed = await this.questions.ask(list, asOf);
    reply.header('vary', 'accept');
    if (!request.headers.accept?.includes(GEOJSON)) return listed;
    reply.header('content-type', `${GEOJSON}; charset=utf-8`);
    const { items, ...rest } = listed;
    return { type: 'FeatureCollection', features: items.map(featureOf), ...rest };
  }

  @Get('reports/near')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  near(@Query() { lat, lon, category, asOf }: NearQuery) {
    return this.questions.ask(new ReportsNear(lat, lon, category), asOf);
  }

  @Get('reports/:id')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async byId(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new ReportById(id), asOf), 'report');
  }

  @Get('reports/:id/timeline')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async timeline(@Id() id: string, @Query() { asOf }: AsOf) {
    const { updates, asOf: seen } = found(await this.questions.ask(new ReportById(id), asOf), 'report');
    return { items: updates, asOf: seen };
  }

  @Post('reports')
  async file(@Body() body: FileReport, @TheCall() call: Call) {
    const { id, receipt } = await this.reporting.file(call.who, body, 'portal', { key: call.key, body: { ...body } });
    return answer(call, receipt, { id, location: `/api/v1/reports/${id}` });
  }

  /** It is this one: tell me. */
  @Post('reports/:id/support')
  async support(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.reporting.support(call.who, id, { key: call.key }));
  }

  @Delete('reports/:id/support')
  async leave(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.reporting.leave(call.who, id, { key: call.key }));
  }

  @Post('reports/:id/confirm-fixed')
  async confirm(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.reporting.confirm(call.who, id, { key: call.key }));
  }

  @Post('reports/:id/reopen')
  async reopen(@Id() id: string, @Body() body: ReopenReport, @TheCall() call: Call) {
    const sent = { key: call.key, body: { ...body } };
    return answer(call, await this.reporting.reopen(call.who, id, body, sent));
  }

  /** Against its being hidden. */
  @Post('reports/:id/appeal')
  async appeal(@Id() id: string, @Body() body: AppealReportHiding, @TheCall() call: Call) {
    const sent = { key: call.key, body: { ...body } };
    return answer(call, await this.reporting.appeal(call.who, id, body, sent));
  }

  @Get('map/categories')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async categories() {
    const [items, departments] = await Promise.all([
      this.questions.ask(new Categories()),
      this.questions.ask(new Departments()),
    ]);
    return { items, departments };
  }

  /** The borders as GeoJSON; `schematic` says that they are drawn by hand. */
  @Get('map/districts')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  borders() {
    const { features, schematic, version, source } = this.districts;
    return { type: 'FeatureCollection', schematic, version, source, features };
  }
}

const featureOf = ({ place, ...properties }: ReportCard) => ({
  type: 'Feature',
  id: properties.id,
  geometry: place && { type: 'Point', coordinates: [place.lon, place.lat] },
  properties,
});
