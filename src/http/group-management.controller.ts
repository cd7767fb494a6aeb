import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, UseInterceptors } from '@nestjs/common';
import {
  DescribeRole,
  HandOverRole,
  type OfGroupRole,
  TakeRole,
  VacateRole,
} from '../../commands/ogp/role-commands.js';
import { CompleteTask } from '../../commands/ogp/task-commands.js';
import { DefineWorkflow } from '../../commands/ogp/workflow-commands.js';
import { GroupRoleByCode, GroupRoles, WorkflowOf, Workflows } from '../../read-models/group-roles.js';
import { GroupTaskById, GroupTasks } from '../../read-models/group-tasks.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { GroupManagement } from '../write/group-management.js';
import { answer, type Call, sentBy, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { GroupTasksQuery } from './group-management.input.js';
import { AsOf } from './petitions.input.js';
import { Anyone, Needs } from './who.guard.js';

/** Roles with job descriptions, the way of each commitment, and tasks: read by anyone, kept by the secretariat. */
@Controller('api/v1/ogp')
@Needs('working-group')
export class GroupManagementController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(GroupManagement) private readonly management: GroupManagement,
    @Inject(Desk) private readonly desk: Desk,
  ) {}

  @Get('roles')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  roles(@Query() { asOf }: AsOf) {
    return this.questions.ask(new GroupRoles(), asOf);
  }

  @Get('roles/:role')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async role(@Param('role') role: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new GroupRoleByCode(role), asOf), 'grouprole');
  }

  @Get('workflow')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  workflows(@Query() { asOf }: AsOf) {
    return this.questions.ask(new Workflows(), asOf);
  }

  @Get('workflow/:commitment')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async workflow(@Param('commitment') commitment: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new WorkflowOf(commitment), asOf), 'workflow');
  }

  @Get('tasks')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  tasks(@Query() { asOf, after: _, ...wanted }: GroupTasksQuery) {
    return this.questions.ask(new GroupTasks(wanted), asOf);
  }

  @Get('tasks/:id')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async task(@Param('id', ParseUUIDPipe) id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new GroupTaskById(id), asOf), 'task');
  }

  @Post('roles')
  async describe(@Body() body: DescribeRole, @TheCall() call: Call) {
    const receipt = await this.management.describe(body, this.desk.as(call.who, STAFF), sentBy(call, body));
    return answer(call, receipt, { id: body.role, location: `/api/v1/ogp/roles/${body.role}` });
  }

  @Post('roles/:role/take')
  take(@Param('role') role: string, @Body() body: TakeRole, @TheCall() call: Call) {
    return this.pass(call, role, body);
  }

  @Post('roles/:role/vacate')
  vacate(@Param('role') role: string, @Body() body: VacateRole, @TheCall() call: Call) {
    return this.pass(call, role, body);
  }

  @Post('roles/:role/hand-over')
  async handOver(@Param('role') role: string, @Body() body: HandOverRole, @TheCall() call: Call) {
    return answer(call, await this.management.handOver(body, role, this.desk.as(call.who, STAFF), sentBy(call, body)));
  }

  @Post('workflow')
  async define(@Body() body: DefineWorkflow, @TheCall() call: Call) {
    const { commitment } = body;
    const receipt = await this.management.define(body, this.desk.as(call.who, STAFF), sentBy(call, body));
    return answer(call, receipt, { id: commitment, location: `/api/v1/ogp/workflow/${commitment}` });
  }

  @Post('tasks/:id/done')
  async complete(@Param('id', ParseUUIDPipe) id: string, @Body() body: CompleteTask, @TheCall() call: Call) {
    return answer(call, await this.management.complete(body, id, this.desk.as(call.who, STAFF), sentBy(call, body)));
  }

  private async pass(call: Call, role: string, body: OfGroupRole) {
    return answer(call, await this.management.pass(body, role, this.desk.as(call.who, STAFF), sentBy(call, body)));
  }
}
