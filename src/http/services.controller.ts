import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import type { Command } from '../../commands/command.js';
import { AdoptService, RetireService } from '../../commands/services/commands.js';
import { schemaOf } from '../../commands/services/form-schema.js';
import type { FormQuestion } from '../../events/services.js';
import { ServiceAt, ServiceByCode, ServicesList } from '../../read-models/services.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { answer, type Call, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { ServiceQuery, ServicesQuery } from './services.input.js';
import { Anyone, Needs } from './who.guard.js';

/** What the city does for people: the catalogue of services. */
@Controller('api/v1/services')
@Needs('administrator')
export class ServicesController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Get()
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  list(@Query() { asOf, after: _, all, ...wanted }: ServicesQuery) {
    return this.questions.ask(new ServicesList({ ...wanted, all: all === 'true' }), asOf);
  }

  /** With its form as JSON Schema. */
  @Get(':code')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async byCode(@Param('code') code: string, @Query() { asOf, version }: ServiceQuery) {
    const wanted = version === undefined ? new ServiceByCode(code) : new ServiceAt(code, version);
    const { service: _, form, ...service } = found(await this.questions.ask(wanted as ServiceByCode, asOf), 'service');
    return { ...service, form: schemaOf(form as readonly FormQuestion[]) };
  }

  @Post()
  async adopt(@Body() body: AdoptService, @TheCall() call: Call) {
    const receipt = await this.send(body, call);
    return answer(call, receipt, { id: body.code, location: `/api/v1/services/${body.code}` });
  }

  @Post(':code/retire')
  @HttpCode(201)
  async retire(@Param('code') code: string, @TheCall() call: Call) {
    return answer(call, await this.send(Object.assign(new RetireService(), { code }), call));
  }

  private send<C extends Command>(body: C, { who, key }: Call) {
    return this.desk.send(body, {}, this.desk.as(who, STAFF), { key, body: { ...body } });
  }
}
