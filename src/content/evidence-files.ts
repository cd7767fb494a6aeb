import { hash } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import { EVIDENCE_TYPES, type EvidenceType } from '../../commands/ogp/evidence-commands.js';
import type { FileSource } from '../../events/ogp-monitoring.js';
import type { FileStore } from '../files/file-store.js';
import { Refused } from '../refused.js';

export const LARGEST_EVIDENCE = 10 * 1024 * 1024;
export type KeptEvidence = Pick<FileSource, 'sha256' | 'size' | 'type'>;
const nameOf = (sha256: string) => `evidence-${sha256}`;

/** Files that show what was done, by their SHA-256: the fact that cites one proves what it was. */
export class EvidenceFiles {
  constructor(private readonly files: Pick<FileStore, 'put' | 'get' | 'has' | 'remove'>) {}

  /** Resolves when it will outlive a power cut. The same bytes again are the same file; one that was damaged is mended. */
  async take(bytes: Buffer, declared: string): Promise<KeptEvidence> {
    if (bytes.length > LARGEST_EVIDENCE)
      throw new Refused(refuse('evidence.file-too-large', { most: LARGEST_EVIDENCE }));
    const type = typeOf(bytes, declared);
    if (!type) throw new Refused(refuse('evidence.file-type', { types: EVIDENCE_TYPES.join(', ') }));
    const sha256 = hash('sha256', bytes);
    if ((await this.state(sha256)) !== 'there') await this.files.put(nameOf(sha256), bytes);
    return { sha256, size: bytes.length, type };
  }

  /** The file as it lies there; undefined where there is none, or another. */
  async of(sha256: string): Promise<Buffer | undefined> {
    const bytes = await this.files.get(nameOf(sha256));
    return bytes && hash('sha256', bytes) === sha256 ? bytes : undefined;
  }

  /** Twice is once. */
  remove(sha256: string): Promise<void> {
    return this.files.remove(nameOf(sha256));
  }

  /** Whether it is there, and still what it was. */
  async state(sha256: string): Promise<'there' | 'gone' | 'altered'> {
    const bytes = await this.files.get(nameOf(sha256));
    if (!bytes) return 'gone';
    return hash('sha256', bytes) === sha256 ? 'there' : 'altered';
  }
}

const STARTS: readonly (readonly [EvidenceType, RegExp])[] = [
  ['application/pdf', /^%PDF-/],
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
];

/**
 * Office documents are zipped: which of them one is only its sender can say.
 * What a file is by its first bytes; of zipped and plain ones which of them they say they are. Undefined for any other.
 */
export function typeOf(bytes: Buffer, declared: string): EvidenceType | undefined {
  const head = bytes.subarray(0, 16).toString('latin1');
  const found = STARTS.find(([, start]) => start.test(head));
  if (found) return found[0];
  const said = EVIDENCE_TYPES.find((type) => type === declared);
  if (!said || STARTS.some(([type]) => type === said)) return undefined;
  const zipped = head.startsWith('PK\x03\x04');
  if (said.startsWith('text/')) return !zipped && isText(bytes) ? said : undefined;
  return zipped ? said : undefined;
}

function isText(bytes: Buffer): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
