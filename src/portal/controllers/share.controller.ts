import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { policyWith } from '../../http/secure-headers.js';
import { Anyone } from '../../http/who.guard.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { ShareMastodonPage } from '../pages/share-mastodon.js';
import { homeServer, shareOn } from '../sharing/home-server.js';
import { namedBy } from '../sharing/named-by.js';
import { SHAREABLE } from '../sharing/shareables.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** A browser follows a form's answer only where the form might have gone itself: here, to any server. */
const POLICY = policyWith({ 'form-action': "'self' https:" });

/** On the way to a network that has many homes. Which one somebody named is written down nowhere. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class SharePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Place) private readonly place: Place,
  ) {}

  @Get(both('share/mastodon'))
  async ask(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    await this.show(visit, plain(asked).path, { errors: [] });
  }

  /** Only from our own form: a link could send nobody anywhere. */
  @Post(both('share/mastodon'))
  async send(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { path, host: written = '' } = visit.form;
    const host = homeServer(written);
    if (!host) {
      const errors = [{ field: 'host', text: say(visit.lang).sharing.mastodon.error }];
      return this.show(visit, path, { errors, host: written.slice(0, 253) }, 422);
    }
    const { title, url } = await this.shared(visit, path);
    this.pages.goTo(visit, shareOn(host, `${title} ${url}`));
  }

  private async show(
    visit: Visit,
    path: string | undefined,
    more: { errors: readonly FormError[]; host?: string },
    status = 200,
  ): Promise<void> {
    const shared = await this.shared(visit, path);
    visit.reply.header('content-security-policy', POLICY);
    const view = { frame: await this.pages.frame(visit), ...shared, ...more };
    this.pages.send(visit, ShareMastodonPage(view, visit.lang), status);
  }

  /** What is shared is a page of ours that everybody may read; its title is told by us and not by the link. */
  private async shared({ lang }: Visit, path = '') {
    const named = namedBy(path);
    const asked = { questions: this.questions, lang: named?.lang ?? lang, now: this.clock.now() };
    const found = named && (await SHAREABLE[named.kind](named.id, asked));
    if (!found || found === 'closed') throw new NotFoundException();
    return { page: found.page, title: found.title, url: this.place.publicUrl + found.page };
  }
}
