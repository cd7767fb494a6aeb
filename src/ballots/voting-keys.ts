import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { HeldKey } from '../../events/budgeting.js';

/** What a voter's device checks before it uses a key: the issuers' (RSA, SPKI), and the box's (Ed25519, 32 bytes). base64url. */
export type RoundKeys = { readonly issuers: readonly HeldKey[]; readonly boxKey: string };

/** Makes the keys of a round when voting is opened, and keeps their other halves. The same round has the same keys. */
export abstract class VotingKeys {
  abstract of(round: string): Promise<RoundKeys>;
}

const RSA_BITS = 3072;
const made = promisify(generateKeyPair);

/** Keys that are made here, and last as long as the house is open. */
export class OwnVotingKeys extends VotingKeys {
  private readonly known = new Map<string, Promise<RoundKeys>>();

  of(round: string): Promise<RoundKeys> {
    const known = this.known.get(round) ?? make();
    this.known.set(round, known);
    return known;
  }
}

async function make(): Promise<RoundKeys> {
  const [issuer, box] = await Promise.all([made('rsa', { modulusLength: RSA_BITS }), made('ed25519')]);
  return { issuers: [{ name: 'city', spki: spkiOf(issuer.privateKey) }], boxKey: rawOf(box.privateKey) };
}

const spkiOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64url');
const rawOf = (key: KeyObject): string => createPublicKey(key).export({ format: 'jwk' }).x!;
