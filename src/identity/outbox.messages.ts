import { hash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Message, Messages } from './messages.js';

export type Kept = Message & { readonly id: string; readonly at: string };

/** Milliseconds, the number within this process, and what no other message of the folder has: drawn, or of its key. */
const ID = /^\d{13}-\d{6}-[0-9a-f]{8}$/;
const MOST_LISTED = 200;
const CLEARED_EVERY = 100;

/** A folder instead of a mail server: what the demonstration would have sent. Only the newest are kept. */
export class OutboxMessages extends Messages {
  private sent = 0;

  constructor(
    private readonly folder: string,
    private readonly mostKept = 1_000,
  ) {
    super();
  }

  async send(message: Message): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const number = String(this.sent++ % 1_000_000).padStart(6, '0');
    const mark = message.key === undefined ? randomBytes(4).toString('hex') : hash('sha256', message.key).slice(0, 8);
    if (message.key !== undefined && (await this.holds(message.key, mark))) return;
    const file = this.fileOf(`${Date.now()}-${number}-${mark}`);
    await writeFile(`${file}.new`, JSON.stringify(message), { mode: 0o600 });
    await rename(`${file}.new`, file);
    if (this.sent % CLEARED_EVERY === 0) await this.clear();
  }

  /** Newest first, at most two hundred. */
  async list(limit = 50): Promise<readonly Kept[]> {
    const wanted = Math.min(Math.max(0, limit), MOST_LISTED);
    const kept = await Promise.all((await this.ids()).slice(0, wanted).map((id) => this.read(id)));
    return kept.filter((message) => message !== undefined);
  }

  /** Undefined for an id that is none, or is not there (any more). */
  async read(id: string): Promise<Kept | undefined> {
    if (!ID.test(id)) return undefined;
    const text = await readFile(this.fileOf(id), 'utf8').catch(ifMissing(undefined));
    if (text === undefined) return undefined;
    return { ...(JSON.parse(text) as Message), id, at: new Date(Number(id.slice(0, 13))).toISOString() };
  }

  /** Whether this very message lies here already. */
  private async holds(key: string, mark: string): Promise<boolean> {
    for (const id of await this.ids()) if (id.endsWith(mark) && (await this.read(id))?.key === key) return true;
    return false;
  }

  private async clear(): Promise<void> {
    for (const id of (await this.ids()).slice(this.mostKept)) await unlink(this.fileOf(id)).catch(ifMissing(undefined));
  }

  private async ids(): Promise<string[]> {
    const names = await readdir(this.folder).catch(ifMissing<string[]>([]));
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
    return ids
      .filter((id) => ID.test(id))
      .sort()
      .reverse();
  }

  private fileOf(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}

function ifMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code !== 'ENOENT') throw error;
    return instead;
  };
}
