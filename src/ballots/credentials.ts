import { IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { refuse } from '../../commands/decider.js';
import type { CounterChannel } from '../../events/budgeting.js';
import type { Resident as Registered } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { roundScope } from '../identity/scopes.js';
import { Refused } from '../refused.js';
import { type Acting, asResident, type Desk } from '../write/desk.js';
import { bytes } from './ballot-check.js';
import type { Issuer } from './issuers.js';
import { requestOf } from './round-keys.js';

/**
 * The registrar: knows who asks, and has what they have blinded signed once. What is asked for is pinned in the log before
 * anybody signs, so no token is about that the log does not count.
 */
export class Credentials {
  constructor(
    private readonly desk: Pick<Desk, 'send' | 'as' | 'asPerson' | 'resident'>,
    private readonly issuers: readonly Issuer[],
  ) {}

  /** @throws Refused for who may not vote, or has asked for another one; Unavailable while an issuer is away */
  async issue(who: Caller, roundId: string, wish: IssueCredential): Promise<{ readonly blindSig: string }> {
    const acting = this.desk.as(who, roundScope(roundId));
    const resident = await this.desk.resident(who, 'credential.not-eligible');
    return this.ask(acting, roundId, wish, { resident, level: who.level });
  }

  /** For somebody whom an official has before them: it is their credential, and the record says who helped. @throws as `issue` */
  issueFor(
    person: Registered,
    roundId: string,
    wish: IssueCredential,
    { channel, cause }: { readonly channel: CounterChannel; readonly cause: NonNullable<Acting['cause']> },
  ): Promise<{ readonly blindSig: string }> {
    const acting = { ...this.desk.asPerson(person.person, roundScope(roundId)), cause };
    return this.ask(acting, roundId, wish, { resident: asResident(person), level: 0, channel });
  }

  private async ask(
    acting: Acting,
    roundId: string,
    wish: IssueCredential,
    who: Pick<IssueCredential, 'resident' | 'level'> & Partial<Pick<IssueCredential, 'channel'>>,
  ): Promise<{ readonly blindSig: string }> {
    const issuer = this.issuers.find(({ name }) => name === wish.issuer);
    if (!issuer) throw new Refused(refuse('credential.unknown-issuer'));
    const request = requestOf(bytes(wish.blinded));
    const nullifier = acting.actor;
    await this.desk.send(Object.assign(new IssueCredential(), wish), { roundId, nullifier, request, ...who }, acting);
    return { blindSig: await issuer.sign({ round: roundId, nullifier, request }, wish.blinded) };
  }
}
