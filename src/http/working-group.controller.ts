import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, UseInterceptors } from '@nestjs/common';
import { AdmitMember, DescribeOrganisation, ReleaseMember } from '../../commands/ogp/group-commands.js';
import { MeetingsList, WorkingGroup } from '../../read-models/meetings.js';
import { STAFF } from '../identity/scopes.js';
import { popolo } from '../open-data/popolo.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { GroupOffice } from '../write/group-office.js';
import { answer, type Call, sentBy, TheCall } from './call.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf } from './petitions.input.js';
import { Anyone, Needs } from './who.guard.js';

/** Organisations and seats of the working group. */
@Controller('api/v1/ogp')
@Needs('working-group')
export class WorkingGroupController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(GroupOffice) private readonly office: GroupOffice,
    @Inject(Desk) private readonly desk: Desk,
  ) {}

  @Get('members')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  group(@Query() { asOf }: AsOf) {
    return this.questions.ask(new WorkingGroup(), asOf);
  }

  /** The same in Popolo's terms, with the newest sessions as events. */
  @Get('popolo')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async popolo(@Query() { asOf }: AsOf) {
    const [group, sessions] = await Promise.all([
      this.questions.ask(new WorkingGroup(), asOf),
      this.questions.ask(new MeetingsList({ limit: 100 }), asOf),
    ]);
    return { ...popolo(group, sessions.items), asOf: group.asOf };
  }

  @Post('organisations')
  async describe(@Body() body: DescribeOrganisation, @TheCall() call: Call) {
    return answer(call, await this.office.describe(body, this.desk.as(call.who, STAFF), sentBy(call, body)));
  }

  @Post('members')
  async admit(@Body() body: AdmitMember, @TheCall() call: Call) {
    const id = this.desk.newId(call.who, call.key && `member ${call.key}`);
    const receipt = await this.office.admit(body, id, this.desk.as(call.who, STAFF), sentBy(call, body));
    return answer(call, receipt, { id, location: '/api/v1/ogp/members' });
  }

  @Post('members/:id/release')
  async release(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReleaseMember, @TheCall() call: Call) {
    return answer(call, await this.office.release(body, id, this.desk.as(call.who, STAFF), sentBy(call, body)));
  }
}
