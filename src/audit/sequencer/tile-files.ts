import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { privateFolder } from '../../data-folder.js';
import type { LogFile } from './edge.js';

/** Files that are on their way to the disk at once. */
const AT_ONCE = 8;

/**
 * The files of the published log, laid out as C2SP tlog-tiles wants them, so that any web server could serve the folder.
 * What is written is whole and on disk, or not there.
 */
export class TileFiles {
  constructor(readonly folder: string) {
    privateFolder(folder);
  }

  /** Returns when every file and its name are on disk. Writing the same again changes nothing. */
  async write(files: readonly LogFile[]): Promise<void> {
    const folders = new Set<string>();
    for (let from = 0; from < files.length; from += AT_ONCE)
      await Promise.all(files.slice(from, from + AT_ONCE).map((file) => this.put(file, folders)));
    for (const folder of folders) await synced(folder);
  }

  /** Undefined when there is no such file. */
  read(path: string): Buffer | undefined {
    const file = join(this.folder, path);
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  /** Takes away what a full tile has replaced. */
  async forget(path: string): Promise<void> {
    await rm(join(this.folder, path), { recursive: true, force: true });
  }

  private async put({ path, bytes }: LogFile, folders: Set<string>): Promise<void> {
    const whole = join(this.folder, path);
    const folder = dirname(whole);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    for (let at = folder; made && at.length >= made.length; at = dirname(at)) folders.add(dirname(at));
    folders.add(folder);
    const part = `${whole}.part`;
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, whole);
  }
}

async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const digestOf = ({ bytes }: LogFile): Buffer => hash('sha256', bytes, 'buffer');
