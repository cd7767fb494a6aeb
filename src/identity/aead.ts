import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
const POOL = 8192;
const pool = Buffer.allocUnsafeSlow(POOL);
let used = POOL;

/** Random bytes for keys, salts and nonces, drawn many at a time: one call each costs ten times as much. */
export function random(size: number): Buffer {
  if (used + size > POOL) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + size));
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}

/** A key made ready once: a raw key would be prepared anew for every message, which costs more than the sealing. */
export const keyOf = (bytes: Buffer): KeyObject => createSecretKey(bytes);

/** AES-256-GCM: nonce (12) ‖ ciphertext ‖ tag (16). What `about` names must be named again to open it. */
export function seal(key: KeyObject, about: string, plain: string | Buffer): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about));
  const text = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, text, cipher.getAuthTag()]);
}

/** @throws Error when key, bytes or `about` are not what they were */
export function unseal(key: KeyObject, about: string, box: Buffer): Buffer {
  if (box.length < NONCE + TAG) throw new Error('too short to be sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(box.subarray(box.length - TAG));
  const plain = decipher.update(box.subarray(NONCE, box.length - TAG));
  decipher.final();
  return plain;
}
