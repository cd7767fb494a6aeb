import { Controller, Get, Inject, Post, UseFilters } from '@nestjs/common';
import { Needs } from '../../http/who.guard.js';
import { SignIn } from '../../identity/sign-in.js';
import { Erasure } from '../../write/erasure.js';
import { say } from '../i18n/catalogue.js';
import { ErasePage } from '../pages/erase.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** To be forgotten: however surely somebody is known here, what is kept of them is theirs to take away. */
@Controller()
@Needs('citizen', 0)
@UseFilters(PageFilter)
export class ErasePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Erasure) private readonly erasure: Erasure,
    @Inject(SignIn) private readonly signIn: SignIn,
  ) {}

  @Get(both('me/erase'))
  async beforeErasing(@TheVisit() visit: Visit) {
    this.pages.send(visit, ErasePage({ frame: await this.pages.frame(visit), errors: [] }, visit.lang));
  }

  @Post(both('me/erase'))
  async erase(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const frame = await this.pages.frame(visit);
    if (visit.form.sure !== 'yes') {
      const errors = [{ field: 'sure', text: say(visit.lang).account.erase.errors.sure }];
      return this.pages.send(visit, ErasePage({ frame, errors }, visit.lang), 422);
    }
    const { held } = await this.erasure.erase(visit.who.person!);
    visit.reply.header('set-cookie', this.signIn.ended());
    this.pages.send(
      visit,
      ErasePage({ frame: { ...frame, reader: null, csrf: null }, errors: [], done: true, held }, visit.lang),
    );
  }
}
