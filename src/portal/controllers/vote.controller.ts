import { Controller, Get, HttpCode, Inject, Post, UseFilters } from '@nestjs/common';
import { AssistedVoter } from '../../ballots/assisted-voter.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import { Refused } from '../../refused.js';
import { say } from '../i18n/catalogue.js';
import { refusalSentence } from '../pages/error.js';
import { BallotPages } from './ballot-pages.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** The ballot of a round, and the right to vote for those whose browser runs no script. No choice ever comes here. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class VotePagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(BallotPages) private readonly ballots: BallotPages,
    @Inject(AssistedVoter) private readonly voter: AssistedVoter,
  ) {}

  @Get(both('budget/:id/vote'))
  @Anyone()
  async ballot(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.ballots.show(visit, await this.ballots.shown(id), { errors: [] });
  }

  @Post(both('budget/:id/vote/begin'))
  @HttpCode(200)
  async begin(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const shown = await this.ballots.shown(id);
    try {
      const ticket = await this.voter.begin(visit.who, id, visit.form.code?.trim() || visit.form.fresh);
      await this.ballots.show(visit, shown, { ticket, errors: [] });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { refused } = error.refusal;
      const elsewhere = refused === 'credential.already-issued' || refused === 'ballot.wrong-code';
      const text = refusalSentence(refused, visit.lang) ?? say(visit.lang).errors[422].text;
      const errors = [{ field: elsewhere ? 'code' : '', text }];
      await this.ballots.show(visit, shown, { errors, elsewhere }, 422);
    }
  }
}
