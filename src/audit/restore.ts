import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Config } from '../config.js';
import { privateFolder, RESTORING } from '../data-folder.js';
import { isPlace } from '../files/file-store.js';
import { ERASED_FILE, linesOf } from '../identity/erased.ledger.js';
import { readKek } from '../identity/kek.file.js';
import { VaultFile } from '../identity/vault.file.js';
import { lockInstance } from '../instance.js';
import { BALLOT_FILE, described, MANIFEST, type Manifest, PLACES } from './backup.js';
import { reimport } from './reimport.js';
import { settleVault } from './restored-vault.js';
import { Ledger } from './sequencer/ledger.js';
import { filesIn } from './sequencer/open-sequencer.js';
import { keptPath } from './sequencer/sequencer.js';
import { TileFiles } from './sequencer/tile-files.js';

const NAME =
  /^((policies|queue|spool|log|vault|ledger)\.db|(token-key|log-key|log-signed)\.json|erased\.log|uploads\/[0-9a-f]{32})$/;
const FILES = 'files/';
const isOurs = (name: string) =>
  NAME.test(name) || BALLOT_FILE.test(name) || (name.startsWith(FILES) && isPlace(name.slice(FILES.length)));
const LOCK = 'instance.lock';

/** What may come along with a backup. */
export type Beside = {
  /** The key-encryption key that was in use when the backup was made; without it, it is put in place by hand. */
  readonly kek?: string | undefined;
  /** A public export, newer than the backup: facts that the backup lacks are brought back from it. */
  readonly log?: string | undefined;
  /** A newer list of what is gone for good, from the vault that was lost or a later backup of it. */
  readonly erased?: string | undefined;
};

/**
 * Puts a backup into an empty data folder: its files are compared with its own list first, and a folder that was left
 * half filled is not taken for an instance. The read models are built from the log at the next start.
 */
