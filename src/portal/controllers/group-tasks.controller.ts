import { Controller, Get, Inject, Param, Query, UseFilters } from '@nestjs/common';
import { WorkflowOf, Workflows } from '../../../read-models/group-roles.js';
import { GROUP_TASK_STATUSES } from '../../../read-models/group-task-documents.js';
import { GroupTaskById, GroupTasks } from '../../../read-models/group-tasks.js';
import { found } from '../../http/found.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { GroupRolesPage } from '../pages/group-roles.js';
import { GroupTaskPage, GroupTasksPage } from '../pages/group-tasks.js';
import { GroupWorkflowPage } from '../pages/group-workflow.js';
import { GroupKnown } from './group-known.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Roles, workflows and tasks as anyone may follow them. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class GroupTaskPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(GroupKnown) private readonly everybody: GroupKnown,
  ) {}

  @Get(both('ogp/roles'))
  async roles(@TheVisit() visit: Visit) {
    const [{ workflows }, everybody, frame] = await Promise.all([
      this.questions.ask(new Workflows()),
      this.everybody.all(),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, GroupRolesPage({ frame, known: everybody, workflows }, visit.lang));
  }

  @Get(both('ogp/tasks'))
  async tasks(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { cursor, role, status: wanted } = plain(asked);
    const status = known(GROUP_TASK_STATUSES, wanted);
    const [list, everybody, frame] = await Promise.all([
      this.questions.ask(new GroupTasks({ status, role, ...(cursor !== undefined && { cursor }) })),
      this.everybody.all(),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, GroupTasksPage({ frame, found: list, known: everybody, status, role, cursor }, visit.lang));
  }

  @Get(both('ogp/tasks/:id'))
  async task(@TheVisit() visit: Visit, @Uuid() id: string) {
    const [task, everybody, frame] = await Promise.all([
      this.questions.ask(new GroupTaskById(id)),
      this.everybody.all(),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, GroupTaskPage({ frame, task: found(task, 'task'), known: everybody }, visit.lang));
  }

  @Get(both('ogp/workflow/:commitment'))
  async workflow(@TheVisit() visit: Visit, @Param('commitment') commitment: string) {
    const [workflow, everybody, frame] = await Promise.all([
      this.questions.ask(new WorkflowOf(commitment)),
      this.everybody.all(),
      this.pages.frame(visit),
    ]);
    const view = { frame, workflow: found(workflow, 'workflow'), known: everybody };
    this.pages.send(visit, GroupWorkflowPage(view, visit.lang));
  }
}
