import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config-error.js';

const FILE = 'log.home';
type Setting = { readonly data: string; readonly eventLog: string };

/** Without what only the configuration may hold: names, passwords, options. */
export const addressOf = (eventLog: string): string => eventLog.replace(/\/\/[^@/]*@/, '//').replace(/\/?\?.*$/, '');

/** The address of the log that a data folder was settled at; undefined where it never moved. */
export function homeOf(data: string): string | undefined {
  const file = join(data, FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** @throws ConfigError that says what to write, when the log of a data folder is on another engine by now */
export function mustBeAtHome({ data, eventLog }: Setting): void {
  const home = homeOf(data);
  if (home === undefined || (home === 'sqlite:') === (eventLog === 'sqlite:')) return;
  throw new ConfigError(
    `The log of "${data}" has moved: write GHIA_EVENT_LOG=${home} (with your user and options), or bring it back with ghia migrate log.`,
  );
}

/** From now on the data folder belongs to the log at this address. */
export function settleAt({ data, eventLog }: Setting): void {
  const file = join(data, FILE);
  writeFileSync(`${file}.new`, `${addressOf(eventLog)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