export async function restore(config: Config, from: string, beside: Beside): Promise<number> {
  if (!from) throw new Error('usage: restore dir [--kek file] [--log export] [--erased file]');
  if (config.eventLog !== 'sqlite:') throw new Error('the log is on a server: restore it there');
  const { data } = config;
  const manifest = await verified(from);
  mustBeEmpty(data);
  const lock = lockInstance(data);
  if (!lock) throw new Error(`an instance is using ${data}`);
  const staged = join(data, RESTORING);
  const said: string[] = [];
  try {
    await fill(staged, from, manifest, beside.kek);
    if (beside.erased !== undefined) takeErased(join(staged, 'vault'), beside.erased);
    if (beside.log !== undefined) for (const line of await bringBack(config, staged, beside)) said.push(line);
    for (const name of readdirSync(staged)) renameSync(join(staged, name), join(data, name));
    sync(data);
    rmSync(staged, { recursive: true });
    sync(data);
  } catch (error) {
    // nothing was there before, so nothing of anybody's goes
    for (const name of readdirSync(data).filter((one) => one !== LOCK && one !== RESTORING))
      rmSync(join(data, name), { recursive: true, force: true });
    rmSync(staged, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
  console.log(`restored ${manifest.files.length} files of ${manifest.made} to ${data}`);
  for (const line of said) console.log(line);
  if (!beside.kek)
    console.log(`Now put the key that was in use then into ${join(data, 'vault', 'kek')} (mode 600), and start.`);
  if (beside.erased === undefined)
    console.log('Who was erased since the backup must be erased again, unless --erased named the list of them.');
  console.log('Then run: ghia verify.');
  return 0;
}

/** The newer list goes on where that of the backup ends. @throws Error when it is of another vault, or older */
function takeErased(vault: string, from: string): void {
  const to = join(vault, ERASED_FILE);
  const [before, after] = [linesOf(to), linesOf(from)];
  if (after.length < before.length || before.some((line, i) => after[i] !== line))
    throw new Error(`${from} does not go on where ${ERASED_FILE} of the backup ends`);
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  sync(to);
}

/** The log goes on where it was published. Answers what there is to know of it. */
async function bringBack(config: Config, staged: string, { log, erased }: Beside): Promise<readonly string[]> {
  const [vault, logFile] = [join(staged, 'vault'), join(staged, PLACES['log.db'])];
  const ledger = join(staged, PLACES['ledger.db']);
  privateFolder(dirname(ledger));
  const back = await reimport({ log: logFile, vault, ledger }, log!);
  await keepCheckpoints(ledger);
  const here = config.vault === 'sqlite:'; // on a server keys are as new as the log
  const { lost, closed } = here ? await settleVault(vault, logFile, back) : { lost: 0, closed: 0 };
  const of = (type: string) => back.filter((fact) => fact.type === type).length;
  return [
    `${back.length} facts were brought back from ${log}; the private parts of ${back.filter(({ sealed }) => sealed).length} of them are lost`,
    ...(lost > 0 ? [`${lost} petitions were begun since the backup: nobody can sign or follow them any more`] : []),
    ...(closed > 0 ? [`${closed} petitions were de-personalised since, and are so again`] : []),
    ...(of('SubjectErased') > 0 && erased === undefined
      ? [
          `${of('SubjectErased')} people were erased since: name the newest ${ERASED_FILE} with --erased, or erase them again`,
        ]
      : []),
    ...(of('ResidentsImported') > 0 ? ['The residents register was imported since: import it again'] : []),
    ...(of('LogKeyRotated') > 0 ? ['The key of the log was changed since: rotate it again'] : []),
  ];
}

/** @throws Error for the first file that is not what was backed up */
async function verified(from: string): Promise<Manifest> {
  const path = join(from, MANIFEST);
  if (!existsSync(path)) throw new Error(`${from} is not a whole backup: there is no ${MANIFEST}`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  if (!Array.isArray(manifest.files)) throw new Error(`${path} lists no files`);
  for (const needed of ['log.db', 'vault.db'])
    if (!manifest.files.some(({ name }) => name === needed)) throw new Error(`${path} does not list ${needed}`);
  for (const { name, bytes, sha256 } of manifest.files) {
    if (!isOurs(name)) throw new Error(`${path} lists what no backup holds: ${name}`);
    if (!existsSync(join(from, name))) throw new Error(`${join(from, name)} is missing`);
    const found = await described(from, name);
    if (found.bytes !== bytes || found.sha256 !== sha256)
      throw new Error(`${join(from, name)} is not what was backed up: its SHA-256 differs`);
  }
  return manifest;
}

function mustBeEmpty(data: string): void {
  const names = existsSync(data) ? readdirSync(data) : [];
  if (names.every((name) => name === LOCK)) return;
  const lock = names.includes(LOCK) && !names.includes(RESTORING) ? lockInstance(data) : 'none';
  if (lock === undefined) throw new Error(`an instance is using ${data}; a backup is restored into an empty folder`);
  if (lock !== 'none') lock.release();
  throw new Error(`${data} is not empty; a backup is restored into an empty folder: name one in GHIA_DATA`);
}

async function fill(staged: string, from: string, { files }: Manifest, kekFile: string | undefined): Promise<void> {
  privateFolder(join(staged, 'vault'));
  for (const { name, sha256 } of files) {
    const place = Object.hasOwn(PLACES, name) ? PLACES[name as keyof typeof PLACES] : name;
    const to = join(staged, place);
    privateFolder(dirname(to));
    copyFileSync(join(from, name), to);
    chmodSync(to, 0o600);
    sync(to);
    if ((await described(staged, place)).sha256 !== sha256) throw new Error(`${name} changed while it was copied`);
    if (name.endsWith('.db')) mustBeSound(to, name);
    if (name === 'ledger.db') await keepCheckpoints(to);
  }
  if (!kekFile) return;
  if (!readKek(kekFile)) throw new Error(`there is no key in ${kekFile}`);
  const vault = join(staged, 'vault');
  await VaultFile.reading({ folder: vault, kekFile }).close(); // refuses a key that does not open it
  copyFileSync(kekFile, join(vault, 'kek'));
  chmodSync(join(vault, 'kek'), 0o600);
  sync(join(vault, 'kek'));
}

/** Of the published log a backup holds what was signed; tiles and bundles are made again from the log at the next start. */
async function keepCheckpoints(file: string): Promise<void> {
  const ledger = new Ledger(file);
  try {
    ledger.forgetTree();
    const kept = ledger.notes().map(({ size, note }) => ({ path: keptPath(size), bytes: Buffer.from(note) }));
    await new TileFiles(filesIn(dirname(file))).write(kept);
  } finally {
    ledger.close();
  }
}

function mustBeSound(file: string, name: string): void {
  const db = new Database(file);
  try {
    const [found] = db.pragma('quick_check(1)') as { quick_check: string }[];
    if (found?.quick_check !== 'ok') throw new Error(`${name} of the backup is damaged`);
  } finally {
    db.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
