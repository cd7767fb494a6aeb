import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { AdoptForumCategory, RetireForumCategory } from '../../../commands/forum/commands.js';
import { ForumCategories } from '../../../read-models/forum.js';
import { ForumQueue, WAITING } from '../../../read-models/forum-queue.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import { ForumCategoriesPage, type ForumCategoriesView } from '../pages/forum-categories.js';
import { ForumQueuePage } from '../pages/forum-queue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds, type Done } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Told = NonNullable<ForumCategoriesView['done']>;

/** The office of the forum: what moderators are to decide, and where topics stand. */
@Controller()
@UseFilters(PageFilter)
export class ForumOfficePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('forum-queue'))
  @Needs(OFFICE.forum)
  async queue(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { kind, cursor } = plain(asked);
    const wanted = { kind: known(WAITING, kind), cursor };
    const [found, frame] = await Promise.all([
      this.questions.ask((now) => new ForumQueue(wanted, now)),
      this.pages.frame(visit),
    ]);
    const waiting = wanted.kind === undefined ? { forum: found.total } : {};
    this.pages.send(visit, ForumQueuePage({ frame, wanted, found, waiting }, visit.lang));
  }

  @Get(both('forum-categories'))
  @Needs(OFFICE.forumCategories)
  async categories(@TheVisit() visit: Visit, @Query('done') done?: string) {
    await this.show(visit, { done: known<Told>(['adopted', 'retired'], done), errors: [] });
  }

  @Post(both('forum-categories'))
  @Needs(OFFICE.forumCategories)
  async adopt(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { category = '', version, titleKa, titleEn, descriptionKa, descriptionEn, stances } = visit.form;
    const fields = {
      ...{ category, version: Number(version), stances: stances === 'yes' },
      title: { ka: titleKa, en: titleEn },
      description: { ka: descriptionKa, en: descriptionEn },
    };
    const acting = this.desk.as(visit.who, STAFF);
    const word = () => say(visit.lang).forumOffice.categories.wrong;
    const done = await this.deeds.send(visit, AdoptForumCategory, fields, {}, acting, word);
    await this.tell(visit, done, 'adopted');
  }

  @Post(both('forum-categories/retire'))
  @Needs(OFFICE.forumCategories)
  async retire(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { category } = visit.form;
    const done = await this.deeds.send(visit, RetireForumCategory, { category }, {}, this.desk.as(visit.who, STAFF));
    await this.tell(visit, done, 'retired');
  }

  /** Mistakes lead to the first field of the form that came back: its names in both languages. */
  private async tell(visit: Visit, done: Done, told: Told): Promise<void> {
    if ('receipt' in done) {
      const { forumCategories } = paths(visit.lang);
      return this.pages.goTo(visit, withQuery(forumCategories, { done: told }));
    }
    const kept = visit.form;
    const form = kept.version === '1' ? 'new' : kept.category;
    const fields: Readonly<Record<string, string>> = {
      ...{ category: 'category', title: 'titleKa', description: 'descriptionKa' },
    };
    const errors = done.errors.map(({ field, text }) => ({
      field: fields[field] ? `${form}-${fields[field]}` : '',
      text,
    }));
    await this.show(visit, { errors, kept }, 422);
  }

  private async show(visit: Visit, more: Omit<ForumCategoriesView, 'frame' | 'categories'>, status = 200) {
    const [categories, frame] = await Promise.all([
      this.questions.ask(new ForumCategories(true)),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, ForumCategoriesPage({ frame, categories, ...more }, visit.lang), status);
  }
}
