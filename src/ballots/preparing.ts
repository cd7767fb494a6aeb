import { createPublicKey } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import type { HeldKey, VotingOpened } from '../../events/budgeting.js';
import { Refused } from '../refused.js';
import { bytes } from './ballot-check.js';
import { boxKeyOf } from './box-round.js';
import { heldKeys, type Issuer } from './issuers.js';
import { isPoint } from './point.js';
import { type KeyPlace, RSA_BITS, rawOf } from './round-keys.js';
import type { RoundKey } from './trustees.js';

/**
 * Everything of a voting but its projects: keys of issuers and box, made on first use, and what the trustees have brought.
 * @throws Refused where ballots sealed to that key could never be opened, or an issuer's key could not sign
 */
export async function prepareVoting(
  round: string,
  { roundKey, trustees }: RoundKey,
  { issuers, keys }: { readonly issuers: readonly Issuer[]; readonly keys: KeyPlace },
): Promise<Pick<VotingOpened['data'], 'issuers' | 'boxKey' | 'roundKey' | 'trustees'>> {
  if (!isWell(() => isPoint(bytes(roundKey)))) throw wrong('round-key');
  const [held, box] = [await heldKeys(issuers, round), await boxKeyOf(keys, round)];
  if (!held.every((key) => isWell(() => isIssuerKey(key)))) throw wrong('issuers');
  return { issuers: held, boxKey: rawOf(box), roundKey, trustees };
}

const wrong = (what: string) => new Refused(refuse('round.wrong-keys', { wrong: what }));

/** RSA of the size that ballots and requests have room for. */
function isIssuerKey({ spki }: HeldKey): boolean {
  const key = createPublicKey({ key: bytes(spki), format: 'der', type: 'spki' });
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {};
  return key.asymmetricKeyType === 'rsa' && modulusLength === RSA_BITS && publicExponent === 65_537n;
}

/** What cannot be read is not well either. */
function isWell(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}
