import * as noble from '@noble/ed25519';
import { sha256 as digest, sha512 } from '@noble/hashes/sha2.js';
import { Merkle, type Sha256 } from '../../../audit/tlog/merkle.js';
import type { CheckEd25519 } from '../../../audit/tlog/note.js';

noble.hashes.sha512 = sha512;

export const sha256: Sha256 = (...parts) => {
  const hash = digest.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
};
export const merkle = new Merkle(sha256);

/** The browser's own Ed25519 where it has one; it is young, and there is none without https. */
export const checkEd25519: CheckEd25519 = async (key, message, signature) => {
  const own = globalThis.crypto?.subtle;
  const bytes = (of: Uint8Array) => Uint8Array.from(of);
  try {
    const imported = await own.importKey('raw', bytes(key), 'Ed25519', false, ['verify']);
    return await own.verify('Ed25519', imported, bytes(signature), bytes(message));
  } catch {
    return noble.verify(signature, message, key);
  }
};
