import { Controller, Get, HttpCode, Inject, Post, UseFilters } from '@nestjs/common';
import { Counter } from '../../ballots/counter.js';
import type { Right } from '../../ballots/one-time-numbers.js';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Refused } from '../../refused.js';
import type { Shown } from '../components/vote/on-ballot.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { refusalSentence } from '../pages/error.js';
import { KioskPage } from '../pages/kiosk.js';
import { apart, BallotPages, ofNobody } from './ballot-pages.js';
import { PageFilter } from './page.filter.js';
import { readChoice } from './read-choice.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Whoever brings a number votes here once. It has no session, and asks nobody who they are. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class KioskController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(BallotPages) private readonly ballots: BallotPages,
    @Inject(Counter) private readonly counter: Counter,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(both('budget/:id/kiosk'))
  async number(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.show(visit, await this.ballots.shown(id), {});
  }

  @Post(both('budget/:id/kiosk'))
  @HttpCode(200)
  async ballot(@TheVisit() visit: Visit, @Uuid() id: string) {
    const filled = { one: (name: string) => visit.form[name], all: visit.all };
    const shown = await this.ballots.shown(id, filled, visit.form.order);
    const { step, number = '' } = visit.form;
    await this.limits.take('kiosk', visit.request, visit.reply);
    try {
      const right = this.counter.see(id, number);
      if (step !== 'check' && step !== 'cast') return await this.show(visit, shown, { number, right });
      const { choice, errors } = readChoice(shown, visit.lang);
      if (errors.length > 0) return await this.show(visit, shown, { number, right, errors }, 422);
      if (step === 'check') return await this.ballots.check(visit, { ...shown, choice, errors, numbered: { number } });
      const { digest, promise, channel } = await this.counter.vote(id, number, choice);
      await this.ballots.done(visit, { round: shown.round, digest, promise, channel });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.show(visit, shown, { number, errors: [mistakeOf(error, visit)] }, 422);
    }
  }

  private async show(
    visit: Visit,
    shown: Shown,
    more: { readonly number?: string; readonly right?: Right; readonly errors?: readonly FormError[] },
    status = 200,
  ): Promise<void> {
    const frame = ofNobody(await this.pages.frame(visit));
    apart(visit);
    const { number = '', right, errors = [] } = more;
    const view = { frame, ...shown, number, channel: right?.channel, errors };
    this.pages.send(visit, KioskPage(view, visit.lang), status);
  }
}

function mistakeOf({ refusal: { refused } }: Refused, { lang }: Pick<Visit, 'lang'>): FormError {
  const { counter, errors } = say(lang);
  if (refused === 'ballot.wrong-number') return { field: 'number', text: counter.kiosk.wrong };
  return { field: '', text: refusalSentence(refused, lang) ?? errors[422].text };
}
