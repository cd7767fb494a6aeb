import { Controller, Get, HttpCode, Inject, NotFoundException, Post, UseFilters } from '@nestjs/common';
import { countersIn } from '../../../commands/budgeting/counters.js';
import type { Refusal } from '../../../commands/decider.js';
import { COUNTER_CHANNELS } from '../../../events/budgeting.js';
import { RoundById, Rounds } from '../../../read-models/rounds.js';
import { Counter } from '../../ballots/counter.js';
import { Clock } from '../../clock.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { Refused } from '../../refused.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import { CounterFormPage, type CounterFormView, CounterPage, NumberGivenPage } from '../pages/counter.js';
import { refusalSentence } from '../pages/error.js';
import { documentIn } from './document-in.js';
import { PageFilter } from './page.filter.js';
import { both, known, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** So many rounds are looked through for those that vote. */
const NEWEST = 100;

/** At a counter: the person stands before the official, shows a document, and is given a number to vote with. */
@Controller()
@Needs(OFFICE.counter)
@UseFilters(PageFilter)
export class CounterPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Counter) private readonly counter: Counter,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('office/counter'))
  async choose(@TheVisit() visit: Visit) {
    const [found, frame] = await Promise.all([
      this.questions.ask(new Rounds(this.clock.now(), { limit: NEWEST })),
      this.pages.frame(visit),
    ]);
    const rounds = found.items.filter(({ votes }) => votes);
    this.pages.send(visit, CounterPage({ frame, rounds }, visit.lang));
  }

  @Get(both('office/counter/:id'))
  async form(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.show(visit, id, { errors: [], kept: {} });
  }

  /** Answered at once, and never again: the number stands in no address. */
  @Post(both('office/counter/:id'))
  @HttpCode(200)
  async give(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { form, lang } = visit;
    const document = documentIn(form, lang);
    const channel = known(COUNTER_CHANNELS, form.channel);
    const { counter: t } = say(lang);
    const wrong = (field: string, fits: boolean, text: string): FormError[] => (fits ? [] : [{ field, text }]);
    const errors = [
      ...document.errors,
      ...wrong('channel', channel !== undefined, t.noChannel),
      ...wrong('consent', form.consent === 'yes', t.unconfirmed),
    ];
    const [personalNumber = '', documentNumber = ''] = [form.personalNumber?.trim(), form.documentNumber?.trim()];
    const kept = { personalNumber, documentNumber, channel, birthDate: document.born };
    if (errors.length > 0 || !channel || !document.known) return this.show(visit, id, { errors, kept }, 422);
    try {
      const shown = { ...document.known, channel };
      const [given, round] = [await this.counter.help(visit.who, id, shown), await this.round(id)];
      const view = { frame: await this.pages.frame(visit), round, channel, ...given };
      this.pages.send(visit, NumberGivenPage(view, lang));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.show(visit, id, { errors: [whyNot(error.refusal, lang)], kept }, 422);
    }
  }

  private async show(visit: Visit, id: string, more: Pick<CounterFormView, 'errors' | 'kept'>, status = 200) {
    const [round, frame] = await Promise.all([this.round(id), this.pages.frame(visit)]);
    const channels = round.votes ? countersIn(round.rules).channels : [];
    this.pages.send(visit, CounterFormPage({ ...more, frame, round, channels }, visit.lang), status);
  }

  private async round(id: string) {
    const round = await this.questions.ask(new RoundById(this.clock.now(), id));
    if (!round) throw new NotFoundException();
    return round;
  }
}

/** A refusal as the official should hear it, who asks for somebody else. */
function whyNot({ refused, because }: Refusal, lang: Lang): FormError {
  const { counter, hall, sheets, errors } = say(lang);
  const said: Readonly<Record<string, string>> = counter.refused;
  const reasons: Readonly<Record<string, string>> = sheets.done.why;
  const why = reasons[String(because.rule)];
  const text = said[refused] ?? refusalSentence(refused, lang) ?? errors[422].text;
  return {
    field: refused === 'identity.not-proved' ? 'personalNumber' : '',
    text: why ? `${text} ${hall.because(why)}` : text,
  };
}
