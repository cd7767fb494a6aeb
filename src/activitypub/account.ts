import type { Follower, Followers } from '../identity/followers.js';
import { Recent } from '../identity/recent.js';
import { addresses } from './documents.js';
import { type Outbound, Unreachable } from './outbound.js';
import { type Claim, claimIn, holds, type Received, signed } from './signature.js';

const AN_HOUR = 3_600_000;
const ACCEPTS = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"';
/** Files that people upload are served as something else, whatever stands in them. */
const IS_ACTIVITY = /^application\/(activity|ld)\+json\s*(;|$)/i;

/** Thrown for a request of another server that proves nothing: says why, to that server. */
export class Unproved extends Error {
  override readonly name = 'Unproved';
}

type Keyed = { readonly owner: string; readonly pem: string; readonly inbox: string; readonly shared?: string };

/** The city's account: it signs what it sends, and checks what it is sent. */
export class Account {
  private readonly keys = new Recent<string, Keyed>(1_000, AN_HOUR);
  /** Signatures that were taken: each counts once, however often somebody sends it within the hour. */
  private readonly taken = new Recent<string, true>(10_000, 2 * AN_HOUR);

  constructor(
    readonly origin: string,
    readonly followers: Followers,
    private readonly outbound: Outbound,
    private readonly now: () => string,
  ) {}

  /**
   * Whoever has signed a request, with the inboxes where they are reached.
   * @param actor who it says it is of
   * @throws Unproved
   */
  async proved(received: Received, actor: string): Promise<Omit<Follower, 'follow'>> {
    const claim = claimIn(received, new URL(this.origin).host, this.now());
    if (typeof claim === 'string') throw new Unproved(claim);
    if (this.taken.get(claim.signature)) throw new Unproved('this request was sent before');
    if (hostOf(claim.keyId) === undefined || hostOf(claim.keyId) !== hostOf(actor))
      throw new Unproved('the key is of another server than the actor');
    const { owner, inbox, shared } = await this.keyThatHolds(claim);
    if (owner !== actor) throw new Unproved('the key is of another actor');
    this.taken.set(claim.signature, true);
    return { actor, inbox, ...(shared !== undefined && { shared }) };
  }

  /** Hands an activity to an inbox. Resolves to whether there is such an inbox still. @throws Error worth another try */
  async deliver(activity: object, inbox: string): Promise<boolean> {
    const body = JSON.stringify(activity);
    const headers = await this.signedHeaders('POST', inbox, body);
    const { status } = await this.outbound.send(inbox, {
      ...{ method: 'POST', body },
      headers: { ...headers, 'content-type': 'application/activity+json' },
    });
    if (status === 404 || status === 410) return false;
    if (status < 200 || status >= 300) throw new Error(`${new URL(inbox).host} answered ${status}`);
    return true;
  }

  /** A server may have changed its keys within the hour: then it is asked once more. */
  private async keyThatHolds(claim: Claim): Promise<Keyed> {
    const known = this.keys.get(claim.keyId);
    if (known && holds(claim, known.pem)) return known;
    const found = await this.keyOf(claim.keyId);
    if (!holds(claim, found.pem)) throw new Unproved('the signature does not hold');
    this.keys.set(claim.keyId, found);
    return found;
  }

  private async keyOf(keyId: string): Promise<Keyed> {
    const held = await this.fetched(keyId);
    const { id, owner, publicKeyPem } = (held.publicKey ?? {}) as Record<string, unknown>;
    if (id !== keyId || typeof owner !== 'string' || typeof publicKeyPem !== 'string')
      throw new Unproved('there is no such key at the address that the signature names');
    if (hostOf(owner) !== hostOf(keyId)) throw new Unproved('the key is of another server than its owner');
    // what lies beside the owner's own document may be of anybody who can put a file there
    const actor = withoutPart(keyId) === owner ? held : await this.fetched(owner);
    const { sharedInbox } = (actor.endpoints ?? {}) as Record<string, unknown>;
    const own = (actor.publicKey ?? {}) as Record<string, unknown>;
    if (own.id !== keyId || own.publicKeyPem !== publicKeyPem) throw new Unproved('its owner does not name this key');
    if (actor.id !== owner || typeof actor.inbox !== 'string') throw new Unproved('its actor has no inbox');
    // one follower stands for all who share an inbox, so it must be an inbox of their own server
    const isTheirs = typeof sharedInbox === 'string' && hostOf(sharedInbox) === hostOf(owner);
    const shared = isTheirs ? { shared: sharedInbox } : {};
    return { owner, pem: publicKeyPem, inbox: actor.inbox, ...shared };
  }

  private async fetched(address: string): Promise<Record<string, unknown>> {
    const url = withoutPart(address);
    try {
      const headers = { ...(await this.signedHeaders('GET', url)), accept: ACCEPTS };
      const { status, media, body } = await this.outbound.send(url, { method: 'GET', headers });
      const found = status === 200 && IS_ACTIVITY.test(media) ? (JSON.parse(body) as unknown) : undefined;
      if (typeof found === 'object' && found !== null) return found as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
    throw new Unproved('the key cannot be fetched');
  }

  private async signedHeaders(method: 'GET' | 'POST', url: string, body?: string): Promise<Record<string, string>> {
    const { privatePem } = await this.followers.actorKey();
    const { key: keyId } = addresses(this.origin);
    if (!URL.canParse(url)) throw new Unreachable('no address of a server');
    return signed({ method, url, now: this.now(), ...(body !== undefined && { body }) }, { keyId, privatePem });
  }
}

const withoutPart = (address: string): string => address.split('#', 1)[0]!;
const hostOf = (address: string): string | undefined => URL.parse(address)?.host;
