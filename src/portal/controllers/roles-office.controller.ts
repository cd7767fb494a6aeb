import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { DescribeRole, HandOverRole, TakeRole, VacateRole } from '../../../commands/ogp/role-commands.js';
import { CompleteTask } from '../../../commands/ogp/task-commands.js';
import { DefineWorkflow } from '../../../commands/ogp/workflow-commands.js';
import { GroupTasks } from '../../../read-models/group-tasks.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { Desk } from '../../write/desk.js';
import { GroupManagement } from '../../write/group-management.js';
import type { FormError } from '../frame.js';
import { dayIn, linesIn, wordingIn } from '../group-wish.js';
import { say } from '../i18n/catalogue.js';
import { ROLES_NOTICES, type RoleDeed, type RolesNotice, RolesOfficePage } from '../pages/roles-office.js';
import { TasksOfficePage } from '../pages/tasks-office.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { workflowIn } from '../workflow-wish.js';
import { Deeds, type Done } from './deeds.js';
import { GroupKnown } from './group-known.js';
import { wrongIn } from './group-office.controller.js';
import { PageFilter } from './page.filter.js';
import { both, known } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const NIL = '00000000-0000-0000-0000-000000000000';

/** The secretariat keeps roles, workflows and what was done. */
@Controller()
@Needs('working-group')
@UseFilters(PageFilter)
export class RolesOfficePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(GroupManagement) private readonly management: GroupManagement,
    @Inject(GroupKnown) private readonly everybody: GroupKnown,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('office/group/roles'))
  roles(@TheVisit() visit: Visit, @Query('done') done?: string) {
    return this.show(visit, [], { notice: known(ROLES_NOTICES, done) });
  }

  @Post(both('office/group/roles/describe'))
  describe(@TheVisit() visit: Visit) {
    const { form } = visit;
    const basis = wordingIn(form, 'basis');
    const said = {
      ...{ role: (form.role ?? '').trim(), title: wordingIn(form, 'title'), duties: linesIn(form.duties ?? '') },
      ...(form.organisation && { organisation: form.organisation }),
      ...(basis.ka !== '' && { basis }),
    };
    const wish = plainToInstance(DescribeRole, said);
    return this.step(visit, 'describe', 'described', wish, () =>
      this.management.describe(wish, ...this.by(visit, said)),
    );
  }

  @Post(both('office/group/roles/take'))
  take(@TheVisit() visit: Visit) {
    const said = { member: visit.form.member, since: dayIn(visit.form, 'since') };
    const wish = plainToInstance(TakeRole, said);
    return this.step(visit, 'take', 'taken', wish, () =>
      this.management.pass(wish, roleIn(visit), ...this.by(visit, said)),
    );
  }

  @Post(both('office/group/roles/vacate'))
  vacate(@TheVisit() visit: Visit) {
    const said = { until: dayIn(visit.form, 'until'), reason: wordingIn(visit.form, 'reason') };
    const wish = plainToInstance(VacateRole, said);
    return this.step(visit, 'vacate', 'vacated', wish, () =>
      this.management.pass(wish, roleIn(visit), ...this.by(visit, said)),
    );
  }

  @Post(both('office/group/roles/hand-over'))
  handOver(@TheVisit() visit: Visit) {
    const { form } = visit;
    const said = { to: form.to, day: dayIn(form, 'day'), note: wordingIn(form, 'note') };
    const wish = plainToInstance(HandOverRole, said);
    return this.step(visit, 'hand-over', 'handed', wish, () =>
      this.management.handOver(wish, roleIn(visit), ...this.by(visit, said)),
    );
  }

  @Post(both('office/group/roles/workflow'))
  define(@TheVisit() visit: Visit) {
    const reason = wordingIn(visit.form, 'reason');
    const said = { ...workflowIn(visit.form), ...(reason.ka !== '' && { reason }) };
    const wish = plainToInstance(DefineWorkflow, said);
    return this.step(visit, 'workflow', 'defined', wish, () => this.management.define(wish, ...this.by(visit, said)));
  }

  @Get(both('office/group/tasks'))
  tasks(@TheVisit() visit: Visit, @Query('done') done?: string) {
    return this.showTasks(visit, [], done === 'completed');
  }

  @Post(both('office/group/tasks'))
  async complete(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { form, lang } = visit;
    const [reason, link] = [wordingIn(form, 'reason'), (form.link ?? '').trim()];
    const said = { how: wordingIn(form, 'how'), ...(link && { link }), ...(reason.ka !== '' && { reason }) };
    const wish = plainToInstance(CompleteTask, said);
    const wrong = wrongIn(wish, say(lang).groupOffice.wrong);
    if (wrong.length > 0) return this.showTasks(visit, wrong);
    const done = await this.deeds.attempt(lang, () =>
      this.management.complete(wish, form.task || NIL, ...this.by(visit, said)),
    );
    if ('errors' in done) return this.showTasks(visit, done.errors);
    this.pages.goTo(visit, withQuery(paths(lang).tasksOffice, { done: 'completed' }));
  }

  private by({ who, form }: Visit, body: object) {
    return [this.desk.as(who, STAFF), { key: form.key, body }] as const;
  }

  private async step(visit: Visit, deed: RoleDeed, notice: RolesNotice, wish: object, perform: () => Promise<Receipt>) {
    this.pages.mustBeOurs(visit);
    const wrong = wrongIn(wish, say(visit.lang).groupOffice.wrong);
    if (wrong.length > 0) return this.show(visit, wrong, { deed });
    const done = await this.deeds.attempt(visit.lang, perform);
    if ('errors' in done) return this.show(visit, [...done.errors, ...circleOf(done, visit)], { deed });
    this.pages.goTo(visit, withQuery(paths(visit.lang).rolesOffice, { done: notice }));
  }

  private async show(
    visit: Visit,
    errors: readonly FormError[],
    more: { readonly notice?: RolesNotice | undefined; readonly deed?: RoleDeed },
  ): Promise<void> {
    const [everybody, frame] = await Promise.all([this.everybody.all(), this.pages.frame(visit)]);
    const view = { frame, known: everybody, errors, kept: visit.form, ...more };
    this.pages.send(visit, RolesOfficePage(view, visit.lang), errors.length > 0 ? 422 : 200);
  }

  private async showTasks(visit: Visit, errors: readonly FormError[], done = false): Promise<void> {
    const [everybody, overdue, open, frame] = await Promise.all([
      this.everybody.all(),
      this.questions.ask(new GroupTasks({ status: 'overdue', limit: 100 })),
      this.questions.ask(new GroupTasks({ status: 'open', limit: 100 })),
      this.pages.frame(visit),
    ]);
    const tasks = [...overdue.items, ...open.items];
    const view = { frame, known: everybody, tasks, errors, done, kept: visit.form };
    this.pages.send(visit, TasksOfficePage(view, visit.lang), errors.length > 0 ? 422 : 200);
  }
}

const roleIn = ({ form }: Visit): string => form.role || 'none';

/** Which steps wait for each other, named beside the field. */
function circleOf(done: Exclude<Done, { receipt: Receipt }>, { lang }: Visit): FormError[] {
  const { circle } = (done.because ?? {}) as { circle?: string };
  return circle === undefined ? [] : [{ field: 'steps', text: say(lang).groupTasks.office.circle(circle) }];
}
