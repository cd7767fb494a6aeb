import {
  BadRequestException,
  Controller,
  ForbiddenException,
  Get,
  Inject,
  NotFoundException,
  Post,
  Query,
  UseFilters,
} from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { isUUID, validateSync } from 'class-validator';
import { LockTopic, ReplyOfficially, UnlockTopic, WritePost } from '../../../commands/forum/commands.js';
import { DIGESTS } from '../../../events/forum.js';
import { TopicById } from '../../../read-models/forum.js';
import { PlaceOfPost } from '../../../read-models/forum-place.js';
import { PostById } from '../../../read-models/forum-posts.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import type { Sent } from '../../write/desk.js';
import { Discussing } from '../../write/discussing.js';
import { Moderating } from '../../write/moderating.js';
import type { Kept } from '../components/forum/view.js';
import { languageOf } from '../components/text.js';
import { postAnchor } from '../forum-paths.js';
import { say } from '../i18n/catalogue.js';
import { TopicPage, type TopicPageView } from '../pages/topic.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { aboutLink, forumNames } from './forum-names.js';
import { isOfficial, readerOf } from './forum-reader.js';
import { nameIn, toldToWait } from './forum-writing.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Notice = NonNullable<TopicPageView['notice']>;
/** What of a topic is shown: where it begins, and what is being replied to. */
type Part = Pick<TopicPageView, 'cursor'> & { readonly reply?: string | undefined };
/** Posts that a page begins threads with: with what stands under them it stays light on a telephone. */
const A_PAGE = 10;

