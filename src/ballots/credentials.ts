import { createPublicKey, type KeyObject } from 'node:crypto';
import { IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { BASE64URL } from '../../commands/budgeting/base64url.js';
import { refuse } from '../../commands/decider.js';
import type { CounterChannel } from '../../events/budgeting.js';
import type { Resident as Registered } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { roundScope } from '../identity/scopes.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { type Acting, asResident, type Desk } from '../write/desk.js';
import { bytes } from './ballot-check.js';
import type { Issuer } from './issuers.js';
import { canSign, requestOf } from './round-keys.js';
import { seeRound } from './round-seen.js';
import type { Spool } from './spool.js';

/**
 * The registrar: knows who asks, and has what they have blinded signed once. What is asked for is pinned in the log before
 * anybody signs, so no token is about that the log does not count.
 */
export class Credentials {
  /** What is being issued, by round: a close waits for it, so that what it counts is all there is. */
  private readonly running = new Map<string, Set<Promise<unknown>>>();
  private readonly ended = new Set<string>();
  private readonly keys = new Map<string, KeyObject>();

  constructor(
    private readonly desk: Pick<Desk, 'send' | 'as' | 'asPerson' | 'resident'>,
    private readonly issuers: readonly Issuer[],
    private readonly log: Pick<EventLog, 'read'>,
    /** Of several processes one issues: the one that closes rounds. */
    private readonly box: Pick<Spool, 'mustBeHere'>,
  ) {}

  /** @throws Refused for who may not vote, or has asked for another one; Unavailable while an issuer is away */
  async issue(who: Caller, roundId: string, wish: IssueCredential): Promise<{ readonly blindSig: string }> {
    const acting = this.desk.as(who, roundScope(roundId));
    return this.underWay(roundId, async () => {
      const resident = await this.desk.resident(who, 'credential.not-eligible');
      return this.ask(acting, roundId, wish, { resident, level: who.level });
    });
  }

  /** For somebody whom an official has before them: it is their credential, and the record says who helped. @throws as `issue` */
  issueFor(
    person: Registered,
    roundId: string,
    wish: IssueCredential,
    { channel, cause }: { readonly channel: CounterChannel; readonly cause: NonNullable<Acting['cause']> },
  ): Promise<{ readonly blindSig: string }> {
    const acting = { ...this.desk.asPerson(person.person, roundScope(roundId)), cause };
    return this.underWay(roundId, () =>
      this.ask(acting, roundId, wish, { resident: asResident(person), level: 0, channel }),
    );
  }

  /** Issues nothing more of a round whose term is over; resolves when nothing is under way. @throws Unavailable elsewhere */
  async end(roundId: string): Promise<void> {
    this.box.mustBeHere();
    this.ended.add(roundId);
    await Promise.allSettled([...(this.running.get(roundId) ?? [])]);
  }

  private async underWay<T>(roundId: string, work: () => Promise<T>): Promise<T> {
    this.box.mustBeHere();
    if (this.ended.has(roundId)) throw new Refused(refuse('round.not-voting'));
    const theirs = this.running.get(roundId) ?? new Set();
    this.running.set(roundId, theirs);
    const mine = work();
    theirs.add(mine);
    try {
      return await mine;
    } finally {
      theirs.delete(mine);
      if (theirs.size === 0) this.running.delete(roundId);
    }
  }

  private async ask(
    acting: Acting,
    roundId: string,
    wish: IssueCredential,
    who: Pick<IssueCredential, 'resident' | 'level'> & Partial<Pick<IssueCredential, 'channel'>>,
  ): Promise<{ readonly blindSig: string }> {
    const issuer = this.issuers.find(({ name }) => name === wish.issuer);
    if (!issuer) throw new Refused(refuse('credential.unknown-issuer'));
    await this.mustFit(roundId, wish);
    const request = requestOf(bytes(wish.blinded));
    const nullifier = acting.actor;
    await this.desk.send(Object.assign(new IssueCredential(), wish), { roundId, nullifier, request, ...who }, acting);
    return { blindSig: await issuer.sign({ round: roundId, nullifier, request }, wish.blinded) };
  }

  /** What no key could sign must not become the one request that a person has. @throws Refused */
  private async mustFit(roundId: string, { issuer, blinded }: IssueCredential): Promise<void> {
    const key = await this.keyOf(roundId, issuer);
    if (!BASE64URL.test(blinded) || (key && !canSign(key, bytes(blinded))))
      throw new Refused(refuse('credential.malformed'));
  }

  /** As it is pinned; undefined where the round does not vote, which the rules tell. */
  private async keyOf(roundId: string, issuer: string): Promise<KeyObject | undefined> {
    const name = `${roundId} ${issuer}`;
    const known = this.keys.get(name);
    if (known) return known;
    const { voting } = await seeRound(this.log, roundId);
    const held = voting?.data.issuers.find((one) => one.name === issuer);
    if (!held) return undefined;
    const key = createPublicKey({ key: bytes(held.spki), format: 'der', type: 'spki' });
    this.keys.set(name, key);
    return key;
  }
}
