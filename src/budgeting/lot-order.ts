import { createHash } from 'node:crypto';

/**
 * The order in which lots fall: ascending SHA-256(seed ‖ 0x00 ‖ project id), ids as UTF-8. Whoever knows the seed, which is
 * committed before voting and revealed after it, draws the same.
 * @param seed its bytes; text stands for its UTF-8
 * @returns the ids, first drawn first: what a rule takes as `lots`
 */
export function lotOrder(seed: string | Uint8Array, ids: readonly string[]): string[] {
  const drawn = ids.map((id) => ({ id, lot: createHash('sha256').update(seed).update('\0').update(id).digest('hex') }));
  return drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ id }) => id);
}
