import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Thrown when the vault may not be opened: its key is missing, wrong, or readable by others. Says what to do. */
export class VaultLocked extends Error {
  override readonly name = 'VaultLocked';
}

/** The key-encryption key: 64 hex digits in a file that nobody else may read. Undefined when there is no such file. */
export function readKek(path: string): Buffer | undefined {
  let text: string;
  try {
    const { mode } = statSync(path);
    if ((mode & 0o077) !== 0)
      throw new VaultLocked(`${path} may be read by others. Run: chmod 600 ${path}. Ghia does not start before that.`);
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new VaultLocked(
      `${path} does not hold 64 hex digits. Put the right key back; Ghia does not start without it.`,
    );
  return Buffer.from(text, 'hex');
}

/** Writes a new key file and returns when it is on disk. Never writes over another key. */
export function writeKek(path: string, kek: Buffer): void {
  writeSecret(path, `${kek.toString('hex')}\n`);
}

/** A 0600 file that must not exist yet, durable when this returns. */
export function writeSecret(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(path);
}

/** Writes a 0600 file in the place of another, in one step: after a crash it is the old one or the new one. */
export function replaceSecret(path: string, text: string): void {
  rmSync(`${path}.part`, { force: true });
  writeSecret(`${path}.part`, text);
  renameSync(`${path}.part`, path);
  syncFolder(path);
}

/** Puts the next key in the place of the old one, in one step. */
export function replaceKek(path: string, next: string): void {
  renameSync(next, path);
  syncFolder(path);
}

/** The name of a file is on disk when this returns. */
export function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
