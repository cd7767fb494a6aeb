import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, createReadStream, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import type { Config } from '../config.js';
import { filesOf, makeFolder, outFolder } from '../data-folder.js';
import { isPlace } from '../files/file-store.js';
import { ERASED_FILE } from '../identity/erased.ledger.js';
import { LOG_KEY_FILE } from './sequencer/log-key.js';
import { SIGNED_FILE } from './sequencer/signer.js';

export const MANIFEST = 'manifest.json';
/** What a backup is made of, by path within it. Written last: a folder without one is no whole backup. */
export type Manifest = {
  readonly made: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
};

/** Stores of files: photos, and what facts name by digest. They lie in a backup as in a data folder. */
export const STORES = ['files', 'content'] as const;
/** Where each part of a backup belongs in a data folder. Scans lie in `uploads/` here as there. */
export const PLACES = {
  'log-key.json': join('vault', LOG_KEY_FILE),
  'log-signed.json': join('vault', SIGNED_FILE), // before the log: what was signed is in it
  'ledger.db': join('published', 'ledger.db'), // the checkpoints; the tree itself is grown again from the log
  'policies.db': 'policies.db',
  'queue.db': 'queue.db', // behind the checkpoints: what they have passed is in it
  'spool.db': join('ballots', 'spool.db'), // and what leaves the box meanwhile is in both
  'log.db': 'log.db',
  'vault.db': join('vault', 'vault.db'),
  'erased.log': join('vault', ERASED_FILE), // what is gone for good: read by an older copy of the vault, too
  'token-key.json': join('vault', 'token-key.json'),
} as const;
const WHOLE = 1 << 30;

/**
 * Copies log and vault as separate files, consistently, beside a running instance; and with them how far policies and
 * work are, so that a restored instance tells nobody twice. The vault's copy is to be kept apart and not for long: what
 * was erased since is still in it. The key-encryption key is not copied.
 */
export async function backup(config: Config, out: string): Promise<number> {
  if (!out) throw new Error('usage: backup --out dir');
  if (config.eventLog !== 'sqlite:') throw new Error('the log is on a server: back it up there');
  const files = filesOf(config);
  if (!existsSync(files.log)) throw new Error(`there is no log in ${config.data} yet`);
  process.umask(0o077); // a copy is nobody else's to read even while it is made
  outFolder(out);
  for (const name of [...Object.keys(PLACES), 'uploads', 'ballots', ...STORES, MANIFEST])
    if (existsSync(join(out, name))) throw new Error(`${join(out, name)} exists already`);

  // in this order no checkpoint is ahead of its log, and no fact is without its key
  const made: string[] = [];
  for (const [name, place] of Object.entries(PLACES)) {
    const from = join(config.data, place);
    if (!existsSync(from)) continue;
    if (name.endsWith('.db')) await copyDatabase(from, join(out, name));
    else copyFileSync(from, join(out, name));
    chmodSync(join(out, name), 0o600);
    made.push(name);
  }
  for (const scan of scansIn(files.uploads)) {
    makeFolder(join(out, 'uploads'));
    copyFileSync(scan, join(out, 'uploads', basename(scan)));
    made.push(`uploads/${basename(scan)}`);
  }
  for (const name of publishedBallots(files.ballots)) {
    makeFolder(dirname(join(out, name)));
    copyFileSync(join(config.data, name), join(out, name));
    chmodSync(join(out, name), 0o600);
    made.push(name);
  }
  for (const store of config.files.engine === 'folder' ? STORES : [])
    for (const name of keptIn(files[store])) {
      makeFolder(dirname(join(out, store, name)));
      if (copied(join(files[store], name), join(out, store, name))) made.push(`${store}/${name}`);
    }
  const listed: Manifest['files'][number][] = [];
  for (const name of made) listed.push(await described(out, name));
  const manifest: Manifest = { made: new Date().toISOString(), files: listed };
  writeFileSync(join(out, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  if (config.vault !== 'sqlite:')
    console.log(
      'The keys lie on the server of GHIA_VAULT: back it up there, at the same time and for as short a while.',
    );
  if (config.files.engine !== 'folder')
    console.log(
      'Photos and what facts name by digest lie in the bucket of GHIA_FILES: back it up there. Without the vault nobody can open the photos.',
    );
  for (const name of [...made.filter((one) => !one.includes('/')), MANIFEST]) console.log(join(out, name));
  return 0;
}

export async function described(folder: string, name: string): Promise<Manifest['files'][number]> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, name)), hash);
  return { name, bytes: statSync(join(folder, name)).size, sha256: hash.digest('hex') };
}

/** In one go: a copy that is made bit by bit begins anew whenever something is written. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const db = new Database(from, { readonly: true });
  try {
    await db.backup(to, { progress: () => WHOLE });
  } finally {
    db.close();
  }
}

/** What is still being written has another name, and is not needed: no fact speaks of it yet. */
function scansIn(uploads: string): readonly string[] {
  if (!existsSync(uploads)) return [];
  return readdirSync(uploads)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => join(uploads, name));
}

/** What is published of opened ballots, by its place in the data folder: trustees would have to come again for it. */
export const BALLOT_FILE =
  /^ballots\/[a-z0-9-]{1,40}\/(opened\.jsonl|ballots\.(csv|json)|ballots-[a-z0-9-]{1,40}\.pb)$/;
function publishedBallots(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `ballots/${path.split(sep).join('/')}`)
    .filter((path) => BALLOT_FILE.test(path));
}

/** Files of the store, by their paths in it; what is still being written is none. */
function keptIn(store: string): readonly string[] {
  if (!existsSync(store)) return [];
  return readdirSync(store, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter(isPlace);
}

/** False for what was removed while the others were copied: nobody is to see it any more. */
function copied(from: string, to: string): boolean {
  try {
    copyFileSync(from, to);
    chmodSync(to, 0o600);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
