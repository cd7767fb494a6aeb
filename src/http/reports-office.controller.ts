import { Body, Controller, Get, Header, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Command } from '../../commands/command.js';
import {
  AcknowledgeReport,
  AdoptCategory,
  AssignReport,
  DecideReportHidingAppeal,
  HideReport,
  MergeReport,
  NameDepartment,
  NoteOnReport,
  PassReportOn,
  PlanReport,
  RefuseReport,
  ResolveReport,
  RetireCategory,
  ShowReport,
  StartReport,
} from '../../commands/smart-map/commands.js';
import { UnmergeReport } from '../../commands/smart-map/joining.js';
import { ReportForOffice } from '../../read-models/reports.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { Reporting } from '../write/reporting.js';
import { answer, type Call, TheCall } from './call.js';
import { found } from './found.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What officials do about reports, and what can be reported at all. */
@Controller('api/v1')
@Needs('officer')
export class ReportsOfficeController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  /** Also one that is hidden from readers. */
  @Get('reports/:id/office')
  @Needs(['officer', 'moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  async whole(@Id() id: string) {
    return found(await this.questions.ask(new ReportForOffice(id)), 'report');
  }

  @Post('reports/:id/acknowledge')
  acknowledge(@Id() id: string, @Body() body: AcknowledgeReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/assign')
  assign(@Id() id: string, @Body() body: AssignReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/plan')
  plan(@Id() id: string, @Body() body: PlanReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/start')
  start(@Id() id: string, @Body() body: StartReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/resolve')
  resolve(@Id() id: string, @Body() body: ResolveReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/refuse')
  refuse(@Id() id: string, @Body() body: RefuseReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/pass-on')
  passOn(@Id() id: string, @Body() body: PassReportOn, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/merge')
  merge(@Id() id: string, @Body() body: MergeReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/unmerge')
  unmerge(@Id() id: string, @Body() body: UnmergeReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/notes')
  @Needs(['officer', 'moderator'])
  note(@Id() id: string, @Body() body: NoteOnReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/hide')
  @Needs('moderator')
  hide(@Id() id: string, @Body() body: HideReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/show')
  @Needs('moderator')
  show(@Id() id: string, @Body() body: ShowReport, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('reports/:id/appeal/decide')
  @Needs('moderator')
  decideAppeal(@Id() id: string, @Body() body: DecideReportHidingAppeal, @TheCall() call: Call) {
    return this.about(id, body, call);
  }

  @Post('map/departments')
  @Needs('administrator')
  department(@Body() body: NameDepartment, @TheCall() call: Call) {
    return this.send(body, {}, call);
  }

  @Post('map/categories')
  @Needs('administrator')
  adopt(@Body() body: AdoptCategory, @TheCall() call: Call) {
    return this.send(body, {}, call);
  }

  @Post('map/categories/retire')
  @Needs('administrator')
  retire(@Body() body: RetireCategory, @TheCall() call: Call) {
    return this.send(body, {}, call);
  }

  private about<C extends Command>(report: string, body: C, call: Call) {
    return this.send(body, { report, self: this.reporting.selfIn(call.who, report) } as never, call);
  }

  private async send<C extends Command>(body: C, supplied: Partial<C>, call: Call) {
    const sent = { key: call.key, body: { ...body } };
    return answer(call, await this.desk.send(body, supplied, this.desk.as(call.who, STAFF), sent));
  }
}
