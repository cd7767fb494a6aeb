import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSecret, writeSecret } from '../../identity/kek.file.js';
import { ED25519, readVkey, type Verifier, vkeyOf } from '../tlog/note.js';
import { sha256 } from './hashing.js';

export const LOG_KEY_FILE = 'log-key.json';

/** `rotated`: when it was made to follow another, which must announce it before it is used. */
type Kept = JsonWebKey & { readonly rotated?: string };
type Gone = { readonly vkey: string; readonly retired: string };
type File = { readonly origin: string; readonly keys: readonly Kept[]; readonly retired?: readonly Gone[] };
/** A key that signs checkpoints: its verifier key as C2SP signed-note writes it, and Ed25519 signing. */
export type LogKey = {
  readonly vkey: string;
  readonly verifier: Verifier;
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** When it was made, if it follows another. */
  readonly rotated?: string;
};
/** A key that signed once. Its private half is gone; what it signed is checked with the other. */
export type RetiredKey = { readonly vkey: string; readonly verifier: Verifier; readonly retired: string };
type Parsed = { readonly keys: readonly LogKey[]; readonly retired: readonly RetiredKey[] };

/**
 * The keys of the log, as they are in their file now: whoever holds this sees a key that is added or retired by another
 * thread. One process writes the file.
 */
export class LogKeys {
  private read: { readonly of: string; readonly parsed: Parsed } | undefined;

  constructor(
    private readonly path: string,
    /** The log's name for ever: its address without a scheme when it was first started. */
    readonly origin: string,
  ) {}

  /** The newest first; while two overlap, both sign. */
  get keys(): readonly LogKey[] {
    return this.now.keys;
  }

  /** The last to be retired first. */
  get retired(): readonly RetiredKey[] {
    return this.now.retired;
  }

  /** Every key that has ever been one of this log: what any of them signed is the log's word. */
  get verifiers(): readonly Verifier[] {
    return [...this.keys, ...this.retired].map(({ verifier }) => verifier);
  }

  /** Makes a key that is to follow, and answers it once it is on disk. */
  add(at: string): LogKey {
    const file = readKeys(this.path)!;
    this.replace({ ...file, keys: [{ ...newKey(), rotated: at }, ...file.keys] });
    return this.keys[0]!;
  }

  /** Forgets how to sign with a key; never the last one. */
  retire(vkey: string, at: string): void {
    const file = readKeys(this.path)!;
    const keys = file.keys.filter((_, i) => this.keys[i]!.vkey !== vkey);
    if (keys.length === 0 || keys.length === file.keys.length) throw new Error('no key could be retired');
    this.replace({ ...file, keys, retired: [{ vkey, retired: at }, ...(file.retired ?? [])] });
  }

  private replace(file: File): void {
    replaceSecret(this.path, `${JSON.stringify(file)}\n`);
    this.read = undefined;
  }

  private get now(): Parsed {
    const of = stampOf(statSync(this.path));
    if (this.read?.of === of) return this.read.parsed;
    const { origin, path } = this;
    const { keys, retired = [] } = readKeys(path)!;
    const parsed = {
      keys: keys.map((jwk) => keyOf(jwk, origin, path)),
      retired: retired.map(({ vkey, retired: at }) => ({ vkey, verifier: verifierOf(vkey, path), retired: at })),
    };
    this.read = { of, parsed };
    return parsed;
  }
}

/**
 * Reads the log's keys, making the first one when there is none; then `origin` becomes the log's name for ever.
 * @throws Error when others may read the file, or it holds no Ed25519 key
 */
export function openLogKeys(folder: string, origin: string): LogKeys {
  const path = join(folder, LOG_KEY_FILE);
  const file = readKeys(path) ?? makeKeys(path, origin);
  const opened = new LogKeys(path, file.origin);
  void opened.keys; // what is wrong with them is said at once
  return opened;
}

/** The keys of a log that was started before; undefined of one that was not. */
export function readLogKeys(folder: string): LogKeys | undefined {
  const path = join(folder, LOG_KEY_FILE);
  const file = readKeys(path);
  return file && new LogKeys(path, file.origin);
}

const stampOf = ({ ino, mtimeMs, size, mode }: Stats): string => [ino, mtimeMs, size, mode].join(' ');

function readKeys(path: string): File | undefined {
  try {
    if ((statSync(path).mode & 0o077) !== 0) throw new Error(`${path} may be read by others. Run: chmod 600 ${path}`);
    return JSON.parse(readFileSync(path, 'utf8')) as File;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const newKey = (): JsonWebKey => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });

function makeKeys(path: string, origin: string): File {
  const file: File = { origin, keys: [newKey()] };
  writeSecret(path, `${JSON.stringify(file)}\n`);
  return file;
}

function keyOf({ rotated, ...jwk }: Kept, origin: string, path: string): LogKey {
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || !jwk.d || !jwk.x)
    throw new Error(`${path} does not hold an Ed25519 private key`);
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const open = createPublicKey(key).export({ format: 'jwk' }).x!;
  if (open !== jwk.x) throw new Error(`${path} holds two halves that do not belong together`);
  const vkey = vkeyOf(sha256, { name: origin, type: ED25519, key: Buffer.from(open, 'base64url') });
  return {
    vkey,
    verifier: verifierOf(vkey, path),
    sign: (message) => sign(null, message, key),
    ...(rotated && { rotated }),
  };
}

function verifierOf(vkey: string, path: string): Verifier {
  const verifier = readVkey(sha256, vkey);
  if (!verifier) throw new Error(`${path} names a log as no log can be called, or a key that is none: ${vkey}`);
  return verifier;
}
