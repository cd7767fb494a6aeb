import { hash } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import { AnswerFeedback, PublishServiceScore, type RateCase } from '../../commands/services/civic-commands.js';
import { endOf, monthsAfter } from '../../events/calendar.js';
import { LEAST_RATINGS, type RatingContent } from '../../events/civic-control.js';
import { RatingsTold, RatingsToTell } from '../../read-models/ratings.js';
import { ServiceByCode } from '../../read-models/services.js';
import type { Caller } from '../identity/roles.js';
import { ratingScope, STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Desk, Sent } from '../write/desk.js';
import type { Offices } from '../write/offices.js';
import type { CaseReading, OwnRating, ReadCase } from './case-reading.js';

const ACTOR = 'policy:when-month-over-then-publish-service-scores';
/** Ratings that are opened at once. */
const AT_ONCE = 50;
/** @property month YYYY-MM, the last whole one */
export type DueScore = { readonly service: string; readonly month: string };

type Means = {
  readonly log: Pick<EventLog, 'read'>;
  readonly vault: Pick<Vault, 'openingKey'>;
  readonly offices: Pick<Offices, 'terms'>;
};

/** What applicants think of how they were served: rated once a case, told of in groups, read and answered by the service. */
export class Feedback {
  constructor(
    private readonly desk: Desk,
    private readonly reading: Pick<CaseReading, 'of'>,
    private readonly questions: Questions,
    private readonly means: Means,
  ) {}

  /** @throws Refused `case.not-found` for everybody but the applicant */
  async rate(who: Caller, reference: string, wish: RateCase, { key }: Sent): Promise<Receipt> {
    const { id, as } = await this.reading.of(who, reference);
    if (as !== 'applicant') throw new Refused(refuse('case.not-found'));
    const acting = this.desk.as(who, ratingScope(id));
    // five scores are soon tried: no digest of what was said goes into the id of the fact
    return this.desk.send(wish, { rating: acting.actor, case: id }, acting, { key });
  }

  /** What the caller said of a case of theirs; null where they said nothing yet, or it is not theirs to rate. */
  async own(who: Caller, { id, as }: Pick<ReadCase, 'id' | 'as'>): Promise<OwnRating | null> {
    const self = as === 'applicant' ? this.desk.glimpse(who, ratingScope(id)) : undefined;
    const [fact] = self === undefined ? [] : await this.means.log.read(`rating-${self}`);
    if (!fact) return null;
    const content = openSealed(fact, this.means.vault) as RatingContent | 'erased' | undefined;
    const of = { at: fact.at, event: fact.id };
    if (content === undefined || content === 'erased') return { score: null, text: null, erased: true, ...of };
    return { score: content.score, text: content.text, erased: false, ...of };
  }

  /** Opens what was rated up to the end of a month and publishes the mean, where there is enough of it. Twice is once. */
  async publish({ service, month }: DueScore): Promise<void> {
    const { number, ratings } = await this.questions.ask(new RatingsToTell(service, month));
    const given = await this.opened(ratings.map(({ _id }) => _id));
    if (given.length < LEAST_RATINGS) return;
    const mean = Math.round((given.reduce((sum, { score }) => sum + score, 0) / given.length) * 2) / 2;
    const until = endOf(lastDayOf(month));
    const told = { service, number, until, ratings: given.length, erased: ratings.length - given.length, mean };
    const position = ratings.at(-1)!.position;
    await this.desk.send(new PublishServiceScore(), { ...told, position }, ACTOR, { key: `${service}.${month}` });
  }

  /** What people wrote beside the ratings of one published score: for officials of its department, in no order. @throws Refused */
  async words(who: Caller, service: string, number: number): Promise<readonly string[]> {
    await this.mustBeTheirs(who, service);
    const ids = await this.questions.ask(new RatingsTold(service, number));
    if (!ids) throw new Refused(refuse('score.not-found', { service, number }));
    const texts = (await this.opened(ids)).flatMap(({ text }) => (text ? [text] : []));
    return texts.sort((a, b) => (hash('sha256', a) < hash('sha256', b) ? -1 : 1));
  }

  /** What the service says to it, for everybody to read. @throws Refused */
  async answer(who: Caller, service: string, wish: AnswerFeedback, sent: Sent): Promise<Receipt> {
    await this.mustBeTheirs(who, service);
    return this.desk.send(wish, { service }, this.desk.as(who, STAFF), sent);
  }

  private async mustBeTheirs(who: Caller, code: string): Promise<void> {
    const service = await this.questions.ask(new ServiceByCode(code));
    if (!service) throw new Refused(refuse('service.not-found', { service: code }));
    const { department } = await this.means.offices.terms(who.person!, 'officer');
    if (department !== undefined && department !== service.department)
      throw new Refused(refuse('visit.not-yours-to-answer', { service: code }));
  }

  private async opened(ids: readonly string[]): Promise<readonly RatingContent[]> {
    const found: RatingContent[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const streams = await Promise.all(
        ids.slice(from, from + AT_ONCE).map((id) => this.means.log.read(`rating-${id}`)),
      );
      for (const [fact] of streams) {
        const content = fact && (openSealed(fact, this.means.vault) as RatingContent | 'erased' | undefined);
        if (content !== undefined && content !== 'erased') found.push(content);
      }
    }
    return found;
  }
}

/** YYYY-MM-DD of a month’s last day. */
function lastDayOf(month: string): string {
  const next = monthsAfter(`${month}-01`, 1);
  return new Date(Date.parse(`${next}T00:00:00.000Z`) - 86_400_000).toISOString().slice(0, 10);
}
