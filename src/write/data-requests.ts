import { refuse } from '../../commands/decider.js';
import { type MakeDataRequest, WithdrawDataRequest } from '../../commands/privacy/commands.js';
import { DataRequests as Asked, type DataRequest } from '../../read-models/privacy.js';
import type { Caller } from '../identity/roles.js';
import type { Vault } from '../identity/vault.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Desk, Sent } from './desk.js';

const SCOPE = 'request-';
const MOST = 100;
/** Requests of one person that wait for an answer at the same time. */
const MOST_WAITING = 5;

/** What people ask of those who hold their data. Each request has a pseudonym of its own: only the vault joins two of one person. */
export class DataRequests {
  constructor(
    private readonly desk: Desk,
    private readonly vault: Pick<Vault, 'scopesOf'>,
    private readonly questions: Questions,
  ) {}

  /** @throws Refused for nobody */
  async make(
    who: Caller,
    wish: MakeDataRequest,
    sent: Sent,
  ): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const id = this.desk.newId(who, sent.key);
    const waiting = (await this.of(who)).filter(({ state, request }) => state === 'waiting' && request !== id);
    if (waiting.length >= MOST_WAITING) throw new Refused(refuse('request.too-many', { most: MOST_WAITING }));
    const acting = this.desk.as(who, `${SCOPE}${id}`);
    const receipt = await this.desk.send(wish, { request: id, asker: acting.actor }, acting, sent);
    return { id, receipt };
  }

  /** @throws Refused for somebody else's */
  withdraw(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    return this.desk.send(new WithdrawDataRequest(), { request: id }, this.desk.as(who, `${SCOPE}${id}`), sent);
  }

  /** Who an official would be as the asker of a request; undefined where it is not theirs. */
  selfIn({ person }: Caller, id: string): string | undefined {
    return this.vault.scopesOf(person!).find(({ scope }) => scope === `${SCOPE}${id}`)?.subject;
  }

  /** The caller's own, the most pressing first. */
  async of({ person }: Caller): Promise<readonly DataRequest[]> {
    const ids = this.vault
      .scopesOf(person!)
      .flatMap(({ scope }) => (scope.startsWith(SCOPE) ? [scope.slice(SCOPE.length)] : []));
    if (ids.length === 0) return [];
    return (await this.questions.ask(new Asked({ ids, limit: MOST }))).items;
  }
}
