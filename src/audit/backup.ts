import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Config, filesOf } from '../config.js';

/**
 * Copies log and vault as separate files, consistently, beside a running instance. The vault's copy is to be kept apart and
 * not for long: what was erased since is still in it. The key-encryption key is not copied.
 */
export async function backup(config: Config, out: string): Promise<number> {
  if (!out) throw new Error('usage: backup --out dir');
  if (config.eventLog !== 'sqlite:') throw new Error('the log is on a server: back it up there');
  const files = filesOf(config);
  mkdirSync(out, { recursive: true, mode: 0o700 });
  for (const [from, name] of [
    [files.log, 'log.db'],
    [join(files.vault, 'vault.db'), 'vault.db'],
  ] as const) {
    const to = join(out, name);
    if (existsSync(to)) throw new Error(`${to} exists already`);
    const db = new Database(from, { readonly: true });
    await db.backup(to);
    db.close();
    chmodSync(to, 0o600);
    console.log(to);
  }
  const key = join(files.vault, 'token-key.json');
  if (existsSync(key)) copyFileSync(key, join(out, 'token-key.json'));
  return 0;
}
