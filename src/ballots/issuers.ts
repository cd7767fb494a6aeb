import { type KeyObject } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import type { HeldKey } from '../../events/budgeting.js';
import { Unavailable } from '../durable/unavailable.js';
import { Refused } from '../refused.js';
import { bytes } from './ballot-check.js';
import { IssuerKeys, NotBlinded } from './round-keys.js';
import { type Said, type Statement, said } from './statement.js';

/** Whoever signs what it cannot see, once for each nullifier of a round. */
export interface Issuer {
  readonly name: string;
  /** Its public key for the round: SPKI in base64url. Made on first use. */
  publicKey(round: string): Promise<string>;
  /** @throws Refused, Unavailable */
  sign(
    wish: { readonly round: string; readonly nullifier: string; readonly request: string },
    blinded: string,
  ): Promise<string>;
  /** The round is over: its key is destroyed. */
  destroy(round: string): Promise<void>;
}

export const CITY_ISSUER = 'city';

/** The city's own issuer. The decider has seen to it that a nullifier has one request. */
export class OwnIssuer implements Issuer {
  readonly name = CITY_ISSUER;

  constructor(private readonly keys: IssuerKeys) {}

  publicKey(round: string): Promise<string> {
    return this.keys.publicKey(round);
  }

  async sign({ round }: { readonly round: string }, blinded: string): Promise<string> {
    try {
      return this.keys.sign(round, bytes(blinded)).toString('base64url');
    } catch (error) {
      if (error instanceof NotBlinded) throw new Refused(refuse('credential.malformed'));
      throw error;
    }
  }

  destroy(round: string): Promise<void> {
    return this.keys.destroy(round);
  }
}

/** Milliseconds that another issuer has to answer. */
const PATIENCE = 5_000;

/** An issuer on a machine of its own, kept by somebody else. It believes the registrar's word and nothing besides. */
export class OtherIssuer implements Issuer {
  constructor(
    readonly name: string,
    private readonly address: string,
    /** The registrar's. */
    private readonly key: KeyObject,
  ) {}

  async publicKey(round: string): Promise<string> {
    const { spki } = await this.ask<{ spki: string }>('key', this.says('voting-opens', round));
    return spki;
  }

  async sign(wish: { readonly round: string; readonly nullifier: string; readonly request: string }, blinded: string) {
    const { round, nullifier, request } = wish;
    const statement = { v: 1, says: 'eligible', issuer: this.name, round, nullifier, request } as const;
    const { blindSig } = await this.ask<{ blindSig: string }>('sign', { ...said(statement, this.key), blinded });
    return blindSig;
  }

  async destroy(round: string): Promise<void> {
    await this.ask('destroy', this.says('voting-is-over', round));
  }

  private says(what: 'voting-opens' | 'voting-is-over', round: string): Said<Statement> {
    return said({ v: 1, says: what, issuer: this.name, round }, this.key);
  }

  private async ask<T>(what: string, body: object): Promise<T> {
    const away = (why: string, cause?: unknown) =>
      new Unavailable(`the issuer ${this.name} ${why}`, 'busy', { part: 'issuer', cause });
    const answer = await fetch(new URL(`/v1/${what}`, this.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    }).catch((cause) => Promise.reject(away('does not answer', cause)));
    if (answer.ok) return (await answer.json()) as T;
    const { why = 'no reason given' } = (await answer.json().catch(() => ({}))) as { why?: string };
    if (answer.status === 422) throw new Refused(refuse('credential.malformed'));
    if (answer.status === 409 || answer.status === 403)
      throw new Refused(refuse('credential.issuer-refuses', { issuer: this.name, why }));
    throw away(`answered ${answer.status}: ${why}`);
  }
}

/** Everybody who signs for a round, in the order in which a ballot carries their tokens. */
export const heldKeys = (issuers: readonly Issuer[], round: string): Promise<readonly HeldKey[]> =>
  Promise.all(issuers.map(async (issuer) => ({ name: issuer.name, spki: await issuer.publicKey(round) })));
