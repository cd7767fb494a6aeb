import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { SecondStep } from '../../http/second-step.js';
import { Needs } from '../../http/who.guard.js';
import { Refused } from '../../refused.js';
import { say } from '../i18n/catalogue.js';
import { RecoveryCodesPage, SecondFactorPage } from '../pages/second-factor.js';
import { paths } from '../paths.js';
import { localPath } from '../safe-url.js';
import { withQuery } from '../with-query.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** The second factor of officials: set up once, proved at every sign-in. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class SecondFactorPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(SecondStep) private readonly step: SecondStep,
  ) {}

  @Get(both('me/second-factor'))
  async show(@TheVisit() visit: Visit, @Query('next') next?: string, @Query('done') done?: string) {
    await this.send(visit, { next: localPath(next), removed: done === 'removed' });
  }

  @Post(both('me/second-factor'))
  async prove(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const next = localPath(visit.form.next);
    const proved = await this.unlessWrong(() => this.step.prove(visit, visit.form.code ?? ''));
    if (!proved) return this.send(visit, { next, wrong: true });
    this.pages.goTo(visit, next ?? paths(visit.lang).me);
  }

  @Post(both('me/second-factor/set-up'))
  async setUp(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    await this.step.enrol(visit);
    this.pages.goTo(visit, paths(visit.lang).secondFactor(localPath(visit.form.next)));
  }

  @Post(both('me/second-factor/confirm'))
  async confirm(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const next = localPath(visit.form.next);
    const done = await this.unlessWrong(() => this.step.confirm(visit, visit.form.code ?? ''));
    if (!done) return this.send(visit, { next, wrong: true });
    const frame = { ...(await this.pages.frame(visit)), csrf: done.begun.csrf };
    this.pages.send(visit, RecoveryCodesPage({ frame, codes: done.codes, next }, visit.lang));
  }

  @Post(both('me/second-factor/codes'))
  async renew(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const codes = await this.unlessWrong(() => this.step.renew(visit, visit.form.code ?? ''));
    if (!codes) return this.send(visit, { wrong: true });
    this.pages.send(visit, RecoveryCodesPage({ frame: await this.pages.frame(visit), codes }, visit.lang));
  }

  @Post(both('me/second-factor/remove'))
  async remove(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const done = await this.unlessWrong(async () => {
      await this.step.remove(visit, visit.form.code ?? '');
      return true;
    });
    if (!done) return this.send(visit, { wrong: true });
    this.pages.goTo(visit, withQuery(paths(visit.lang).secondFactor(), { done: 'removed' }));
  }

  /** Undefined for a wrong code, which the page tells beside the field. */
  private async unlessWrong<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof Refused && error.refusal.refused === 'identity.wrong-code') return undefined;
      throw error;
    }
  }

  private async send(
    visit: Visit,
    { next, wrong, removed }: { next?: string | undefined; wrong?: boolean; removed?: boolean },
  ): Promise<void> {
    const { state, proved, recoveryCodes } = this.step.of(visit);
    const enrolment = state === 'waiting' ? this.step.waiting(visit) : undefined;
    const errors = wrong ? [{ field: 'code', text: say(visit.lang).account.second.wrong }] : [];
    const frame = await this.pages.frame(visit);
    const view = { frame, state, proved, recoveryCodes, enrolment, next, errors, removed };
    this.pages.send(visit, SecondFactorPage(view, visit.lang), wrong ? 422 : 200);
  }
}
