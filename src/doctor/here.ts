import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { filesOf } from '../data-folder.js';
import { openFiles } from '../files/open-files.js';
import { readKek } from '../identity/kek.file.js';
import { openVault } from '../identity/open-vault.js';
import { VaultFile } from '../identity/vault.file.js';
import { type Check, inTime, note, type Said, well, wrong } from './finding.js';

const GIGABYTE = 2 ** 30;

/** What lies on this machine, and where files lie. */
export const checksHere = (config: Config): readonly Check[] => [
  { part: 'data folder', look: () => folder(config.data) },
  { part: 'disk space', look: () => space(config.data) },
  { part: 'vault key', look: () => vaultKey(config) },
  { part: 'files', look: () => files(config) },
];

function folder(data: string): readonly Said[] {
  if (!existsSync(data)) return [note(`${data} is not there yet; the first start makes it`)];
  const open = [data, ...(existsSync(join(data, 'vault')) ? [join(data, 'vault')] : [])].flatMap((one) => [
    ...(mode(one) & 0o077 ? [`chmod 700 ${one}`] : []),
    ...readdirSync(one, { withFileTypes: true })
      .filter((entry) => entry.isFile() && mode(join(one, entry.name)) & 0o077)
      .map((entry) => `chmod 600 ${join(one, entry.name)}`),
  ]);
  if (open.length === 0) return [well(`${data} is closed to other users of this machine`)];
  return open.map((command) => wrong(`others may look into it: run ${command}`));
}

const mode = (path: string) => statSync(path).mode;

function space(data: string): readonly Said[] {
  const at = existsSync(data) ? data : '.';
  const { bavail, blocks, bsize } = statfsSync(at);
  const [free, share] = [bavail * bsize, bavail / blocks];
  const says = `${(free / GIGABYTE).toFixed(1)} GB free, ${Math.round(share * 100)} % of the disk`;
  if (free < GIGABYTE) return [wrong(`${says}: make room, or nothing is recorded any more.`)];
  return [share < 0.1 ? note(`${says}: it will not last`) : well(says)];
}

/** That the key-encryption key in the folder opens the vault that the configuration names. */
async function vaultKey({ data, vault }: Config): Promise<readonly Said[]> {
  const at = filesOf({ data }).vault;
  if (!existsSync(join(at, 'vault.db'))) {
    if (existsSync(join(at, 'kek'))) readKek(join(at, 'kek'));
    const shared = vault !== 'sqlite:' && !existsSync(join(at, 'kek'));
    return [
      note(
        shared
          ? `nothing is there yet: where another machine has begun the vault, copy its ${join(at, 'kek')} here (mode 600) before the first start`
          : 'nothing is there yet; the first start makes it',
      ),
    ];
  }
  const file = VaultFile.reading({ folder: at });
  try {
    const opened = await inTime(openVault(vault, file));
    await opened.close();
    return [well(`${join(at, 'kek')} opens the vault${vault === 'sqlite:' ? '' : ' on the server'}`)];
  } finally {
    await file.close();
  }
}

async function files({ data, files: setting }: Config): Promise<readonly Said[]> {
  if (setting.engine === 'folder') return [well(`they lie in ${filesOf({ data }).files}`)];
  const store = await openFiles(setting, '', 'doctor/');
  const name = `${process.pid}-${Date.now()}`;
  try {
    await inTime(store.put(name, Buffer.from('ghia')));
    const read = await inTime(store.get(name));
    await inTime(store.remove(name));
    if (read?.toString() === 'ghia') return [well(`the bucket ${setting.bucket} can be written, read and cleared`)];
    return [
      wrong(`the bucket ${setting.bucket} does not give back what was put there: see what answers at GHIA_FILES.`),
    ];
  } catch (error) {
    const { name: kind, message } = error as Error;
    return [
      wrong(
        `the bucket ${setting.bucket} cannot be used (${kind}: ${message.split('\n')[0]}): its keys must be allowed to put, get and delete.`,
      ),
    ];
  } finally {
    await store.close();
  }
}
