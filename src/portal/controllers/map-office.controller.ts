import { Controller, Get, Inject, NotFoundException, Param, Post, Query, UseFilters } from '@nestjs/common';
import { NameDepartment, RetireDepartment } from '../../../commands/smart-map/commands.js';
import { AdoptTemplate, RetireTemplate } from '../../../commands/smart-map/template-commands.js';
import { CategoryLeadingTo } from '../../../read-models/category-leading-to.js';
import { OpenAppeals } from '../../../read-models/report-appeals.js';
import { Templates } from '../../../read-models/report-templates.js';
import { Categories, Departments } from '../../../read-models/reports.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import type { RuleNotice } from '../components/map/rule-page.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import { DepartmentPage, type DepartmentPageView } from '../pages/map-department.js';
import { HidingAppealsPage, MapOfficePage } from '../pages/map-office.js';
import { RulesListPage } from '../pages/map-rules.js';
import { TemplatePage, type TemplatePageView } from '../pages/map-template.js';
import { paths } from '../paths.js';
import { MapRules, noticeIn } from './map-rules.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { both } from './route.js';
import { type Form, Pages, TheVisit, type Visit } from './visit.js';

type Shown<K> = {
  readonly kept?: K;
  readonly errors?: readonly FormError[];
  readonly notice?: RuleNotice | undefined;
};

