import { existsSync } from 'node:fs';
import { filesOf, privateFile } from '../data-folder.js';
import type { EventLog, LocalLog } from '../log/event-log.js';
import { mustBeAtHome } from '../log/home.js';
import { SqliteLog, SqliteLogReader } from '../log/sqlite.log.js';
import { MirroredLog } from './mirrored.log.js';

type Setting = { readonly data: string; readonly eventLog: string; readonly cacheMegabytes?: number };

/** The log that the configuration names, to read and to write: the file itself, or a server's with its mirror here. */
export async function openLog(setting: Setting): Promise<LocalLog> {
  mustBeAtHome(setting);
  if (setting.eventLog !== 'sqlite:') return openMirrored(setting);
  const { log } = filesOf(setting);
  privateFile(log);
  return SqliteLog.open(log, cacheOf(setting));
}

/** The facts as they were written, beside whatever runs. */
export async function openAsWritten(setting: Setting): Promise<LocalLog> {
  mustBeAtHome(setting);
  return openToRead(setting);
}

/** The same, also where the log has moved away from. */
export async function openToRead(setting: Setting): Promise<LocalLog> {
  if (setting.eventLog !== 'sqlite:') return openMirrored(setting);
  const { log } = filesOf(setting);
  if (!existsSync(log)) throw new Error(`there is no log in ${setting.data} yet`);
  return new SqliteLogReader(log);
}

async function openMirrored(setting: Setting): Promise<LocalLog> {
  const server = await openServer(setting.eventLog);
  return MirroredLog.open(server, { file: filesOf(setting).mirror, ...cacheOf(setting) });
}

const cacheOf = ({ cacheMegabytes }: Setting) => (cacheMegabytes === undefined ? {} : { cacheMegabytes });

/** The driver of a server is large, and is loaded only where there is one. */
export async function openServer(url: string): Promise<EventLog> {
  const { EventstoredbLog } = await import('../log/eventstoredb.log.js');
  return new EventstoredbLog(url);
}
