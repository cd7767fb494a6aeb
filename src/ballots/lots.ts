import { sha256 } from '@noble/hashes/sha2.js';
import { bytesOf, joined, toHex } from './format.js';

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));

/** What binds the seed of the lots before anybody votes: SHA-256 (hex) of its 32 bytes. */
export const seedCommitment = (seed: string): string => toHex(sha256(fromHex(seed)));

/** Ids in the order of their lots: by SHA-256(seed ‖ 0x00 ‖ id), the smallest first. */
export function lotsOf(seed: string, ids: readonly string[]): readonly string[] {
  const bytes = fromHex(seed);
  const lot = new Map(ids.map((id) => [id, toHex(sha256(joined(bytes, Uint8Array.of(0), bytesOf(id))))]));
  return [...ids].sort((a, b) => (lot.get(a)! < lot.get(b)! ? -1 : 1));
}
