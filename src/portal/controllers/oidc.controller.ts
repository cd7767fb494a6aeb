import { Controller, Get, Inject, Logger, NotFoundException, Param, Query, UseFilters } from '@nestjs/common';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Accounts } from '../../identity/accounts.js';
import { Doorkeeper } from '../../identity/doorkeeper.js';
import { Oidc, OidcFailed, type Wish } from '../../identity/oidc.js';
import type { OidcProvider } from '../../identity/oidc-providers.js';
import { SignIn } from '../../identity/sign-in.js';
import { SignInPage } from '../pages/sign-in.js';
import { paths } from '../paths.js';
import { localPath } from '../safe-url.js';
import { PageFilter } from './page.filter.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const STATUS = { cancelled: 200, stale: 400, away: 503 } as const;

/** To a provider that knows the reader, and back again. Who comes so is level 0: they may talk, and not sign. */
@Controller('auth/oidc/:provider')
@Anyone()
@UseFilters(PageFilter)
export class OidcPagesController {
  private readonly log = new Logger('oidc');

  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Oidc) private readonly oidc: Oidc,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Doorkeeper) private readonly door: Doorkeeper,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get()
  async leave(
    @TheVisit() visit: Visit,
    @Param('provider') id: string,
    @Query('next') next?: string,
    @Query('lang') asked?: string,
  ) {
    const provider = this.known(id);
    const lang = asked === 'en' || asked === 'ka' ? asked : visit.lang;
    const wish = { next: typeof next === 'string' ? localPath(next) : undefined, lang };
    await this.limits.take('sessions', visit.request, visit.reply);
    try {
      const { to, cookie } = await this.oidc.begin(provider, wish);
      visit.reply.header('set-cookie', cookie);
      this.pages.goTo(visit, to);
    } catch (error) {
      await this.tell(visit, error, wish);
    }
  }

  /** The address is our own and fixed; of what the browser asked for only the query is taken. */
  @Get('callback')
  async comeBack(@TheVisit() visit: Visit, @Param('provider') id: string) {
    const provider = this.known(id);
    const { request, reply } = visit;
    const { cookie: cookies, 'user-agent': agent = '' } = request.headers;
    await this.limits.take('sessions', request, reply);
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    try {
      const { subject, next, lang } = await this.oidc.comeBack(provider, query, cookies);
      const person = await this.accounts.enter(provider.id, provider.issuer, subject);
      const begun = await this.signIn.begin({ person, level: 0 }, agent, this.door.sessionIn(request.headers));
      reply.header('set-cookie', [begun.cookie, this.oidc.ended()]);
      this.pages.goTo(visit, next ?? paths(lang).me);
    } catch (error) {
      reply.header('set-cookie', this.oidc.ended());
      await this.tell(visit, error, this.oidc.wishIn(cookies));
    }
  }

  private known(id: string): OidcProvider {
    const provider = this.oidc.provider(id);
    if (!provider) throw new NotFoundException();
    return provider;
  }

  /** The sign-in page again, with what there is to say. */
  private async tell(visit: Visit, error: unknown, { next, lang = visit.lang }: Partial<Wish>): Promise<void> {
    if (!(error instanceof OidcFailed)) throw error;
    if (error.why === 'away') this.log.warn(`${error.message}: ${(error.cause as Error).message}`);
    const frame = { ...(await this.pages.frame({ ...visit, lang })), path: '/sign-in' };
    const view = { frame, next, errors: [], providers: this.oidc.providers, trouble: error.why };
    this.pages.send(visit, SignInPage(view, lang), STATUS[error.why]);
  }
}
