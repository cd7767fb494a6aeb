import { Controller, Get, Inject, NotFoundException, Param, Post, Query, UseFilters } from '@nestjs/common';
import { AdoptCategory, RetireCategory } from '../../../commands/smart-map/commands.js';
import { Categories, Departments } from '../../../read-models/reports.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import type { RuleNotice } from '../components/map/rule-page.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { CategoryPage } from '../pages/map-category.js';
import { RulesListPage } from '../pages/map-rules.js';
import { paths } from '../paths.js';
import { draftIn, draftOf, fieldOf, reworked, wishOf } from './category-form.js';
import { MapRules, noticeIn } from './map-rules.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Shown = {
  readonly draft?: ReturnType<typeof draftIn>;
  readonly errors?: readonly FormError[];
  readonly notice?: RuleNotice | undefined;
};

/** What can be reported: each category whole, as its next version. */
@Controller()
@Needs('administrator')
@UseFilters(PageFilter)
export class MapCategoryPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(MapRules) private readonly rules: MapRules,
  ) {}

  @Get(both('office/map/categories'))
  async list(@TheVisit() visit: Visit) {
    const [all, departments, frame] = await Promise.all([
      this.questions.ask(new Categories(true)),
      this.questions.ask(new Departments(true)),
      this.pages.frame(visit),
    ]);
    const { lang } = visit;
    const names = new Map(departments.map(({ department, name }) => [department, name[lang]]));
    const t = say(lang).mapRules.category;
    const rows = all.map(({ category, title, department, termDays, version, emergency, retired }) => ({
      ...{ code: category, title: title[lang], retired },
      meta: emergency ? t.emergency : t.summary(names.get(department) ?? department, termDays, version),
    }));
    this.pages.send(visit, RulesListPage({ frame, kind: 'categories', rows }, lang));
  }

  @Get(both('office/map/new-category'))
  async fresh(@TheVisit() visit: Visit) {
    await this.show(visit, undefined, {});
  }

  @Post(both('office/map/new-category'))
  async add(@TheVisit() visit: Visit) {
    await this.work(visit, undefined);
  }

  @Get(both('office/map/categories/:category'))
  async one(@TheVisit() visit: Visit, @Param('category') code: string, @Query('done') done?: string) {
    await this.show(visit, code, { notice: noticeIn(done) });
  }

  @Post(both('office/map/categories/:category'))
  async change(@TheVisit() visit: Visit, @Param('category') code: string) {
    await this.work(visit, code);
  }

  @Post(both('office/map/categories/:category/retire'))
  async retire(@TheVisit() visit: Visit, @Param('category') category: string) {
    this.pages.mustBeOurs(visit);
    const wish = { Wish: RetireCategory, fields: { category } };
    const errors = await this.rules.send(visit, wish, paths(visit.lang).category(category), 'retired');
    if (errors) await this.show(visit, category, { errors }, 422);
  }

  /** A press that adds a row or takes one out brings the form back; the other adopts it. */
  private async work(visit: Visit, code: string | undefined): Promise<void> {
    this.pages.mustBeOurs(visit);
    const draft = draftIn(visit.form, code);
    const changed = reworked(draft, visit.form.step);
    if (changed) return this.show(visit, code, { draft: changed });
    const wish = { Wish: AdoptCategory, fields: wishOf(draft), fieldOf };
    const errors = await this.rules.send(visit, wish, paths(visit.lang).category(draft.category), 'saved');
    if (errors) await this.show(visit, code, { draft, errors }, 422);
  }

  private async show(
    visit: Visit,
    code: string | undefined,
    { draft, errors = [], notice }: Shown,
    status = 200,
  ): Promise<void> {
    const [all, departments, versions, frame] = await Promise.all([
      this.questions.ask(new Categories(true)),
      this.questions.ask(new Departments()),
      code === undefined ? [] : this.rules.versions('category', code),
      this.pages.frame(visit),
    ]);
    const known = all.find(({ category }) => category === code);
    if (code !== undefined && !known) throw new NotFoundException();
    const view = {
      ...{ frame, code, departments, versions, errors, notice },
      ...{ draft: draft ?? draftOf(known), isNew: code === undefined, retired: known?.retired ?? false },
    };
    this.pages.send(visit, CategoryPage(view, visit.lang), status);
  }
}