/** What the map goes by besides its categories: departments and templates; and appeals against hiding. */
@Controller()
@Needs('administrator')
@UseFilters(PageFilter)
export class MapOfficePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(MapRules) private readonly rules: MapRules,
  ) {}

  @Get(both('office/map'))
  @Needs(OFFICE.mapRules)
  async overview(@TheVisit() visit: Visit) {
    const [{ total }, frame] = await Promise.all([
      this.questions.ask(new OpenAppeals({ limit: 1 })),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, MapOfficePage({ frame, appeals: total }, visit.lang));
  }

  @Get(both('office/map/appeals'))
  @Needs(['moderator', 'auditor'])
  async appeals(@TheVisit() visit: Visit, @Query('cursor') asked?: string) {
    const cursor = asked || undefined;
    const [appeals, named, frame] = await Promise.all([
      this.questions.ask(new OpenAppeals({ cursor })),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, HidingAppealsPage({ frame, appeals, named, cursor }, visit.lang));
  }

  @Get(both('office/map/departments'))
  async departments(@TheVisit() visit: Visit) {
    const [all, frame] = await Promise.all([this.questions.ask(new Departments(true)), this.pages.frame(visit)]);
    const rows = all.map(({ department, name, retired }) => ({
      ...{ code: department, title: name[visit.lang], meta: department, retired },
    }));
    this.pages.send(visit, RulesListPage({ frame, kind: 'departments', rows }, visit.lang));
  }

  @Get(both('office/map/new-department'))
  async newDepartment(@TheVisit() visit: Visit) {
    await this.showDepartment(visit, undefined, {});
  }

  @Post(both(['office/map/new-department', 'office/map/departments/:code']))
  async nameDepartment(@TheVisit() visit: Visit, @Param('code') code?: string) {
    this.pages.mustBeOurs(visit);
    const { department: typed = '', 'name-ka': ka = '', 'name-en': en = '' } = visit.form;
    const department = code ?? typed.trim();
    const wish = { Wish: NameDepartment, fields: { department, name: { ka, en } } };
    const errors = await this.rules.send(visit, wish, paths(visit.lang).department(department), 'saved');
    if (errors) await this.showDepartment(visit, code, { kept: { department, ka, en }, errors }, 422);
  }

  @Get(both('office/map/departments/:code'))
  async department(@TheVisit() visit: Visit, @Param('code') code: string, @Query('done') done?: string) {
    await this.showDepartment(visit, code, { notice: noticeIn(done) });
  }

  @Post(both('office/map/departments/:code/retire'))
  async retireDepartment(@TheVisit() visit: Visit, @Param('code') department: string) {
    this.pages.mustBeOurs(visit);
    const leading = await this.questions.ask(new CategoryLeadingTo(department));
    const wish = { Wish: RetireDepartment, fields: { department }, supplied: { leading } };
    const errors = await this.rules.send(visit, wish, paths(visit.lang).department(department), 'retired');
    if (errors) await this.showDepartment(visit, department, { errors }, 422);
  }

  @Get(both('office/map/templates'))
  async templates(@TheVisit() visit: Visit) {
    const [all, { categories }, frame] = await Promise.all([
      this.questions.ask(new Templates(true)),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    const { lang } = visit;
    const t = say(lang).mapRules.template;
    const rows = all.map(({ template, title, category, status, retired }) => {
      const whose = category === null ? t.every : (categories.get(category)?.[lang] ?? category);
      return { code: template, title: title[lang], meta: `${t.statuses[status]} · ${whose}`, retired };
    });
    this.pages.send(visit, RulesListPage({ frame, kind: 'templates', rows }, lang));
  }

  @Get(both('office/map/new-template'))
  async newTemplate(@TheVisit() visit: Visit) {
    await this.showTemplate(visit, undefined, {});
  }

  @Post(both(['office/map/new-template', 'office/map/templates/:code']))
  async adoptTemplate(@TheVisit() visit: Visit, @Param('code') code?: string) {
    this.pages.mustBeOurs(visit);
    const kept = templateIn(visit.form, code);
    const { template, version, category, status } = kept;
    const fields = {
      ...{ template, version, status, ...(category && { category }) },
      title: { ka: kept.titleKa, en: kept.titleEn },
      text: { ka: kept.textKa, en: kept.textEn },
    };
    const to = paths(visit.lang).template(template);
    const errors = await this.rules.send(visit, { Wish: AdoptTemplate, fields }, to, 'saved');
    if (errors) await this.showTemplate(visit, code, { kept, errors }, 422);
  }

  @Get(both('office/map/templates/:code'))
  async template(@TheVisit() visit: Visit, @Param('code') code: string, @Query('done') done?: string) {
    await this.showTemplate(visit, code, { notice: noticeIn(done) });
  }

  @Post(both('office/map/templates/:code/retire'))
  async retireTemplate(@TheVisit() visit: Visit, @Param('code') template: string) {
    this.pages.mustBeOurs(visit);
    const wish = { Wish: RetireTemplate, fields: { template } };
    const errors = await this.rules.send(visit, wish, paths(visit.lang).template(template), 'retired');
    if (errors) await this.showTemplate(visit, template, { errors }, 422);
  }

  private async showDepartment(
    visit: Visit,
    code: string | undefined,
    { kept, errors = [], notice }: Shown<DepartmentPageView['kept']>,
    status = 200,
  ): Promise<void> {
    const [all, versions, frame] = await Promise.all([
      this.questions.ask(new Departments(true)),
      code === undefined ? [] : this.rules.versions('department', code),
      this.pages.frame(visit),
    ]);
    const known = all.find(({ department }) => department === code);
    if (code !== undefined && !known) throw new NotFoundException();
    const begun = kept ?? { department: code ?? '', ka: known?.name.ka ?? '', en: known?.name.en ?? '' };
    const view = { frame, code, versions, errors, notice, kept: begun, retired: known?.retired ?? false };
    this.pages.send(visit, DepartmentPage(view, visit.lang), status);
  }

  private async showTemplate(
    visit: Visit,
    code: string | undefined,
    { kept, errors = [], notice }: Shown<TemplatePageView['kept']>,
    status = 200,
  ): Promise<void> {
    const [all, categories, versions, frame] = await Promise.all([
      this.questions.ask(new Templates(true)),
      this.questions.ask(new Categories()),
      code === undefined ? [] : this.rules.versions('template', code),
      this.pages.frame(visit),
    ]);
    const known = all.find(({ template }) => template === code);
    if (code !== undefined && !known) throw new NotFoundException();
    const begun: TemplatePageView['kept'] = {
      ...{ template: code ?? '', version: (known?.version ?? 0) + 1, status: known?.status ?? 'resolved' },
      ...{ titleKa: known?.title.ka ?? '', titleEn: known?.title.en ?? '' },
      ...{ textKa: known?.text.ka ?? '', textEn: known?.text.en ?? '', category: known?.category ?? '' },
    };
    const view = { frame, code, categories, versions, errors, notice, retired: known?.retired ?? false };
    this.pages.send(visit, TemplatePage({ ...view, kept: kept ?? begun }, visit.lang), status);
  }
}

/** The form of a template as it was filled in. */
function templateIn(form: Form, code: string | undefined): TemplatePageView['kept'] {
  const said = (name: string) => form[name] ?? '';
  return {
    ...{ template: code ?? said('template').trim(), version: Number(form.version) || 1, status: said('status') },
    ...{ titleKa: said('title-ka'), titleEn: said('title-en'), category: said('category') },
    ...{ textKa: said('text-ka'), textEn: said('text-en') },
  };
}
