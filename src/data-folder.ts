import { accessSync, chmodSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigError } from './config-error.js';

/** Where a restore puts what is not whole yet. */
export const RESTORING = 'restoring';

/** Makes a folder and those above it, one by one: asked for all at once, Node never comes back from places like /proc. */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const one of missing) mkdirSync(one, { mode: 0o700 });
  if (!statSync(path).isDirectory()) throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' });
}

/** A folder that nobody else may look into, whoever made it before. */
export function privateFolder(path: string): void {
  makeFolder(path);
  closeToOthers(path, 0o700);
}

/** The folder that a command writes to. @throws Error that names the option */
export function outFolder(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException;
    throw new Error(`--out is "${path}": that folder cannot be made or written to (${code})`);
  }
}

/** A file that nobody else may read, whoever made it before. SQLite gives its helper files the same mode. */
export function privateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`])
    if (existsSync(file)) closeToOthers(file, 0o600);
}

/** The folder of an instance, ready to be used. @throws ConfigError that says what to write instead */
export function openDataFolder(data: string): void {
  try {
    privateFolder(data);
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `GHIA_DATA is "${data}": that folder cannot be made or written to (${code}); write the path of one that can.`,
    );
  }
  if (existsSync(join(data, RESTORING)))
    throw new ConfigError(`A restore into "${data}" was cut short: empty that folder and restore again.`);
}

/** A folder that was mounted from elsewhere may belong to somebody else and still be ours to use. */
function closeToOthers(path: string, mode: number): void {
  if ((statSync(path).mode & 0o777) === mode) return;
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

/** What lies where in the data folder of an instance. */
export const filesOf = ({ data }: { readonly data: string }) => ({
  log: join(data, 'log.db'),
  mirror: join(data, 'mirror.db'),
  store: join(data, 'read.db'),
  checkpoints: join(data, 'policies.db'),
  queue: join(data, 'queue.db'),
  vault: join(data, 'vault'),
  outbox: join(data, 'outbox'),
  uploads: join(data, 'uploads'),
  files: join(data, 'files'),
  ballots: join(data, 'ballots'),
  content: join(data, 'content'),
  published: join(data, 'published'),
  openData: join(data, 'open-data'),
});
