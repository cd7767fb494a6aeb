import type { VotingOpened } from '../../events/budgeting.js';
import { boxKeyOf } from './box-round.js';
import { heldKeys, type Issuer } from './issuers.js';
import { type KeyPlace, rawOf } from './round-keys.js';
import type { RoundKey } from './trustees.js';

/** Everything of a voting but its projects: keys of issuers and box, made on first use, and what the trustees have brought. */
export async function prepareVoting(
  round: string,
  { roundKey, trustees }: RoundKey,
  { issuers, keys }: { readonly issuers: readonly Issuer[]; readonly keys: KeyPlace },
): Promise<Pick<VotingOpened['data'], 'issuers' | 'boxKey' | 'roundKey' | 'trustees'>> {
  const [held, box] = [await heldKeys(issuers, round), await boxKeyOf(keys, round)];
  return { issuers: held, boxKey: rawOf(box), roundKey, trustees };
}
