import { refuse } from '../../commands/decider.js';
import type { MakeContribution, OfContribution, RecordContribution } from '../../commands/ogp/contribution-commands.js';
import type { ContributionMade } from '../../events/ogp-monitoring.js';
import { knownAs } from '../identity/known-as.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { contributionScope, STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { digest } from '../write/attributed.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Desk, Sent } from '../write/desk.js';
import type { Limit, Limiter } from '../write/limiter.js';
import type { About } from './repository.js';

type Made = { readonly id: string; readonly receipt: Receipt };
/** So many a day from one person. */
const A_DAY = 20;
const CONTRIBUTIONS: Limit = { name: 'ogp-contributions', points: A_DAY, seconds: 86_400 };

type Means = {
  readonly log: Pick<EventLog, 'read'>;
  readonly vault: Vault;
  readonly residents: Pick<ResidentsRegister, 'byId'>;
  readonly limiter: Limiter;
};

/** What people say to plans and commitments, each time under another pseudonym, and what is answered. */
export class Contributing {
  constructor(
    private readonly desk: Desk,
    private readonly means: Means,
  ) {}

  async make(who: Caller, about: About, wish: MakeContribution, sent: Sent): Promise<Made> {
    const id = this.desk.newId(who, sent.key && `contribution ${sent.key}`);
    const acting = this.desk.as(who, contributionScope(id));
    await this.brake(who);
    const held = await this.means.residents.byId(who.person!);
    const name = held ? `${held.name.first} ${held.name.last}` : '';
    const key = knownAs(this.means.vault, who.person!, contributionScope(id))!.subject;
    const supplied = { contribution: id, ...both(about), author: acting.actor, key, name };
    return { id, receipt: await this.desk.send(wish, supplied, acting, sent) };
  }

  /** Said in a meeting or a letter, and entered by an official. */
  async record(who: Caller, about: About, wish: RecordContribution, sent: Sent): Promise<Made> {
    const id = this.desk.newId(who, sent.key && `contribution ${sent.key}`);
    const supplied = { contribution: id, ...both(about) };
    return { id, receipt: await this.desk.send(wish, supplied, this.desk.as(who, STAFF), sent) };
  }

  /** Answering, hiding, showing. */
  async step<C extends OfContribution>(who: Caller, contribution: string, wish: C, sent: Sent): Promise<Receipt> {
    const [made] = await this.means.log.read(`contribution-${contribution}`);
    if (!made) throw new Refused(refuse('contribution.not-found', { contribution }));
    const { plan, commitment } = made.data as ContributionMade['data'];
    const supplied = { contribution, plan, commitment };
    return this.desk.send<OfContribution>(wish, supplied, this.desk.as(who, STAFF), sent);
  }

  private async brake({ person = '' }: Caller): Promise<void> {
    const { allowed, resetSeconds } = await this.means.limiter.take(digest('ogp', person), CONTRIBUTIONS);
    if (!allowed) throw new Refused(refuse('contribution.too-many-today', { most: A_DAY, seconds: resetSeconds }));
  }
}

const both = ({ plan, commitment }: About) => ({ plan, commitment });
