import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PublishedLog } from '../audit/sequencer/published-log.js';
import { type Config, readConfig } from '../config.js';
import { ConfigError } from '../config-error.js';
import { filesOf, privateFile, privateFolder } from '../data-folder.js';
import { lockInstance } from '../instance.js';
import { addressOf, homeOf, mustBeAtHome, settleAt } from '../log/home.js';
import { SqliteLog } from '../log/sqlite.log.js';
import { MirroredLog } from '../mirror/mirrored.log.js';
import { openServer, openToRead } from '../mirror/open-log.js';
import { progressBar } from '../progress-bar.js';
import { migrate, type Target } from './migrate.js';

export const MIGRATE_USAGE = 'migrate log --to <sqlite:|esdb://…>';
/** Writes of one turn share a transaction of the embedded log; on a server the next one waits for the last. */
const TOGETHER = 500;

type Opened = Target & { readonly settle: () => void; readonly close: () => Promise<void> };

/**
 * `ghia migrate log`: a city moves between engines. Positions are numbers on both, so that read models, policies, jobs and
 * the published log go on where they are. Cut short anywhere, it is run again. @throws Error, ConfigError
 */
export async function migrateCommand(
  config: Config,
  words: readonly string[],
  to: string | undefined,
): Promise<number> {
  if (words.join(' ') !== 'log' || to === undefined) throw new Error(`usage: ${MIGRATE_USAGE}`);
  const eventLog = engineOf(to);
  if (addressOf(eventLog) === addressOf(config.eventLog))
    throw new Error(`GHIA_EVENT_LOG is ${addressOf(eventLog)} already`);
  if (homeOf(config.data) !== addressOf(eventLog)) mustBeAtHome(config); // a repeat is what was done already
  const lock = lockInstance(config.data);
  if (!lock) throw new Error(`an instance runs on ${config.data}: stop it first`);
  const bar = progressBar();
  const closing: (() => Promise<void>)[] = [];
  try {
    const source = await openToRead(config);
    closing.push(() => source.close());
    const target = await openTarget(config.data, eventLog);
    closing.push(() => target.close());
    const signed = lastSigned(config.data);
    const { facts, added, root } = await migrate(source, target, { signed, progress: (_, n, of) => bar.show(n, of) });
    bar.stop();
    for (const close of closing.splice(0).reverse()) await close();
    target.settle();
    settleAt({ data: config.data, eventLog });
    console.log(`${added} facts were added, ${facts} are there; both logs have the root`);
    console.log(`${Buffer.from(root).toString('base64')} of ${facts} leaves`);
    const how = eventLog === 'sqlite:' ? '' : ' (with your user and options)';
    console.log(`The log is at ${addressOf(eventLog)} now: start with GHIA_EVENT_LOG=${addressOf(eventLog)}${how}.`);
    console.log('The old one stays as it was, and is written no longer.');
    return 0;
  } finally {
    bar.stop();
    for (const close of closing.reverse()) await close();
    lock.release();
  }
}

function engineOf(to: string): string {
  try {
    return readConfig({ GHIA_EVENT_LOG: to }).eventLog;
  } catch (error) {
    throw new ConfigError((error as Error).message.replace('GHIA_EVENT_LOG', '--to'));
  }
}

async function openTarget(data: string, eventLog: string): Promise<Opened> {
  const files = filesOf({ data });
  if (eventLog === 'sqlite:') {
    privateFile(files.log);
    const log = await SqliteLog.open(files.log);
    const append: Target['append'] = (one) => log.append(one);
    return { log, append, together: TOGETHER, settle: () => undefined, close: () => log.close() };
  }
  // a folder of its own: what was published is not in the target yet, and is held against it at the end
  const folder = join(data, 'migrating');
  rmSync(folder, { recursive: true, force: true });
  privateFolder(folder);
  const mirror = filesOf({ data: folder }).mirror;
  const server = await openServer(eventLog);
  const log = await MirroredLog.open(server, { file: mirror });
  const append: Target['append'] = (one) => server.append(one);
  const settle = () => {
    for (const end of ['', '-wal', '-shm']) {
      rmSync(`${files.mirror}${end}`, { force: true });
      if (existsSync(`${mirror}${end}`)) renameSync(`${mirror}${end}`, `${files.mirror}${end}`);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return { log, append, together: 1, settle, close: () => log.close() };
}

function lastSigned(data: string) {
  const { published: folder } = filesOf({ data });
  if (!PublishedLog.isAt(folder)) return undefined;
  const published = new PublishedLog(folder);
  try {
    return published.last;
  } finally {
    published.close();
  }
}
