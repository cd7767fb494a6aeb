import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  AppealPostHiding,
  DecidePostHidingAppeal,
  EditPost,
  FlagPost,
  HidePost,
  RestorePost,
} from '../../../commands/forum/post-commands.js';
import { TopicById } from '../../../read-models/forum.js';
import { PostById, PostVersions, RepliesTo } from '../../../read-models/forum-posts.js';
import { PostForModerators } from '../../../read-models/forum-queue.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import type { Sent } from '../../write/desk.js';
import { Discussing } from '../../write/discussing.js';
import { Moderating } from '../../write/moderating.js';
import { say } from '../i18n/catalogue.js';
import { holds } from '../office-rooms.js';
import { type PostForm, PostPage, type PostPageView } from '../pages/post.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { forumNames } from './forum-names.js';
import { readerOf } from './forum-reader.js';
import { PageFilter } from './page.filter.js';
import { both, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Notice = NonNullable<PostPageView['notice']>;
/** Ids of fields that another form of the page has too. */
const FIELDS: Readonly<Record<string, string>> = {
  'hide ground': 'hide-ground',
  'hide text': 'hide-text',
  'restore text': 'restore-text',
  'decide text': 'decide-text',
};

/** One post by itself, and what its author, its readers and moderators may do about it. */
@Controller()
@Needs('citizen', 0)
@UseFilters(PageFilter)
export class PostPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Discussing) private readonly discussing: Discussing,
    @Inject(Moderating) private readonly moderating: Moderating,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('forum/posts/:id'))
  @Anyone()
  async page(@TheVisit() visit: Visit, @Uuid() id: string, @Query() asked: Record<string, unknown>) {
    const { done, cursor } = plain(asked);
    const { notices } = say(visit.lang).forum;
    const notice = done && Object.hasOwn(notices, done) ? (done as Notice) : undefined;
    await this.show(visit, id, { notice, cursor });
  }

  @Post(both('forum/posts/:id/edit'))
  edit(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'edit', EditPost, ['body'], 'edited', (wish, sent) =>
      this.discussing.edit(visit.who, id, wish, sent),
    );
  }

  @Post(both('forum/posts/:id/flag'))
  flag(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'flag', FlagPost, ['ground'], 'flagged', (wish, sent) =>
      this.discussing.flag(visit.who, id, wish, sent),
    );
  }

  @Post(both('forum/posts/:id/appeal'))
  appeal(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'appeal', AppealPostHiding, ['text'], 'appealed', (wish, sent) =>
      this.discussing.appeal(visit.who, id, wish, sent),
    );
  }

  @Post(both('forum/posts/:id/hide'))
  @Needs('moderator')
  hide(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'hide', HidePost, ['ground', 'text'], 'done', (wish, sent) =>
      this.moderating.post(visit.who, id, wish, sent),
    );
  }

  @Post(both('forum/posts/:id/restore'))
  @Needs('moderator')
  restore(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'restore', RestorePost, ['text'], 'done', (wish, sent) =>
      this.moderating.post(visit.who, id, wish, sent),
    );
  }

  @Post(both('forum/posts/:id/decide'))
  @Needs('moderator')
  decide(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'decide', DecidePostHidingAppeal, ['outcome', 'text'], 'done', (wish, sent) =>
      this.moderating.post(visit.who, id, wish, sent),
    );
  }

  private async deed<W extends object>(
    visit: Visit,
    id: string,
    form: PostForm,
    Wish: new () => W,
    names: readonly string[],
    notice: Notice,
    does: (wish: W, sent: Sent) => Promise<Receipt>,
  ): Promise<void> {
    this.pages.mustBeOurs(visit);
    const kept = Object.fromEntries(names.map((name) => [name, visit.form[name]]));
    const wish = plainToInstance(Wish, kept);
    const words: Readonly<Record<string, string>> = say(visit.lang).forum.write.errors;
    const errors = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path))].map((field) => ({
      field: FIELDS[`${form} ${field}`] ?? field,
      text: words[field] ?? say(visit.lang).errors[422].text,
    }));
    if (errors.length > 0) return this.show(visit, id, { returned: { form, errors, kept } }, 422);
    const sent = { key: visit.form.key, body: kept };
    const done = await this.deeds.attempt(visit.lang, () => does(wish, sent));
    if ('errors' in done) return this.show(visit, id, { returned: { form, errors: done.errors, kept } }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).post(id), { done: notice }));
  }

  private async show(visit: Visit, id: string, more: Partial<PostPageView>, status = 200): Promise<void> {
    const { who, lang } = visit;
    const found = await this.questions.ask(new PostById(id));
    if (!found) throw new NotFoundException();
    const as = this.discussing.selfIn(who, found.topic);
    const staff = holds(who.roles, ['moderator']);
    const reading = { as, viewer: staff ? ('staff' as const) : ('public' as const) };
    const [topic, post, versions, replies, office, { departments }, frame] = await Promise.all([
      this.questions.ask(new TopicById(found.topic, reading, { limit: 1 })),
      this.questions.ask(new PostById(id, reading)),
      this.questions.ask(new PostVersions(id, reading)),
      found.depth === 1 ? this.questions.ask(new RepliesTo(id, { cursor: more.cursor }, reading)) : undefined,
      staff ? this.questions.ask(new PostForModerators(id)) : undefined,
      forumNames(this.questions),
      this.pages.frame(visit),
    ]);
    if (!topic || !post) throw new NotFoundException();
    const shown = [id, ...(replies?.items ?? []).map((reply) => reply.id)];
    const standing = await this.discussing.standing(who, topic.id, shown);
    const view: PostPageView = {
      ...{ ...more, frame, post, departments, versions: versions?.items ?? [] },
      title: { text: topic.text, language: topic.language },
      topic: { id: topic.id, author: topic.opening.author, locked: topic.locked || topic.opening.closed },
      reader: readerOf(who, standing, departments.keys()),
      ...{ replies: replies ?? null, office: office ?? null },
    };
    this.pages.send(visit, PostPage(view, lang), status);
  }
}
