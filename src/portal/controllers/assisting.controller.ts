import { Controller, Get, Inject, Param, Post, Query, UseFilters } from '@nestjs/common';
import { refuse } from '../../../commands/decider.js';
import { SubmitApplication } from '../../../commands/services/case-commands.js';
import { ServicesList } from '../../../read-models/services.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Refused } from '../../refused.js';
import { referenceIn } from '../../services/reference.js';
import { Applying } from '../../write/applying.js';
import type { Filing } from '../filing.js';
import { OFFICE } from '../office-rooms.js';
import { AssistedCasePage, AssistingPage } from '../pages/assisting.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { ApplicationFlow } from './application-flow.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** At a service hall: an official fills in an application with somebody who stands before them with a document. */
@Controller()
@Needs(OFFICE.hall)
@UseFilters(PageFilter)
export class AssistingController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(ApplicationFlow) private readonly flow: ApplicationFlow,
    @Inject(Applying) private readonly applying: Applying,
  ) {}

  @Get(both('office/filing'))
  async choose(@TheVisit() visit: Visit) {
    const [{ items }, frame] = await Promise.all([this.questions.ask(new ServicesList()), this.pages.frame(visit)]);
    this.pages.send(visit, AssistingPage({ frame, services: items }, visit.lang));
  }

  @Get(both('office/filing/done'))
  async done(@TheVisit() visit: Visit, @Query('reference') reference: string = '') {
    const known = referenceIn(String(reference));
    if (!known) throw new Refused(refuse('case.not-found'));
    this.pages.send(visit, AssistedCasePage({ frame: await this.pages.frame(visit), reference: known }, visit.lang));
  }

  @Get(both('office/filing/:code'))
  step(@TheVisit() visit: Visit, @Param('code') code: string, @Query() asked: Record<string, unknown>) {
    return this.flow.step(visit, this.filing(visit, code), asked);
  }

  @Post(both('office/filing/:code'))
  answer(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.flow.answer(visit, this.filing(visit, code));
  }

  @Post(both('office/filing/:code/anew'))
  anew(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.flow.anew(visit, this.filing(visit, code));
  }

  @Get(both('office/filing/:code/check'))
  check(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.flow.check(visit, this.filing(visit, code));
  }

  @Post(both('office/filing/:code/check'))
  send(@TheVisit() visit: Visit, @Param('code') code: string) {
    return this.flow.send(visit, this.filing(visit, code));
  }

  private filing({ who, lang }: Visit, code: string): Filing {
    const to = paths(lang);
    return {
      ...{ slot: `hall:${code}`, code, to: to.assistingWith(code), opening: 'document' },
      whom: async ({ shown }) => {
        const resident = shown && (await this.applying.proved(shown));
        return resident && { ...who, person: resident.person };
      },
      send: async ({ version, shown }, answers, key) => {
        if (!shown) throw new Refused(refuse('identity.not-proved'));
        const said = { version, answers, declaration: true, language: lang } as const;
        const wish = Object.assign(new SubmitApplication(), said);
        const sent = { key, body: { ...said, ...shown } };
        const { reference, receipt } = await this.applying.assist(who, code, wish, shown, sent);
        return { position: receipt.position, next: withQuery(to.assisted, { reference }) };
      },
    };
  }
}
