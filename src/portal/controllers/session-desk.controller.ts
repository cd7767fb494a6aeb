import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import {
  ApproveMinutes,
  CancelMeeting,
  CloseMeeting,
  NoteCourse,
  type OfMeeting,
  OpenMeeting,
  RecordAttendance,
  RecordOutcome,
  ReopenMinutes,
  SendMeetingDocument,
  WithdrawOutcome,
} from '../../../commands/ogp/meeting-commands.js';
import { MeetingById, OutcomesToTakeUp, WorkingGroup } from '../../../read-models/meetings.js';
import { found } from '../../http/found.js';
import { MeetingId } from '../../http/meeting-id.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { Desk } from '../../write/desk.js';
import { GroupOffice } from '../../write/group-office.js';
import { DESK_NOTICES, type DeskNotice } from '../components/group/session-desk-view.js';
import type { FormError } from '../frame.js';
import { attendeesIn, documentIn, hourIn, outcomeIn, wordingIn } from '../group-wish.js';
import { say } from '../i18n/catalogue.js';
import { SessionDeskPage } from '../pages/session-desk.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { wrongIn } from './group-office.controller.js';
import { PageFilter } from './page.filter.js';
import { both, known } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Step = { readonly id: string; readonly deed: string; readonly notice: DeskNotice };
const at = (deed: string) => both(`office/group/meetings/:id/${deed}`);

/** The desk of one session: each form is a step that the rules decide. */
@Controller()
@Needs('working-group')
@UseFilters(PageFilter)
export class SessionDeskController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(GroupOffice) private readonly office: GroupOffice,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('office/group/meetings/:id'))
  async show(@TheVisit() visit: Visit, @MeetingId() id: string, @Query('done') done?: string) {
    await this.send(visit, id, { errors: [], notice: known(DESK_NOTICES, done) });
  }

  @Post(at('documents'))
  document(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const supplied = { document: this.newId(visit, 'document') };
    const wish = plainToInstance(SendMeetingDocument, documentIn(visit.form));
    return this.step(visit, { id, deed: 'documents', notice: 'sent' }, wish, supplied);
  }

  @Post(at('attendance'))
  attendance(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const wish = plainToInstance(RecordAttendance, { attendees: attendeesIn(visit.form) });
    return this.step(visit, { id, deed: 'attendance', notice: 'attended' }, wish);
  }

  @Post(at('open'))
  open(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const wish = plainToInstance(OpenMeeting, { start: hourIn(visit.form, 'start') });
    return this.step(visit, { id, deed: 'open', notice: 'opened' }, wish);
  }

  @Post(at('notes'))
  note(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const { form } = visit;
    const wish = plainToInstance(NoteCourse, { item: Number(form.item), text: wordingIn(form, 'text') });
    return this.step(visit, { id, deed: 'notes', notice: 'noted' }, wish, { note: this.newId(visit, 'note') });
  }

  @Post(at('outcomes'))
  outcome(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const wish = plainToInstance(RecordOutcome, outcomeIn(visit.form));
    const supplied = { outcome: this.newId(visit, 'outcome') };
    return this.step(visit, { id, deed: 'outcomes', notice: 'recorded' }, wish, supplied);
  }

  @Post(at('withdraw'))
  withdraw(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const { form } = visit;
    const wish = plainToInstance(WithdrawOutcome, { reason: wordingIn(form, 'reason') });
    return this.step(visit, { id, deed: 'withdraw', notice: 'withdrawn' }, wish, { outcome: form.outcome ?? '' });
  }

  @Post(at('close'))
  close(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const wish = plainToInstance(CloseMeeting, { end: hourIn(visit.form, 'end') });
    return this.step(visit, { id, deed: 'close', notice: 'closed' }, wish);
  }

  @Post(at('minutes'))
  minutes(@TheVisit() visit: Visit, @MeetingId() id: string) {
    return this.perform(visit, { id, deed: 'minutes', notice: 'drafted' }, () =>
      this.office.draft(id, this.desk.as(visit.who, STAFF), { key: visit.form.key }),
    );
  }

  @Post(at('sign'))
  sign(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const { form } = visit;
    const wish = plainToInstance(ApproveMinutes, { as: form.as, version: Number(form.version) });
    return this.step(visit, { id, deed: 'sign', notice: 'signed' }, wish);
  }

  @Post(at('reopen'))
  reopen(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const wish = plainToInstance(ReopenMinutes, { reason: wordingIn(visit.form, 'reason') });
    return this.step(visit, { id, deed: 'reopen', notice: 'reopened' }, wish);
  }

  @Post(at('cancel'))
  cancel(@TheVisit() visit: Visit, @MeetingId() id: string) {
    const wish = plainToInstance(CancelMeeting, { reason: wordingIn(visit.form, 'reason') });
    return this.step(visit, { id, deed: 'cancel', notice: 'cancelled' }, wish);
  }

  /** A form that is sent twice makes one thing. */
  private newId({ who, form }: Visit, what: string): string {
    return this.desk.newId(who, form.key && `${what} ${form.key}`);
  }

  private async step<C extends OfMeeting>(visit: Visit, step: Step, wish: C, supplied: Partial<C> = {}): Promise<void> {
    const { form, lang, who } = visit;
    const body = { ...wish };
    const wrong = wrongIn(wish, say(lang).groupOffice.wrong);
    if (wrong.length > 0) {
      this.pages.mustBeOurs(visit);
      return this.send(visit, step.id, { errors: wrong, deed: step.deed });
    }
    return this.perform(visit, step, () =>
      this.office.step(wish, step.id, supplied, this.desk.as(who, STAFF), { key: form.key, body }),
    );
  }

  private async perform(visit: Visit, { id, deed, notice }: Step, act: () => Promise<Receipt>): Promise<void> {
    this.pages.mustBeOurs(visit);
    const done = await this.deeds.attempt(visit.lang, act);
    if ('errors' in done) return this.send(visit, id, { errors: done.errors, deed });
    this.pages.goTo(visit, withQuery(paths(visit.lang).sessionDesk(id), { done: notice }));
  }

  private async send(
    visit: Visit,
    id: string,
    { errors, notice, deed = '' }: { errors: readonly FormError[]; notice?: DeskNotice | undefined; deed?: string },
  ): Promise<void> {
    const [session, { organisations }, earlier, frame] = await Promise.all([
      this.questions.ask(new MeetingById(id)),
      this.questions.ask(new WorkingGroup()),
      this.questions.ask(new OutcomesToTakeUp(id)),
      this.pages.frame(visit),
    ]);
    const one = found(session, 'meeting');
    const me = this.desk.glimpse(visit.who, STAFF);
    const signs = (['chair', 'secretary'] as const).filter((as) => me !== undefined && one[as].staff === me);
    const view = { frame, session: one, organisations, earlier, signs, errors, notice, deed, kept: visit.form };
    this.pages.send(visit, SessionDeskPage(view, visit.lang), errors.length > 0 ? 422 : 200);
  }
}
