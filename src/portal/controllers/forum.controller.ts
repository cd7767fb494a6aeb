import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { OpenTopic } from '../../../commands/forum/commands.js';
import { SimilarTopics, TOPIC_SORTS, TopicsList } from '../../../read-models/forum.js';
import { Limits } from '../../http/limits.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Discussing } from '../../write/discussing.js';
import { languageOf } from '../components/text.js';
import { say } from '../i18n/catalogue.js';
import { ForumPage } from '../pages/forum.js';
import { NewTopicPage, type NewTopicView } from '../pages/topic-new.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { aboutIn, aboutLink, forumNames } from './forum-names.js';
import { nameIn, toldToWait } from './forum-writing.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** What is talked about, and opening a topic. */
@Controller()
@Needs('citizen', 0)
@UseFilters(PageFilter)
export class ForumPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Discussing) private readonly discussing: Discussing,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(both('forum'))
  @Anyone()
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { q, cursor, about, category, sort } = plain(asked);
    if (q) await this.limits.take('search', visit.request, visit.reply);
    const { categories, names } = await forumNames(this.questions);
    const thing = aboutIn(about);
    const wanted = {
      ...{ q: q?.slice(0, 200), cursor, sort: known(TOPIC_SORTS, sort) },
      category: known(names.keys(), category),
      about: thing && `${thing.kind}:${thing.id}`,
    };
    const [found, frame, counts] = await Promise.all([
      this.questions.ask(new TopicsList({ ...wanted, about: thing?.id })),
      this.pages.frame(visit),
      Promise.all(categories.map((one) => this.questions.ask(new TopicsList({ category: one.category, limit: 1 })))),
    ]);
    const counted = categories.map((one, i) => ({ ...one, topics: counts[i]!.total }));
    this.pages.send(visit, ForumPage({ frame, wanted, categories: counted, names, found }, visit.lang));
  }

  @Get(both('forum/new'))
  async form(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { category, about } = plain(asked);
    await this.show(visit, { kept: { category, about }, errors: [] });
  }

  /** Those that may be about the same are shown once; then it is opened. */
  @Post(both('forum/new'))
  async open(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { title = '', body = '', category, about, stances, anyway, step, key } = visit.form;
    const kept = visit.form;
    if (step === 'preview') return this.show(visit, { kept, errors: [], preview: body });
    const wish = plainToInstance(OpenTopic, {
      ...{ title, body, category, language: languageOf(`${title} ${body}`) },
      ...(aboutIn(about) && { about: aboutIn(about) }),
      ...(stances === 'yes' && { stances: true }),
      ...nameIn(visit),
    });
    const words: Readonly<Record<string, string>> = say(visit.lang).forum.write.errors;
    const wrong = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path.split('.')[0]!))];
    const errors = wrong.map((field) => ({ field, text: words[field] ?? say(visit.lang).errors[422].text }));
    if (errors.length > 0) return this.show(visit, { kept, errors }, 422);
    if (anyway !== 'yes') {
      const { items: similar } = await this.questions.ask(new SimilarTopics(title));
      if (similar.length > 0) return this.show(visit, { kept, errors: [], similar });
    }
    let id = '';
    const done = await this.deeds.attempt(visit.lang, async () => {
      const opened = await this.discussing.open(visit.who, wish, { key, body: { ...wish } });
      id = opened.id;
      return opened.receipt;
    });
    if ('errors' in done) return this.show(visit, { kept, errors: toldToWait(done, visit.lang), similar: [] }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).topic(id), { done: 'opened' }));
  }

  private async show(
    visit: Visit,
    more: Pick<NewTopicView, 'kept' | 'errors'> & Partial<NewTopicView>,
    status = 200,
  ): Promise<void> {
    const [{ categories }, about, frame] = await Promise.all([
      forumNames(this.questions),
      aboutLink(this.questions, aboutIn(more.kept.about), visit.lang),
      this.pages.frame(visit),
    ]);
    const open = categories.filter(({ retired }) => !retired);
    this.pages.send(visit, NewTopicPage({ frame, categories: open, about, ...more }, visit.lang), status);
  }
}
