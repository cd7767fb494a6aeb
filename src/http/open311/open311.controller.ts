import {
  Body,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Categories,
  CategoriesChanged,
  type CategoryView,
  Departments,
  ReportById,
} from '../../../read-models/reports.js';
import { ReportsFiled } from '../../../read-models/reports-filed.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import { type Call, TheCall } from '../call.js';
import { FreshInterceptor } from '../fresh.interceptor.js';
import { Limits } from '../limits.js';
import { Anyone } from '../who.guard.js';
import { discoveryOf } from './discovery.js';
import { both, documentOf, formatOf, Reply, write } from './document.js';
import { Filing } from './filing.js';
import { requestOf, type Telling } from './service-requests.js';
import { definitionOf, isService, type Locale, serviceOf } from './services.js';
import { type Arguments, localeOf, UUID, wantedOf, wantsExtensions } from './wanted.js';

/** Open311 GeoReport v2: the Smart Map for programs that know no other city's map. */
@Controller('open311')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class Open311Controller {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Filing) private readonly filing: Filing,
    @Inject(Place) private readonly place: Place,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get([...both('discovery'), ...both('v2/discovery')])
  async discovery(@Req() { url }: FastifyRequest, @Reply() reply: FastifyReply) {
    const changed = await this.questions.ask(new CategoriesChanged());
    return write(reply, formatOf(url), 'discovery', discoveryOf(this.place, changed));
  }

  @Get(both('v2/services'))
  async services(@Query() query: Arguments, @Req() { url }: FastifyRequest, @Reply() reply: FastifyReply) {
    const locale = localeOf(query);
    const found = await this.questions.ask(new Categories());
    return write(
      reply,
      formatOf(url),
      'services',
      found.filter(isService).map((one) => serviceOf(one, locale)),
    );
  }

  @Get('v2/services/:document')
  async definition(@Param('document') file: string, @Query() query: Arguments, @Reply() reply: FastifyReply) {
    const { name, format } = known(documentOf(file), 'service_code');
    const locale = localeOf(query);
    const services = (await this.questions.ask(new Categories())).filter(isService);
    const service = known(
      services.find(({ category }) => category === name),
      'service_code',
    );
    return write(reply, format, 'service_definition', definitionOf(service, locale));
  }

  @Get(both('v2/requests'))
  async requests(@Query() query: Arguments, @Req() request: FastifyRequest, @Reply() reply: FastifyReply) {
    const locale = localeOf(query);
    await this.limits.take('search', request, reply);
    const reports = await this.questions.ask((now) => new ReportsFiled(wantedOf(query, now)));
    const telling = await this.telling(locale, query);
    return write(
      reply,
      formatOf(request.url),
      'service_requests',
      reports.map((one) => requestOf(one, telling)),
    );
  }

  @Get('v2/requests/:document')
  async request(@Param('document') file: string, @Query() query: Arguments, @Reply() reply: FastifyReply) {
    const { name, format } = known(documentOf(file), 'service_request_id');
    const telling = await this.telling(localeOf(query), query);
    const report = known(await this.report(name), 'service_request_id');
    return write(reply, format, 'service_requests', [requestOf(report, telling)]);
  }

  /** Every request has its id at once, so no tokens are given out; who keeps an id as one is answered by it. */
  @Get('v2/tokens/:document')
  async token(@Param('document') file: string, @Query() query: Arguments, @Reply() reply: FastifyReply) {
    const { name, format } = known(documentOf(file), 'token');
    localeOf(query);
    const { id } = known(await this.report(name), 'token');
    return write(reply, format, 'service_requests', [{ service_request_id: id, token: name }]);
  }

  /** Whose `api_key` it is reports: a bearer token of this house, of somebody whom the residents register knows. */
  @Post(both('v2/requests'))
  async file(@Body() body: unknown, @Req() { url }: FastifyRequest, @TheCall() call: Call) {
    const { id, created, notice } = await this.filing.file(body, call.key);
    const { reply } = call;
    reply.status(created ? 201 : 200).header('location', `/open311/v2/requests/${id}.${formatOf(url)}`);
    const filed = { service_request_id: id, service_notice: notice, account_id: null };
    return write(reply, formatOf(url), 'service_requests', [filed]);
  }

  private async report(id: string) {
    return UUID.test(id) ? this.questions.ask(new ReportById(id.toLowerCase())) : undefined;
  }

  private async telling(locale: Locale, query: Arguments): Promise<Telling> {
    const [categories, departments] = await Promise.all([
      this.questions.ask(new Categories(true)),
      this.questions.ask(new Departments(true)),
    ]);
    const named = {
      categories: new Map(categories.map((one: CategoryView) => [one.category, one])),
      departments: new Map(departments.map(({ department, name }) => [department, name])),
    };
    return { locale, extensions: wantsExtensions(query), named, publicUrl: this.place.publicUrl };
  }
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new NotFoundException(`${what} provided was not found.`);
  return found;
}
