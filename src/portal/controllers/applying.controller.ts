import { Controller, Get, Inject, Param, Post, Query, UseFilters } from '@nestjs/common';
import { SubmitApplication } from '../../../commands/services/case-commands.js';
import { Needs } from '../../http/who.guard.js';
import { Applying } from '../../write/applying.js';
import type { Filing } from '../filing.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { ApplicationFlow } from './application-flow.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { TheVisit, type Visit } from './visit.js';

/** Applying for a service, for oneself or for whom one may speak. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class ApplyingController {
  constructor(
    @Inject(ApplicationFlow) private readonly flow: ApplicationFlow,
    @Inject(Applying) private readonly applying: Applying,
  ) {}

  @Get(both('services/:code/apply'))
  step(@TheVisit() visit: Visit, @Param('code') code: string, @Query() asked: Record<string, unknown>) {
    return this.flow.step(visit, this.filing(visit, code), asked);
  }

  @Post(both('services/:code/apply'))
  answer(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.flow.answer(visit, this.filing(visit, code));
  }

  @Post(both('services/:code/apply/anew'))
  anew(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.flow.anew(visit, this.filing(visit, code));
  }

  @Get(both('services/:code/apply/check'))
  check(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.flow.check(visit, this.filing(visit, code));
  }

  @Post(both('services/:code/apply/check'))
  send(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.flow.send(visit, this.filing(visit, code));
  }

  private filing({ who, lang }: Visit, code: string): Filing {
    const to = paths(lang);
    return {
      ...{ slot: code, code, to: to.applying(code), opening: 'for-whom' },
      whom: async ({ behalf }) => (behalf ? undefined : who),
      send: async ({ version, behalf }, answers, key) => {
        const said = {
          version,
          answers,
          declaration: true,
          language: lang,
          ...(behalf && { onBehalf: behalf }),
        } as const;
        const wish = Object.assign(new SubmitApplication(), said);
        const { reference, receipt } = await this.applying.submit(who, code, wish, { key, body: said });
        return { position: receipt.position, next: withQuery(to.myCase(reference), { done: 'sent' }) };
      },
    };
  }
}
