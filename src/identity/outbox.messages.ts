import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Message, Messages } from './messages.js';

export type Kept = Message & { readonly id: string; readonly at: string };
const ID = /^\d{13}-\d{6}$/;

/** A folder instead of a mail server: what the demonstration would have sent. */
export class OutboxMessages extends Messages {
  private sent = 0;

  constructor(private readonly folder: string) {
    super();
  }

  async send(message: Message): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const id = `${Date.now()}-${String(this.sent++ % 1_000_000).padStart(6, '0')}`;
    const file = join(this.folder, `${id}.json`);
    await writeFile(`${file}.new`, JSON.stringify(message), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }

  /** Newest first. */
  async list(limit = 50): Promise<readonly Kept[]> {
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.map((name) => name.replace(/\.json$/, '')).filter((name) => ID.test(name));
    const newest = ids.sort().reverse().slice(0, limit);
    return Promise.all(newest.map((id) => this.kept(id)));
  }

  private async kept(id: string): Promise<Kept> {
    const message: Message = JSON.parse(await readFile(join(this.folder, `${id}.json`), 'utf8'));
    return { ...message, id, at: new Date(Number(id.slice(0, 13))).toISOString() };
  }
}
