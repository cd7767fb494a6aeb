import { constants, createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { BASE64URL, base64urlOf } from '../../commands/budgeting/base64url.js';
import type { BallotBody, Token } from '../../events/ballots.js';
import type { HeldKey } from '../../events/budgeting.js';
import { canonicalText, TOKEN_PREFIX, tokenMessage } from './format.js';

/** Before the 32 bytes of an Ed25519 key, they are an SPKI. */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
/** What a ballot binds is bound by 32 bytes. */
const BOND = base64urlOf(32);
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };

export const edKey = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([ED25519_SPKI, raw]), format: 'der', type: 'spki' });
/** Thrown for what is no base64url, or not in the one spelling that its bytes have. */
export class Misspelt extends Error {
  override readonly name = 'Misspelt';
}

/** @throws Misspelt */
export function bytes(text: string): Buffer {
  if (typeof text !== 'string' || !BASE64URL.test(text))
    throw new Misspelt('this is not base64url in its one spelling');
  return Buffer.from(text, 'base64url');
}
export const digestOf = (body: BallotBody): string => hash('sha256', canonicalText(body));

/** What anybody checks of a ballot, with no more than the round's own keys: that its issuers know it, and that it is whole. */
export class BallotCheck {
  private readonly issuers: readonly KeyObject[];

  constructor(
    private readonly round: string,
    issuers: readonly HeldKey[],
  ) {
    this.issuers = issuers.map(({ spki }) => createPublicKey({ key: bytes(spki), format: 'der', type: 'spki' }));
  }

  /** Undefined when the tokens are the issuers' own for its key, and the signature is that key's. */
  fault(body: BallotBody, sig: string): 'ballot.wrong-token' | 'ballot.wrong-signature' | undefined {
    if (!this.hasTokens(body)) return 'ballot.wrong-token';
    if (![body.commitment, body.sealed].every((bond) => BOND.test(bond))) return 'ballot.wrong-signature';
    return isSigned(canonicalText(body), body.pk, sig) ? undefined : 'ballot.wrong-signature';
  }

  private hasTokens({ pk: text, tokens }: BallotBody): boolean {
    try {
      const pk = bytes(text);
      if (pk.length !== 32 || tokens.length !== this.issuers.length) return false;
      const message = tokenMessage(this.round, pk);
      return this.issuers.every((key, i) => isToken(key, message, tokens[i]!));
    } catch (error) {
      if (error instanceof Misspelt) return false;
      throw error;
    }
  }
}

/** A plain RSA-PSS signature (SHA-384, salt of 48 bytes) over 32 bytes of the voter's own and the message. */
function isToken(key: KeyObject, message: Uint8Array, { m, s }: Token): boolean {
  const signed = bytes(m);
  return (
    signed.length === TOKEN_PREFIX + message.length &&
    signed.subarray(TOKEN_PREFIX).equals(message) &&
    verify('sha384', signed, { key, ...PSS }, bytes(s))
  );
}

function isSigned(text: string, pk: string, sig: string): boolean {
  try {
    return verify(null, Buffer.from(text), edKey(bytes(pk)), bytes(sig));
  } catch {
    return false; // no point of the curve, or another spelling
  }
}
