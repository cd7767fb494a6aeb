import { createPublicKey, hash, verify } from 'node:crypto';
import { Merkle, type Sha256 } from '../tlog/merkle.js';
import type { CheckEd25519 } from '../tlog/note.js';

export const sha256: Sha256 = (...parts) => hash('sha256', Buffer.concat(parts), 'buffer');
export const merkle = new Merkle(sha256);

export const checkEd25519: CheckEd25519 = (key, message, signature) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') };
  return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};
