import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Unavailable } from '../durable/unavailable.js';
import { random } from '../identity/aead.js';
import { FileStore, isPlace, placeOf } from './file-store.js';

/** Files in a folder of this machine. */
export class FolderFiles extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  /** Whole or not at all: written beside its place, flushed, then put into it. */
  async put(name: string, bytes: Buffer): Promise<void> {
    const path = this.path(name);
    const unfinished = `${path}.${random(6).toString('hex')}.new`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await flushed(unfinished, bytes);
      await rename(unfinished, path);
      await synced(dirname(path));
      await synced(this.folder);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined); // why it failed says more
      throw unavailable(error);
    }
  }

  async get(name: string): Promise<Buffer | undefined> {
    const path = this.path(name);
    return readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw unavailable(error);
    });
  }

  async has(name: string): Promise<boolean> {
    const path = this.path(name);
    return access(path).then(
      () => true,
      () => false,
    );
  }

  async remove(name: string): Promise<void> {
    const path = this.path(name);
    try {
      await rm(path, { force: true });
      await synced(dirname(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unavailable(error);
    }
  }

  async *names(): AsyncIterable<string> {
    for (const folder of await listed(this.folder))
      for (const name of await listed(join(this.folder, folder))) if (isPlace(`${folder}/${name}`)) yield name;
  }

  async close(): Promise<void> {}

  private path(file: string): string {
    const { folder, name } = placeOf(file);
    return join(this.folder, folder, name);
  }
}

async function flushed(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What lies in a folder; nothing where there is none. */
async function listed(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw unavailable(error);
  });
}

async function synced(folder: string): Promise<void> {
  const file = await open(folder, 'r');
  await file.sync().finally(() => file.close());
}

const unavailable = (cause: unknown) =>
  new Unavailable('files cannot be read or written', (cause as { code?: string }).code === 'ENOSPC' ? 'full' : 'busy', {
    part: 'files',
    cause,
  });
