import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, UseInterceptors } from '@nestjs/common';
import {
  ApproveMinutes,
  CancelMeeting,
  CloseMeeting,
  ConveneMeeting,
  NoteCourse,
  type OfMeeting,
  OpenMeeting,
  RecordAttendance,
  RecordOutcome,
  ReopenMinutes,
  ReviseMeeting,
  SendMeetingDocument,
  WithdrawOutcome,
} from '../../commands/ogp/meeting-commands.js';
import { MeetingById, MeetingsList } from '../../read-models/meetings.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { GroupOffice, meetingId } from '../write/group-office.js';
import { answer, type Call, sentBy, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { MeetingId as Id } from './meeting-id.js';
import { MeetingsQuery } from './meetings.input.js';
import { AsOf } from './petitions.input.js';
import { Anyone, Needs } from './who.guard.js';

/** Sessions of the working group: read by anyone, recorded by its secretariat, signed by chair and secretary. */
@Controller('api/v1/ogp/meetings')
@Needs('working-group')
export class MeetingsController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(GroupOffice) private readonly office: GroupOffice,
    @Inject(Desk) private readonly desk: Desk,
  ) {}

  @Get()
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  list(@Query() { asOf, after: _, ...wanted }: MeetingsQuery) {
    return this.questions.ask(new MeetingsList(wanted), asOf);
  }

  @Get(':id')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async byId(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new MeetingById(id), asOf), 'meeting');
  }

  @Post()
  async convene(@Body() body: ConveneMeeting, @TheCall() call: Call) {
    const id = meetingId(body);
    const receipt = await this.office.convene(body, this.desk.as(call.who, STAFF), sentBy(call, body));
    return answer(call, receipt, { id, location: `/api/v1/ogp/meetings/${id}` });
  }

  @Post(':id/revise')
  revise(@Id() id: string, @Body() body: ReviseMeeting, @TheCall() call: Call) {
    return this.step(call, id, body);
  }

  @Post(':id/cancel')
  cancel(@Id() id: string, @Body() body: CancelMeeting, @TheCall() call: Call) {
    return this.step(call, id, body);
  }

  @Post(':id/documents')
  document(@Id() id: string, @Body() body: SendMeetingDocument, @TheCall() call: Call) {
    const document = this.desk.newId(call.who, call.key && `document ${call.key}`);
    return this.step(call, id, body, { document }, document);
  }

  @Post(':id/attendance')
  attendance(@Id() id: string, @Body() body: RecordAttendance, @TheCall() call: Call) {
    return this.step(call, id, body);
  }

  @Post(':id/open')
  open(@Id() id: string, @Body() body: OpenMeeting, @TheCall() call: Call) {
    return this.step(call, id, body);
  }

  @Post(':id/notes')
  note(@Id() id: string, @Body() body: NoteCourse, @TheCall() call: Call) {
    const note = this.desk.newId(call.who, call.key && `note ${call.key}`);
    return this.step(call, id, body, { note }, note);
  }

  @Post(':id/outcomes')
  outcome(@Id() id: string, @Body() body: RecordOutcome, @TheCall() call: Call) {
    const outcome = this.desk.newId(call.who, call.key && `outcome ${call.key}`);
    return this.step(call, id, body, { outcome }, outcome);
  }

  @Post(':id/outcomes/:outcome/withdraw')
  withdraw(
    @Id() id: string,
    @Param('outcome', ParseUUIDPipe) outcome: string,
    @Body() body: WithdrawOutcome,
    @TheCall() call: Call,
  ) {
    return this.step(call, id, body, { outcome });
  }

  @Post(':id/close')
  close(@Id() id: string, @Body() body: CloseMeeting, @TheCall() call: Call) {
    return this.step(call, id, body);
  }

  /** Drafts the minutes from what was recorded. */
  @Post(':id/minutes')
  async draft(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.office.draft(id, this.desk.as(call.who, STAFF), { key: call.key }));
  }

  @Post(':id/approve')
  approve(@Id() id: string, @Body() body: ApproveMinutes, @TheCall() call: Call) {
    return this.step(call, id, body);
  }

  @Post(':id/reopen')
  reopen(@Id() id: string, @Body() body: ReopenMinutes, @TheCall() call: Call) {
    return this.step(call, id, body);
  }

  private async step<C extends OfMeeting>(call: Call, id: string, body: C, supplied: Partial<C> = {}, made?: string) {
    const acting = this.desk.as(call.who, STAFF);
    const receipt = await this.office.step(body, id, supplied, acting, sentBy(call, body));
    return answer(call, receipt, made === undefined ? undefined : { id: made, location: `/api/v1/ogp/meetings/${id}` });
  }
}
