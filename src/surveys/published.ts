import { hash } from 'node:crypto';
import type { FileStore } from '../files/file-store.js';
import { canonical } from '../log/codec.js';

/** What was published of surveys, by its SHA-256: larger than a leaf of the log holds, and named there by this digest. */
export class PublishedSurveys {
  constructor(private readonly files: Pick<FileStore, 'put' | 'get' | 'has'>) {}

  /** Keeps it as canonical JSON. Resolves to its digest (hex) when it will outlive a power cut. */
  async keep(content: object): Promise<string> {
    const text = canonical(content);
    const digest = hash('sha256', text);
    if (!(await this.files.has(nameOf(digest)))) await this.files.put(nameOf(digest), Buffer.from(text));
    return digest;
  }

  /** The bytes of a digest, as they were kept; undefined when they are not here. @throws Error when they are not what they were */
  async bytes(digest: string): Promise<Buffer | undefined> {
    const found = await this.files.get(nameOf(digest));
    if (found && hash('sha256', found) !== digest) throw new Error(`the published content ${digest} was changed`);
    return found;
  }

  async of<T>(digest: string): Promise<T | undefined> {
    const found = await this.bytes(digest);
    return found && (JSON.parse(found.toString('utf8')) as T);
  }
}

const nameOf = (digest: string) => `survey-${digest}`;