/** One topic: reading it, replying, following; and locking it in office. */
@Controller()
@Needs('citizen', 0)
@UseFilters(PageFilter)
export class TopicPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Discussing) private readonly discussing: Discussing,
    @Inject(Moderating) private readonly moderating: Moderating,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('forum/:id'))
  @Anyone()
  async page(@TheVisit() visit: Visit, @Uuid() id: string, @Query() asked: Record<string, unknown>) {
    const { at, done, reply, cursor } = plain(asked);
    const place = isUUID(at) ? await this.questions.ask(new PlaceOfPost(id, at!)) : undefined;
    const { notices } = say(visit.lang).forum;
    const notice = done && Object.hasOwn(notices, done) ? (done as Notice) : undefined;
    await this.show(visit, id, { cursor: place ?? cursor, reply }, { notice });
  }

  @Post(both('forum/:id'))
  async reply(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { body = '', step, replyTo, key } = visit.form;
    const part = { reply: replyTo };
    const kept = visit.form;
    if (step === 'preview') return this.show(visit, id, part, { kept, preview: body });
    const wish = this.wishOf(visit);
    if (wish instanceof ReplyOfficially && !isOfficial(visit.who)) throw new ForbiddenException();
    const words: Readonly<Record<string, string>> = { ...say(visit.lang).forum.write.errors };
    const wrong = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path))];
    const errors = wrong.map((field) => ({
      field,
      text: words[field === 'body' ? 'reply' : field] ?? say(visit.lang).errors[422].text,
    }));
    if (errors.length > 0) return this.show(visit, id, part, { kept, errors }, 422);
    let post = '';
    const done = await this.deeds.attempt(visit.lang, async () => {
      const sent = { key, body: { ...wish } };
      const made =
        wish instanceof WritePost
          ? await this.discussing.post(visit.who, id, wish, sent)
          : await this.moderating.reply(visit.who, id, wish, sent);
      post = made.id;
      return made.receipt;
    });
    if ('errors' in done) return this.show(visit, id, part, { kept, errors: toldToWait(done, visit.lang) }, 422);
    const to = paths(visit.lang);
    const first = replyTo === undefined || replyTo === id;
    this.pages.goTo(
      visit,
      first ? withQuery(to.topic(id), { at: post, done: 'written' }) : withQuery(to.post(post), { done: 'written' }),
    );
  }

  /** Marks a post as useful or takes the mark back, and leads back to where the button was. */
  @Post(both('forum/:id/useful'))
  async useful(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { useful, 'taken-back': takenBack, cursor, post: alone, key } = visit.form;
    const post = useful ?? takenBack;
    if (!isUUID(post)) throw new BadRequestException();
    const done = await this.deeds.attempt(visit.lang, () =>
      this.discussing.useful(visit.who, post!, useful !== undefined, { key: key && `${key} ${post}` }),
    );
    if ('errors' in done) return this.show(visit, id, { cursor }, { errors: done.errors }, 422);
    const to = paths(visit.lang);
    const back = isUUID(alone) ? to.post(alone!) : withQuery(to.topic(id), { cursor });
    this.pages.goTo(visit, `${back}#${postAnchor(post!)}`);
  }

  @Post(both('forum/:id/follow'))
  follow(@TheVisit() visit: Visit, @Uuid() id: string) {
    const digest = known(DIGESTS, visit.form.digest);
    return this.deed(visit, id, 'followed', (sent) => this.discussing.follow(visit.who, id, digest, sent));
  }

  @Post(both('forum/:id/unfollow'))
  unfollow(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.deed(visit, id, 'unfollowed', (sent) => this.discussing.unfollow(visit.who, id, sent));
  }

  @Post(both('forum/:id/lock'))
  @Needs('moderator')
  lock(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.close(visit, id, LockTopic);
  }

  @Post(both('forum/:id/unlock'))
  @Needs('moderator')
  unlock(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.close(visit, id, UnlockTopic);
  }

  private close(visit: Visit, id: string, Wish: typeof LockTopic | typeof UnlockTopic): Promise<void> {
    this.pages.mustBeOurs(visit);
    const { text } = visit.form;
    const wish = plainToInstance(Wish, { text });
    const errors = [{ field: 'text', text: say(visit.lang).forum.write.errors.text }];
    if (validateSync(wish).length > 0) return this.show(visit, id, {}, { errors, kept: { text } }, 422);
    return this.deed(visit, id, 'done', (sent) => this.moderating.topic(visit.who, id, wish, sent));
  }

  /** What an official writes in the name of a department is its reply; everything else is their own. */
  private wishOf({ form }: Visit): WritePost | ReplyOfficially {
    const { body = '', replyTo, stance, department } = form;
    const said = { body, language: languageOf(body), ...(replyTo !== undefined && { replyTo }) };
    if (department) return plainToInstance(ReplyOfficially, { ...said, department });
    return plainToInstance(WritePost, { ...said, ...(stance && { stance }), ...nameIn({ form }) });
  }

  private async deed(visit: Visit, id: string, notice: Notice, does: (sent: Sent) => Promise<Receipt>): Promise<void> {
    this.pages.mustBeOurs(visit);
    const { key, csrf: _, ...body } = visit.form;
    const done = await this.deeds.attempt(visit.lang, () => does({ key, body }));
    if ('errors' in done) return this.show(visit, id, {}, { errors: done.errors, kept: body }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).topic(id), { done: notice }));
  }

  private async show(
    visit: Visit,
    id: string,
    { cursor, reply }: Part,
    more: Partial<TopicPageView> & { readonly kept?: Kept },
    status = 200,
  ): Promise<void> {
    const { who, lang } = visit;
    const as = this.discussing.selfIn(who, id);
    const reading = { as, viewer: who.roles.includes('moderator') ? ('staff' as const) : ('public' as const) };
    const topic = await this.questions.ask(new TopicById(id, reading, { cursor, limit: A_PAGE }));
    if (!topic) throw new NotFoundException();
    const posts = topic.page.items.flatMap((thread) => [thread, ...thread.replies]);
    const replying = isUUID(reply) ? await this.questions.ask(new PostById(reply!, reading)) : undefined;
    const [{ names, departments }, about, frame, standing] = await Promise.all([
      forumNames(this.questions),
      aboutLink(this.questions, topic.about, lang),
      this.pages.frame(visit),
      this.discussing.standing(who, id, [id, ...posts.map((post) => post.id)]),
    ]);
    const view: TopicPageView = {
      ...{ errors: [], kept: {}, ...more, frame, topic, names, departments, about, cursor },
      reader: readerOf(who, standing, departments.keys()),
      replying: replying?.topic === id && replying.id !== id ? replying : undefined,
    };
    this.pages.send(visit, TopicPage(view, lang), status);
  }
}
