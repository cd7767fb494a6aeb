import { Body, Controller, Get, Header, Inject, Param, Post, Query } from '@nestjs/common';
import type { Command } from '../../commands/command.js';
import { RetireDepartment } from '../../commands/smart-map/commands.js';
import { AdoptTemplate, RetireTemplate } from '../../commands/smart-map/template-commands.js';
import { CategoryLeadingTo } from '../../read-models/category-leading-to.js';
import { OpenAppeals } from '../../read-models/report-appeals.js';
import { Templates } from '../../read-models/report-templates.js';
import { RuleChanges } from '../../read-models/rule-changes.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { answer, type Call, TheCall } from './call.js';
import { PagingQuery } from './petitions.input.js';
import { Anyone, Needs } from './who.guard.js';

/** What the map goes by, and what waits for its moderators. */
@Controller('api/v1/map')
@Needs('administrator')
export class MapRulesController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Get('templates')
  @Needs(['officer', 'moderator', 'administrator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  async templates() {
    return { items: await this.questions.ask(new Templates()) };
  }

  @Post('templates')
  adoptTemplate(@Body() body: AdoptTemplate, @TheCall() call: Call) {
    return this.send(body, call);
  }

  @Post('templates/retire')
  retireTemplate(@Body() body: RetireTemplate, @TheCall() call: Call) {
    return this.send(body, call);
  }

  @Post('departments/retire')
  async retireDepartment(@Body() body: RetireDepartment, @TheCall() call: Call) {
    const leading = await this.questions.ask(new CategoryLeadingTo(body.department));
    return this.send(body, call, { leading });
  }

  /** Each version whole, the newest first. */
  @Get('categories/:category/versions')
  @Anyone()
  async versions(@Param('category') category: string) {
    return { items: await this.questions.ask(new RuleChanges(`category-${category}`)) };
  }

  /** Against hiding: the oldest first. */
  @Get('appeals')
  @Needs(['moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  appeals(@Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new OpenAppeals({ limit, cursor }));
  }

  private async send<C extends Command>(body: C, call: Call, supplied: Partial<C> = {}) {
    const sent = { key: call.key, body: { ...body } };
    return answer(call, await this.desk.send(body, supplied, this.desk.as(call.who, STAFF), sent));
  }
}
