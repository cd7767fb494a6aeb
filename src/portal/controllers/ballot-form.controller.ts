import { Controller, Get, HttpCode, Inject, Post, UseFilters } from '@nestjs/common';
import { refuse } from '../../../commands/decider.js';
import type { Token } from '../../../events/ballots.js';
import { AssistedVoter } from '../../ballots/assisted-voter.js';
import type { Choice } from '../../ballots/choice.js';
import { Anyone } from '../../http/who.guard.js';
import { Refused } from '../../refused.js';
import type { Shown } from '../components/vote/on-ballot.js';
import type { TicketView } from '../components/vote/ticket.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { refusalSentence } from '../pages/error.js';
import { paths } from '../paths.js';
import { BallotPages } from './ballot-pages.js';
import { PageFilter } from './page.filter.js';
import { readChoice } from './read-choice.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/**
 * Choices of those whose browser runs no script. Whoever sends them has been forgotten before anything here begins; nothing
 * here acts for anybody, so it does not ask from which page a form comes.
 */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class BallotFormController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(BallotPages) private readonly ballots: BallotPages,
    @Inject(AssistedVoter) private readonly voter: AssistedVoter,
  ) {}

  /** Reached by reloading: the ballot begins on its own page. */
  @Get(both('budget/:id/ballot'))
  again(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.goTo(visit, paths(visit.lang).vote(id));
  }

  @Post(both('budget/:id/ballot'))
  @HttpCode(200)
  async ballot(@TheVisit() visit: Visit, @Uuid() id: string) {
    const ticket = ticketIn(visit);
    const filled = { one: (name: string) => visit.form[name], all: visit.all };
    const shown = await this.ballots.shown(id, filled, visit.form.order);
    const { step } = visit.form;
    if (step === 'change') return this.ballots.show(visit, shown, { ticket, errors: [] });
    const { choice, errors } = readChoice(shown, visit.lang);
    if (errors.length > 0) return this.ballots.show(visit, shown, { ticket, errors }, 422);
    if (step !== 'cast') return this.check(visit, { shown, ticket, choice, errors: [] });
    if (visit.form.kept !== 'yes') {
      const unkept = [{ field: 'kept', text: say(visit.lang).vote.review.keptMissing }];
      return this.check(visit, { shown, ticket, choice, errors: unkept });
    }
    return this.cast(visit, { shown, ticket, choice });
  }

  private async cast(visit: Visit, { shown, ticket, choice }: Filling): Promise<void> {
    try {
      const { digest, promise } = await this.voter.vote(shown.round.id, ticket, choice);
      await this.ballots.done(visit, { round: shown.round, digest, promise });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const text = refusalSentence(error.refusal.refused, visit.lang) ?? say(visit.lang).errors[422].text;
      await this.check(visit, { shown, ticket, choice, errors: [{ field: '', text }] });
    }
  }

  private check(visit: Visit, { shown, ...more }: Filling & { errors: readonly FormError[] }): Promise<void> {
    return this.ballots.check(visit, { ...shown, ...more });
  }
}

type Filling = { readonly shown: Shown; readonly ticket: TicketView; readonly choice: Choice };

const SOME_BYTES = /^[A-Za-z0-9_-]{20,600}$/;

/** @throws Refused when the form has lost what it carried */
function ticketIn({ form: { code = '', tokens = '' } }: Visit): TicketView {
  const found = tokensIn(tokens);
  if (!found) throw new Refused(refuse('ballot.wrong-token'));
  return { code, tokens: found };
}

function tokensIn(text: string): readonly Token[] | undefined {
  try {
    const all = JSON.parse(text) as readonly Partial<Token>[];
    const whole = Array.isArray(all) && all.length > 0 && all.every(({ m, s }) => isBytes(m) && isBytes(s));
    return whole ? all.map(({ m, s }) => ({ m: m!, s: s! })) : undefined;
  } catch {
    return undefined;
  }
}

const isBytes = (text: unknown): boolean => typeof text === 'string' && SOME_BYTES.test(text);
