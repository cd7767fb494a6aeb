import type { HeldKey } from '../../events/budgeting.js';
import { boxKeyOf } from './box-round.js';
import { heldKeys, type Issuer } from './issuers.js';
import { type KeyPlace, rawOf } from './round-keys.js';

/** What a voter's device checks before it uses a key: the issuers' (RSA, SPKI), and the box's (Ed25519, 32 bytes). base64url. */
export type RoundKeys = { readonly issuers: readonly HeldKey[]; readonly boxKey: string };

/** Makes the keys of a round when voting is opened, and keeps their other halves. The same round has the same keys. */
export abstract class VotingKeys {
  abstract of(round: string): Promise<RoundKeys>;
}

/** The keys of a house: each issuer's own, and the box's. Made on first use, kept where the house keeps its keys. */
export class HeldVotingKeys extends VotingKeys {
  constructor(private readonly held: { readonly issuers: readonly Issuer[]; readonly keys: KeyPlace }) {
    super();
  }

  async of(round: string): Promise<RoundKeys> {
    const { issuers, keys } = this.held;
    const [signing, box] = [await heldKeys(issuers, round), await boxKeyOf(keys, round)];
    return { issuers: signing, boxKey: rawOf(box) };
  }
}
