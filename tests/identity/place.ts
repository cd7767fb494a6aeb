import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VaultFile } from '../../src/identity/vault.file.js';

const made: string[] = [];

/** A folder of its own for one test, gone when the suite is over. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ghia-identity-'));
  made.push(path);
  return path;
}

const opened: VaultFile[] = [];

export async function vaultFile(): Promise<{ file: VaultFile; at: string }> {
  const at = folder();
  const file = await VaultFile.open({ folder: at });
  opened.push(file);
  return { file, at };
}

/** Every byte that lies in the folder, the key's own file aside. */
export const bytesIn = (path: string): Buffer =>
  Buffer.concat(
    readdirSync(path)
      .filter((name) => !name.startsWith('kek'))
      .map((name) => readFileSync(join(path, name))),
  );

export async function tidy(): Promise<void> {
  await Promise.all(opened.splice(0).map((file) => file.close()));
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
}

export const personOf = (n: number): string => n.toString(16).padStart(32, '0');
