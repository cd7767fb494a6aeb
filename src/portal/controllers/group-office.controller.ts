import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AdmitMember, DescribeOrganisation, ReleaseMember } from '../../../commands/ogp/group-commands.js';
import { ConveneMeeting } from '../../../commands/ogp/meeting-commands.js';
import { MeetingsList, WorkingGroup } from '../../../read-models/meetings.js';
import { PlansList } from '../../../read-models/ogp-plans.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { Desk } from '../../write/desk.js';
import { GroupOffice, meetingId } from '../../write/group-office.js';
import type { FormError } from '../frame.js';
import { dayIn, sessionIn, wordingIn } from '../group-wish.js';
import { say } from '../i18n/catalogue.js';
import { GroupMembersPage, type MembersNotice } from '../pages/group-members.js';
import { GroupOfficePage } from '../pages/group-office.js';
import { NewSessionPage } from '../pages/session-new.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Signers } from './signers.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const NOTICES = ['described', 'admitted', 'released'] as const satisfies readonly MembersNotice[];

/** The secretariat of the working group: its sessions, organisations and seats. */
@Controller()
@Needs('working-group')
@UseFilters(PageFilter)
export class GroupOfficePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(GroupOffice) private readonly office: GroupOffice,
    @Inject(Signers) private readonly signers: Signers,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('office/group'))
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { cursor } = plain(asked);
    const [found, frame] = await Promise.all([
      this.questions.ask(new MeetingsList(cursor === undefined ? {} : { cursor })),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, GroupOfficePage({ frame, found, cursor }, visit.lang));
  }

  @Get(both('office/group/meetings/new'))
  form(@TheVisit() visit: Visit) {
    return this.again(visit, [], 200);
  }

  @Post(both('office/group/meetings/new'))
  async convene(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { form, lang, who } = visit;
    const body = sessionIn(form, await this.signers.all());
    const wish = plainToInstance(ConveneMeeting, body);
    const wrong = wrongIn(wish, say(lang).groupOffice.wrong);
    if (wrong.length > 0) return this.again(visit, wrong);
    const done = await this.deeds.attempt(lang, () =>
      this.office.convene(wish, this.desk.as(who, STAFF), { key: form.key, body }),
    );
    if ('errors' in done) return this.again(visit, done.errors);
    this.pages.goTo(visit, withQuery(paths(lang).sessionDesk(meetingId(wish)), { done: 'convened' }));
  }

  @Get(both('office/group/members'))
  members(@TheVisit() visit: Visit, @Query('done') done?: string) {
    return this.showMembers(visit, [], known(NOTICES, done));
  }

  @Post(both('office/group/organisations'))
  describe(@TheVisit() visit: Visit) {
    const { form } = visit;
    const body = {
      ...{ organisation: (form.code ?? '').trim(), name: wordingIn(form, 'name'), kind: form.kind },
      ...(form.link?.trim() && { link: form.link.trim() }),
    };
    return this.change(visit, plainToInstance(DescribeOrganisation, body), 'described', (wish) =>
      this.office.describe(wish, this.desk.as(visit.who, STAFF), { key: form.key, body }),
    );
  }

  @Post(both('office/group/members/admit'))
  admit(@TheVisit() visit: Visit) {
    const { form, who } = visit;
    const name = wordingIn(form, 'person');
    const body = {
      ...{ organisation: form.organisation, role: form.role, post: wordingIn(form, 'post') },
      ...(name.ka !== '' && { name }),
      ...(form.staff && { staff: form.staff }),
      since: dayIn(form, 'since'),
    };
    return this.change(visit, plainToInstance(AdmitMember, body), 'admitted', (wish) =>
      this.office.admit(wish, this.desk.newId(who, form.key && `member ${form.key}`), this.desk.as(who, STAFF), {
        ...{ key: form.key, body },
      }),
    );
  }

  @Post(both('office/group/members/release'))
  release(@TheVisit() visit: Visit) {
    const { form, who } = visit;
    const body = { until: dayIn(form, 'until') };
    return this.change(visit, plainToInstance(ReleaseMember, body), 'released', (wish) =>
      this.office.release(wish, form.member ?? '', this.desk.as(who, STAFF), { key: form.key, body }),
    );
  }

  private async change<W extends object>(
    visit: Visit,
    wish: W,
    notice: MembersNotice,
    perform: (wish: W) => Promise<Receipt>,
  ): Promise<void> {
    this.pages.mustBeOurs(visit);
    const wrong = wrongIn(wish, say(visit.lang).groupOffice.wrong);
    if (wrong.length > 0) return this.showMembers(visit, wrong);
    const done = await this.deeds.attempt(visit.lang, () => perform(wish));
    if ('errors' in done) return this.showMembers(visit, done.errors);
    this.pages.goTo(visit, withQuery(paths(visit.lang).groupMembers, { done: notice }));
  }

  private async showMembers(visit: Visit, errors: readonly FormError[], notice?: MembersNotice): Promise<void> {
    const [group, signers, frame] = await Promise.all([
      this.questions.ask(new WorkingGroup()),
      this.signers.all(),
      this.pages.frame(visit),
    ]);
    const view = { frame, group, signers, kept: visit.form, errors, notice };
    this.pages.send(visit, GroupMembersPage(view, visit.lang), errors.length > 0 ? 422 : 200);
  }

  private async again(visit: Visit, errors: readonly FormError[], status = 422): Promise<void> {
    const [signers, { items: plans }, { organisations }, frame] = await Promise.all([
      this.signers.all(),
      this.questions.ask(new PlansList({ limit: 100 })),
      this.questions.ask(new WorkingGroup()),
      this.pages.frame(visit),
    ]);
    const view = { frame, kept: visit.form, errors, signers, organisations, plans };
    this.pages.send(visit, NewSessionPage(view, visit.lang), status);
  }
}

/** A sentence for each field that is wrong, by the name of the field in its form. */
export function wrongIn(wish: object, text: string): FormError[] {
  const wrong = mistakes(
    validateSync(wish, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false }),
  );
  const fields = wrong.map(({ path }) => fieldOf(path));
  return [...new Set(fields)].map((field) => ({ field, text }));
}

function fieldOf(path: string): string {
  const [first = '', second = ''] = path.split('.');
  if (first === 'quorum') return second === 'needed' ? 'needed' : 'basis';
  return first;
}
