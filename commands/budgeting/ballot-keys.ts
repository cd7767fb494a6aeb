import { base64urlOf } from './base64url.js';
import type { OpenVoting } from './round-commands.js';

/** A point of P-256, uncompressed. Whether it lies on the curve, whoever knows the curve looks at. */
const ROUND_KEY = base64urlOf(65);
const DIGEST = /^[0-9a-f]{64}$/;
const LEAST = 2;
/** Names are the same where people read the same. */
const sameTo = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** Why the ballots of a round with these keys could not be opened as its rules say; undefined when they could. */
export function wrongKeys({ roundKey, trustees, issuers }: OpenVoting): string | undefined {
  const { names, threshold, shares } = trustees;
  if (!ROUND_KEY.test(roundKey)) return 'round-key';
  if (names.length < LEAST || new Set(names.map(sameTo)).size < names.length) return 'trustees';
  if (!Number.isInteger(threshold) || threshold < LEAST || threshold > names.length) return 'threshold';
  if (shares && (shares.length !== names.length || !shares.every((one) => DIGEST.test(one)))) return 'shares';
  if (shares && new Set(shares).size < shares.length) return 'shares';
  // one key under two names would let one issuer sign for both
  if (issuers.length === 0 || new Set(issuers.map(({ spki }) => spki)).size < issuers.length) return 'issuers';
  if (new Set(issuers.map(({ name }) => name)).size < issuers.length) return 'issuers';
  return undefined;
}
