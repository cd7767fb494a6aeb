import { hash } from 'node:crypto';
import { type Content, contentsIn } from '../../events/content.js';

/** What somebody holds, by its digest; undefined when it is not there. */
type Held = (digest: string) => Promise<Buffer | undefined>;
type Found = { readonly ok: boolean; readonly found: string };

/** Whether whatever facts name beside the log is there, and is what they name. */
export class ContentCheck {
  private readonly named = new Map<string, Content>();

  /** @param data the public part of a fact */
  take(data: object): void {
    for (const content of contentsIn(data)) this.named.set(content.digest, content);
  }

  /** @param kept the digests of all that is kept, where that is known: some of it may be named by no fact */
  async result(held: Held, kept?: AsyncIterable<string>): Promise<Found> {
    for (const { digest, bytes } of this.named.values()) {
      const found = await held(digest);
      if (found === undefined) return { ok: false, found: `${digest} is missing` };
      if (hash('sha256', found) !== digest || found.length !== bytes)
        return { ok: false, found: `${digest} was altered: its bytes are not those that facts name` };
    }
    let strays = 0;
    if (kept) for await (const digest of kept) if (!this.named.has(digest)) strays++;
    const more = strays > 0 ? `; ${strays} more are named by none, and harm nobody` : '';
    return { ok: true, found: `${this.named.size} files that facts name are there and hash to their names${more}` };
  }
}
