import { Controller, Get, Inject, Param, Post, Query, UseFilters } from '@nestjs/common';
import { refuse } from '../../../commands/decider.js';
import { AmendApplication } from '../../../commands/services/case-commands.js';
import { Needs } from '../../http/who.guard.js';
import { Refused } from '../../refused.js';
import { CaseReading } from '../../services/case-reading.js';
import { CaseHandling } from '../../write/case-handling.js';
import type { Filing } from '../filing.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { ApplicationFlow } from './application-flow.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { TheVisit, type Visit } from './visit.js';

/** What was returned is amended on the pages on which it was filled in, and sent once more. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class AmendingController {
  constructor(
    @Inject(ApplicationFlow) private readonly flow: ApplicationFlow,
    @Inject(CaseReading) private readonly reading: CaseReading,
    @Inject(CaseHandling) private readonly handling: CaseHandling,
  ) {}

  @Get(both('me/cases/:ref/amend'))
  async step(@TheVisit() visit: Visit, @Param('ref') reference: string, @Query() asked: Record<string, unknown>) {
    return this.flow.step(visit, await this.filing(visit, reference), asked);
  }

  @Post(both('me/cases/:ref/amend'))
  async answer(@TheVisit() visit: Visit, @Param('ref') reference: string) {
    return this.flow.answer(visit, await this.filing(visit, reference));
  }

  @Get(both('me/cases/:ref/amend/check'))
  async check(@TheVisit() visit: Visit, @Param('ref') reference: string) {
    return this.flow.check(visit, await this.filing(visit, reference));
  }

  @Post(both('me/cases/:ref/amend/check'))
  async send(@TheVisit() visit: Visit, @Param('ref') reference: string) {
    return this.flow.send(visit, await this.filing(visit, reference));
  }

  /** @throws Refused where it was not returned, or is not theirs */
  private async filing({ who, lang }: Visit, reference: string): Promise<Filing> {
    const { id, as, state, application, entries } = await this.reading.of(who, reference);
    if (as === 'officer' || application === 'erased') throw new Refused(refuse('case.not-found'));
    if (state.status !== 'returned' || state.supplyUntil === null) throw new Refused(refuse('case.not-returned'));
    const words = entries.findLast(({ type }) => type === 'CaseReturned')?.words;
    const why = words && words !== 'erased' ? String(words.text) : null;
    const to = paths(lang);
    return {
      ...{ slot: `case:${id}`, code: state.service, to: to.amendCase(reference), opening: 'none' },
      amends: { version: state.version, answers: application.answers, why },
      whom: async () => undefined,
      send: async (_, answers, key) => {
        const said = { answers, declaration: true } as const;
        const wish = Object.assign(new AmendApplication(), said);
        const { position } = await this.handling.own(who, reference, wish, { key, body: said });
        return { position, next: withQuery(to.myCase(reference), { done: 'amended' }) };
      },
    };
  }
}
