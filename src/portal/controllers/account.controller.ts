import { Controller, Get, Header, Inject, Post, Query, Res, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MakeDataRequest } from '../../../commands/privacy/commands.js';
import { TopicTitles } from '../../../read-models/forum-titles.js';
import { Categories } from '../../../read-models/reports.js';
import { Limits } from '../../http/limits.js';
import { Mine } from '../../http/mine.js';
import { MyNotifications } from '../../http/my-notifications.js';
import { networkOf } from '../../http/network.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Accounts } from '../../identity/accounts.js';
import { Codes, TooManyCodes } from '../../identity/codes.js';
import { Doorkeeper } from '../../identity/doorkeeper.js';
import { Oidc } from '../../identity/oidc.js';
import { SecondFactor } from '../../identity/second-factor.js';
import { Sessions } from '../../identity/sessions.js';
import { SignIn } from '../../identity/sign-in.js';
import { Questions } from '../../read/questions.js';
import { DataRequests } from '../../write/data-requests.js';
import type { MyRequests } from '../components/account/data-requests.js';
import { dateMistake, datePartsIn, dayFrom } from '../date-parts.js';
import { say } from '../i18n/catalogue.js';
import { ErrorPage } from '../pages/error.js';
import { MePage } from '../pages/me.js';
import { CodePage, SignInPage } from '../pages/sign-in.js';
import { paths } from '../paths.js';
import { localPath } from '../safe-url.js';
import { trimmed, wrongIn } from '../sign-in-form.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Signing in and out, and a person's own page. */
@Controller()
@UseFilters(PageFilter)
export class AccountPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Codes) private readonly codes: Codes,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SecondFactor) private readonly second: SecondFactor,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Oidc) private readonly oidc: Oidc,
    @Inject(Doorkeeper) private readonly door: Doorkeeper,
    @Inject(Mine) private readonly mine: Mine,
    @Inject(MyNotifications) private readonly notifications: MyNotifications,
    @Inject(DataRequests) private readonly requests: DataRequests,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(both('sign-in'))
  @Anyone()
  async ask(@TheVisit() visit: Visit, @Query('next') next?: string) {
    const { providers } = this.oidc;
    const view = { frame: await this.pages.frame(visit), next: localPath(next), errors: [], providers };
    this.pages.send(visit, SignInPage(view, visit.lang));
  }

  @Post(both('sign-in'))
  @Anyone()
  async send(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { lang, form, request } = visit;
    const { personalNumber = '', documentNumber, contact } = trimmed(form);
    const birth = datePartsIn(form, 'birthDate');
    const next = localPath(form.next);
    const frame = await this.pages.frame(visit);
    const { date: birthDate, fault } = birth ? dayFrom(birth) : {};
    const errors = wrongIn(lang, { personalNumber, documentNumber, contact });
    if (fault) errors.push({ field: 'birthDate', text: dateMistake(say(lang).account.signIn.birthDate, fault, lang) });
    const kept = { personalNumber, birthDate: birth, ...(contact && { contact }) };
    if (errors.length > 0)
      return this.pages.send(
        visit,
        SignInPage({ frame, next, errors, kept, providers: this.oidc.providers }, lang),
        422,
      );
    await this.limits.take('codes', request, visit.reply);
    try {
      const network = networkOf(request.ip);
      const asked = { personalNumber, birthDate, documentNumber, contact, language: lang, network };
      const { request: id } = await this.codes.ask(asked);
      this.pages.send(visit, CodePage({ frame, next, errors: [], personalNumber, request: id }, lang));
    } catch (error) {
      if (!(error instanceof TooManyCodes)) throw error;
      this.pages.send(visit, ErrorPage({ frame, status: 429, retryAfter: error.retryAfterSeconds }, lang), 429);
    }
  }

  @Post(both('sign-in/code'))
  @Anyone()
  async prove(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { lang, form, request, reply } = visit;
    const { personalNumber = '', code = '', request: id = '' } = trimmed(form);
    const next = localPath(form.next);
    await this.limits.take('sessions', request, visit.reply);
    const proved = /^\d{6}$/.test(code) ? await this.codes.prove({ personalNumber, code, request: id }) : undefined;
    if (!proved) {
      const errors = [{ field: 'code', text: say(lang).account.errors.code }];
      const view = { frame: await this.pages.frame(visit), next, errors, personalNumber, request: id };
      return this.pages.send(visit, CodePage(view, lang), 422);
    }
    const before = this.door.sessionIn(request.headers);
    const { cookie, token } = await this.signIn.begin(proved, request.headers['user-agent'] ?? '', before);
    reply.header('set-cookie', cookie);
    const more = this.sessions.callerOf(token)!.roles.length > 0 && this.second.asks(proved.person);
    this.pages.goTo(visit, more ? paths(lang).secondFactor(next) : (next ?? paths(lang).me));
  }

  @Post(both('sign-out'))
  @Needs('citizen', 0)
  async signOut(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    await this.sessions.end(this.door.sessionIn(visit.request.headers) ?? '');
    visit.reply.header('set-cookie', this.signIn.ended()).header('clear-site-data', '"cache", "storage"');
    this.pages.goTo(visit, paths(visit.lang).home);
  }

  @Get(both('me'))
  @Needs('citizen', 0)
  async me(@TheVisit() visit: Visit, @Query('done') done?: string) {
    await this.showMe(visit, { done, errors: [] });
  }

  @Post(both('me/requests'))
  @Needs('citizen')
  async request(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { kind, text } = visit.form;
    const { errors } = say(visit.lang).requests;
    const wish = plainToInstance(MakeDataRequest, { kind, text });
    const wrong = [...new Set(mistakes(validateSync(wish)).map(({ path }) => path as 'kind' | 'text'))];
    const found = wrong.map((field) => ({ field, text: errors[field] }));
    if (found.length > 0) return this.showMe(visit, { errors: found, kept: { kind, text } }, 422);
    const sent = { key: visit.form.key, body: { kind, text } };
    const done = await this.deeds.attempt(
      visit.lang,
      async () => (await this.requests.make(visit.who, wish, sent)).receipt,
    );
    if ('errors' in done) return this.showMe(visit, { errors: done.errors, kept: { kind, text } }, 422);
    this.pages.goTo(visit, `${withQuery(paths(visit.lang).me, { done: 'request' })}#requests`);
  }

  private async showMe(
    visit: Visit,
    { done, ...form }: Pick<MyRequests, 'errors' | 'kept'> & { done?: string | undefined },
    status = 200,
  ): Promise<void> {
    const { who, request } = visit;
    const current = this.sessions.of(this.door.sessionIn(request.headers) ?? '')?.handle;
    const sessions = this.sessions.list(who.person!).map((one) => ({ ...one, current: one.handle === current }));
    const [frame, petitions, reports, proposals, forum, categories, notices, items] = await Promise.all([
      this.pages.frame(visit),
      this.mine.petitions(who),
      this.mine.reports(who),
      this.mine.proposals(who),
      this.mine.forum(who),
      this.questions.ask(new Categories(true)),
      this.notifications.of(who),
      this.requests.of(who),
    ]);
    const saved = done === 'notifications' ? ('notifications' as const) : undefined;
    const titles = new Map(categories.map(({ category, title }) => [category, title]));
    const talked = [...forum.posts, ...forum.follows].map(({ topic }) => topic);
    const talk = { ...forum, titles: await this.questions.ask(new TopicTitles([...new Set(talked)])) };
    const requests = { ...form, items, sent: done === 'request' };
    const account = this.accounts.of(who.person!);
    const official = who.roles.length + (who.withheld?.length ?? 0) > 0;
    const second = official ? this.second.of(who.person!).state : undefined;
    const provider = account && (this.oidc.provider(account.provider)?.label[visit.lang] ?? account.provider);
    this.pages.send(
      visit,
      MePage(
        {
          frame,
          petitions,
          reports,
          proposals,
          titles,
          talk,
          sessions,
          notices,
          requests,
          provider,
          second,
          done: saved,
        },
        visit.lang,
      ),
      status,
    );
  }

  /** Only what differs from what holds is taken for a choice. */
  @Post(both('me/notifications'))
  @Needs('citizen', 0)
  async notify(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { who, form, all } = visit;
    const now = await this.notifications.of(who);
    const [listed, on] = [new Set(all('listed')), new Set(all('on'))];
    const wanted = form.all === 'yes';
    if (wanted !== now.all) await this.notifications.choose(who, wanted);
    const [asked, topics] = [new Set(all('asked')), new Set(all('topic'))];
    for (const { topic, on: heard } of now.topics)
      if (asked.has(topic) && heard !== topics.has(topic)) await this.notifications.chooseTopic(who, !heard, topic);
    for (const item of now.items)
      if (listed.has(item.petition) && item.on !== on.has(item.petition))
        await this.notifications.choose(who, !item.on, item.petition);
    this.pages.goTo(visit, `${withQuery(paths(visit.lang).me, { done: 'notifications' })}#notifications`);
  }

  @Get(both('me/data'))
  @Needs('citizen', 0)
  @Header('content-disposition', 'attachment; filename="ghia-my-data.json"')
  @Header('cache-control', 'private, no-store')
  async data(@TheVisit() { who }: Visit, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('content-type', 'application/json; charset=utf-8');
    return JSON.stringify(await this.mine.everything(who), null, 2);
  }

  @Post(both('me/sessions/:handle/end'))
  @Needs('citizen', 0)
  async endSession(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { handle = '' } = visit.request.params as { handle?: string };
    await this.sessions.endOne(visit.who.person!, handle);
    this.pages.goTo(visit, paths(visit.lang).me);
  }
}
