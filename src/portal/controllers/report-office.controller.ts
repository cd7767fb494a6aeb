import { BadRequestException, Controller, Inject, Post, UseFilters } from '@nestjs/common';
import {
  AcknowledgeReport,
  AssignReport,
  DecideReportHidingAppeal,
  HideReport,
  MergeReport,
  NoteOnReport,
  type OfReport,
  PassReportOn,
  PlanReport,
  RefuseReport,
  ResolveReport,
  ShowReport,
  StartReport,
} from '../../../commands/smart-map/commands.js';
import { Templates } from '../../../read-models/report-templates.js';
import { ReportById } from '../../../read-models/reports.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { Reporting } from '../../write/reporting.js';
import { datePartsIn, dayFrom } from '../date-parts.js';
import { PageFilter } from './page.filter.js';
import { type Notice, ReportPages } from './report-pages.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const STEPS = { acknowledge: AcknowledgeReport, start: StartReport } as const;
const REFERENCE = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** What officials do on a report's page: each act is a form. */
@Controller()
@Needs('officer')
@UseFilters(PageFilter)
export class ReportOfficePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(ReportPages) private readonly reports: ReportPages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(Desk) private readonly desk: Desk,
  ) {}

  @Post(both('reports/:id/step'))
  step(@TheVisit() visit: Visit, @Uuid() id: string) {
    const Step = (STEPS as Readonly<Record<string, (typeof STEPS)[keyof typeof STEPS]>>)[visit.form.step ?? ''];
    if (!Step) throw new BadRequestException();
    return this.act(visit, id, 'step', Step, {});
  }

  @Post(both('reports/:id/assign'))
  assign(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { department } = visit.form;
    return this.act(visit, id, 'assign', AssignReport, { department });
  }

  @Post(both('reports/:id/plan'))
  plan(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.act(visit, id, 'plan', PlanReport, { day: dayFrom(datePartsIn(visit.form, 'plan-day')).date });
  }

  @Post(both('reports/:id/resolve'))
  resolve(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text, insert } = visit.form;
    if (insert) return this.insert(visit, id, 'resolve', 'text');
    return this.act(visit, id, 'resolve', ResolveReport, { text });
  }

  @Post(both('reports/:id/refuse'))
  refuse(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text, ground, insert } = visit.form;
    if (insert) return this.insert(visit, id, 'refuse', 'text');
    return this.act(visit, id, 'refuse', RefuseReport, { text, ground });
  }

  @Post(both('reports/:id/pass-on'))
  passOn(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { whose, insert } = visit.form;
    if (insert) return this.insert(visit, id, 'pass-on', 'whose');
    return this.act(visit, id, 'pass-on', PassReportOn, { whose });
  }

  /** One of those that were offered, or any by its address or number. */
  @Post(both('reports/:id/merge'))
  merge(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { reference = '', into } = visit.form;
    const named = reference.trim() === '' ? into : REFERENCE.exec(reference)?.[0].toLowerCase();
    return this.act(visit, id, 'merge', MergeReport, { into: named });
  }

  @Post(both('reports/:id/notes'))
  @Needs(['officer', 'moderator'])
  note(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text } = visit.form;
    return this.act(visit, id, 'notes', NoteOnReport, { text }, 'noted');
  }

  @Post(both('reports/:id/hide'))
  @Needs('moderator')
  hide(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text, ground } = visit.form;
    return this.act(visit, id, 'hide', HideReport, { text, ground });
  }

  @Post(both('reports/:id/show'))
  @Needs('moderator')
  reveal(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text } = visit.form;
    return this.act(visit, id, 'show', ShowReport, { text });
  }

  @Post(both('reports/:id/decide'))
  @Needs('moderator')
  decide(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { text, outcome } = visit.form;
    return this.act(visit, id, 'decide', DecideReportHidingAppeal, { text, outcome });
  }

  private act<C extends OfReport>(
    visit: Visit,
    id: string,
    deed: string,
    Wish: new () => C,
    fields: object,
    notice: Notice = 'done',
  ): Promise<void> {
    return this.reports.deed(visit, id, { deed, notice, Wish, fields }, (wish, sent) => {
      const supplied = { report: id, self: this.reporting.selfIn(visit.who, id) } as Partial<C>;
      return this.desk.send(wish, supplied, this.desk.as(visit.who, STAFF), sent);
    });
  }

  /** Without a script: the words of a template come back in the form, after whatever was written, to be looked over and sent. */
  private async insert(visit: Visit, id: string, deed: string, into: 'text' | 'whose'): Promise<void> {
    this.pages.mustBeOurs(visit);
    const [templates, report] = await Promise.all([
      this.questions.ask(new Templates()),
      this.questions.ask(new ReportById(id)),
    ]);
    const chosen = templates.find(({ template }) => template === visit.form.template);
    const words = chosen && report ? chosen.text[report.language] : '';
    const written = [visit.form[into]?.trim() ?? '', words].filter(Boolean).join('\n\n');
    await this.reports.show(visit, id, { kept: { ...visit.form, deed, [into]: written } });
  }
}
