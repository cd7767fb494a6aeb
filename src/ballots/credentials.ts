import { IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { refuse } from '../../commands/decider.js';
import type { Caller } from '../identity/roles.js';
import { roundScope } from '../identity/scopes.js';
import { Refused } from '../refused.js';
import type { Desk } from '../write/desk.js';
import { bytes } from './ballot-check.js';
import type { Issuer } from './issuers.js';
import { requestOf } from './round-keys.js';

/**
 * The registrar: knows who asks, and has what they have blinded signed once. What is asked for is pinned in the log before
 * anybody signs, so no token is about that the log does not count.
 */
export class Credentials {
  constructor(
    private readonly desk: Pick<Desk, 'send' | 'as' | 'resident'>,
    private readonly issuers: readonly Issuer[],
  ) {}

  /** @throws Refused for who may not vote, or has asked for another one; Unavailable while an issuer is away */
  async issue(who: Caller, roundId: string, wish: IssueCredential): Promise<{ readonly blindSig: string }> {
    const issuer = this.issuers.find(({ name }) => name === wish.issuer);
    if (!issuer) throw new Refused(refuse('credential.unknown-issuer'));
    const acting = this.desk.as(who, roundScope(roundId));
    const resident = await this.desk.resident(who, 'credential.not-eligible');
    const request = requestOf(bytes(wish.blinded));
    const nullifier = acting.actor;
    const supplied = { roundId, nullifier, request, resident, level: who.level };
    await this.desk.send(Object.assign(new IssueCredential(), wish), supplied, acting);
    return { blindSig: await issuer.sign({ round: roundId, nullifier, request }, wish.blinded) };
  }
}
