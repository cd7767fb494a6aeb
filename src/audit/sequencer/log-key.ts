import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeSecret } from '../../identity/kek.file.js';
import { ED25519, readVkey, type Verifier, vkeyOf } from '../tlog/note.js';
import { sha256 } from './hashing.js';

const NAME = 'log-key.json';

type File = { readonly origin: string; readonly keys: readonly JsonWebKey[] };
/** A key that signs checkpoints: its verifier key as C2SP signed-note writes it, and Ed25519 signing. */
export type LogKey = {
  readonly vkey: string;
  readonly verifier: Verifier;
  readonly sign: (message: Uint8Array) => Uint8Array;
};
export type LogKeys = {
  /** The log's name for ever: its address without a scheme when it was first started. */
  readonly origin: string;
  /** The newest first; while two overlap, both sign. */
  readonly keys: readonly LogKey[];
};

/**
 * Reads the log's keys, making the first one when there is none; then `origin` becomes the log's name for ever.
 * @throws Error when others may read the file, or it holds no Ed25519 key
 */
export function openLogKeys(folder: string, origin: string): LogKeys {
  const path = join(folder, NAME);
  const file = readKeys(path) ?? makeKeys(path, origin);
  return { origin: file.origin, keys: file.keys.map((jwk) => keyOf(jwk, file.origin, path)) };
}

/** The keys of a log that was started before; none of one that was not. */
export function readLogKeys(folder: string): readonly LogKey[] {
  const path = join(folder, NAME);
  const file = readKeys(path);
  return file?.keys.map((jwk) => keyOf(jwk, file.origin, path)) ?? [];
}

function readKeys(path: string): File | undefined {
  try {
    if ((statSync(path).mode & 0o077) !== 0) throw new Error(`${path} may be read by others. Run: chmod 600 ${path}`);
    return JSON.parse(readFileSync(path, 'utf8')) as File;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeKeys(path: string, origin: string): File {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const file: File = { origin, keys: [jwk] };
  writeSecret(path, `${JSON.stringify(file)}\n`);
  return file;
}

function keyOf(jwk: JsonWebKey, origin: string, path: string): LogKey {
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || !jwk.d || !jwk.x)
    throw new Error(`${path} does not hold an Ed25519 private key`);
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const open = createPublicKey(key).export({ format: 'jwk' }).x!;
  if (open !== jwk.x) throw new Error(`${path} holds two halves that do not belong together`);
  const vkey = vkeyOf(sha256, { name: origin, type: ED25519, key: Buffer.from(open, 'base64url') });
  const verifier = readVkey(sha256, vkey);
  if (!verifier) throw new Error(`${path} names a log as no log can be called: ${origin}`);
  return { vkey, verifier, sign: (message) => sign(null, message, key) };
}
