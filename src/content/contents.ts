import { hash } from 'node:crypto';
import { type Content, contentsIn } from '../../events/content.js';
import { Unavailable } from '../durable/unavailable.js';
import type { FileStore } from '../files/file-store.js';
import type { Named } from './named.js';

/** So much that was asked for last is kept at hand (bytes): it has been held against its digest already. */
const AT_HAND = 32 * 1024 * 1024;
const DIGEST = /^[0-9a-f]{64}$/;

export const isDigest = (text: string): boolean => DIGEST.test(text);

/**
 * Public content by its SHA-256: kept before the fact that names it, and never removed. What was kept and then named by no
 * fact, because the house went down between the two, harms nobody; `verify` counts it.
 */
export class Contents {
  private readonly atHand = new Map<string, Buffer>();
  private size = 0;

  constructor(private readonly files: FileStore) {}

  /** Resolves when it will outlive a power cut. The same content again is the same file; one that was damaged is mended. */
  async keep({ content: { digest }, bytes }: Named): Promise<void> {
    const found = await this.files.get(digest);
    if (found === undefined || hash('sha256', found) !== digest) await this.files.put(digest, bytes);
  }

  /**
   * Whatever facts name is here before they are recorded. `beside`: content that came with the wish.
   * @throws Unavailable
   */
  async settle(facts: readonly { readonly data: object }[], beside: readonly Named[] = []): Promise<void> {
    const digests = new Set(facts.flatMap(({ data }) => contentsIn(data)).map(({ digest }) => digest));
    const brought = new Map(beside.map((one) => [one.content.digest, one]));
    const settled = [...digests].map(async (digest) => {
      const one = brought.get(digest);
      if (one) await this.keep(one);
      else await this.of(digest);
    });
    await Promise.all(settled);
  }

  /** Its bytes, as they were named. @throws Unavailable: `broken` when they are gone or altered, `busy` when the store is away */
  async of(digest: string): Promise<Buffer> {
    const known = this.atHand.get(digest);
    if (known) return known;
    const bytes = await this.files.get(digest);
    const wrong = bytes === undefined ? 'is missing' : hash('sha256', bytes) === digest ? undefined : 'was altered';
    if (bytes === undefined || wrong)
      throw new Unavailable(`content ${digest} ${wrong}`, 'broken', { part: 'content' });
    this.keepAtHand(digest, bytes);
    return bytes;
  }

  /** @throws Unavailable */
  async json<T>({ digest }: Pick<Content, 'digest'>): Promise<T> {
    return JSON.parse((await this.of(digest)).toString('utf8')) as T;
  }

  has(digest: string): Promise<boolean> {
    return this.files.has(digest);
  }

  /** The bytes that lie there now, whatever they are; undefined when there are none. @throws Unavailable */
  unchecked(digest: string): Promise<Buffer | undefined> {
    return this.files.get(digest);
  }

  /** The digests of all that is kept, also of what no fact names. */
  async *digests(): AsyncIterable<string> {
    for await (const name of this.files.names()) if (isDigest(name)) yield name;
  }

  close(): Promise<void> {
    return this.files.close();
  }

  private keepAtHand(digest: string, bytes: Buffer): void {
    if (this.atHand.has(digest)) return;
    this.atHand.set(digest, bytes);
    this.size += bytes.length;
    for (const [oldest, { length }] of this.atHand) {
      if (this.size <= AT_HAND) return;
      this.atHand.delete(oldest);
      this.size -= length;
    }
  }
}
