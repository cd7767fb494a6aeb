import type { EventLog } from '../../log/event-log.js';
import { toBase64 } from '../tlog/base64.js';
import { receiptText } from '../tlog/proof.js';
import { bundlePath, entriesOf, FULL, fullPath, subtreesIn, tilePath, widthOf } from '../tlog/tiles.js';
import { merkle } from './hashing.js';
import { Damaged, type PublishedLog } from './published-log.js';

/** Tiles and bundles in memory: 8 kB a tile, a bundle about 100. */
const MOST_KEPT = 256;

/** Of a fact that is in the log and not under a signed checkpoint yet. */
export const WAITING = 'waiting';

/** Proves that a fact is in the published log, and that the log only ever grew. */
export class Proofs {
  private readonly read = new Map<string, Buffer>();

  constructor(
    private readonly published: PublishedLog,
    private readonly log: EventLog,
  ) {}

  /** That the fact is in the log (C2SP tlog-proof), under the newest checkpoint; undefined when there is no such fact. @throws Damaged */
  async receipt(eventId: string): Promise<string | typeof WAITING | undefined> {
    const index = this.published.indexOf(eventId);
    const signed = this.published.last;
    if (index === undefined || !signed || index >= signed.size)
      return index !== undefined || (await this.isNew(eventId)) ? WAITING : undefined;
    const path = merkle.inclusion(index, signed.size, this.subtrees(signed.size));
    return receiptText({ index, path, checkpoint: this.published.noteOf(signed) });
  }

  /** The fact's entry, byte for byte as it is in the log. @throws Damaged */
  async entry(eventId: string): Promise<Uint8Array | typeof WAITING | undefined> {
    const index = this.published.indexOf(eventId);
    const size = this.published.last?.size ?? 0;
    if (index === undefined || index >= size)
      return index !== undefined || (await this.isNew(eventId)) ? WAITING : undefined;
    return this.entryAt(index);
  }

  /** The entry at an index of the published log, undefined beyond its end. @throws Damaged */
  entryAt(index: number): Uint8Array | undefined {
    const size = this.published.last?.size ?? 0;
    if (index >= size) return undefined;
    const n = Math.floor(index / FULL);
    return entriesOf(this.whole(bundlePath(n, widthOf(size, 0, n))))[index % FULL];
  }

  /** That the tree of one size continues that of another; undefined when the log has not reached it. @throws RangeError, Damaged */
  consistency(before: number, size: number): readonly string[] | undefined {
    const last = this.published.last?.size ?? 0;
    if (size > last) return undefined;
    return merkle.consistency(before, size, this.subtrees(last)).map(toBase64);
  }

  private subtrees(size: number) {
    return subtreesIn(merkle, size, (level, n, width) => this.whole(tilePath(level, n, width)));
  }

  /** What was published never changes, so what was read and found whole is kept for the next proof. */
  private whole(path: string): Buffer {
    const bytes = this.read.get(path) ?? this.published.file(path) ?? this.published.file(fullPath(path));
    if (!bytes) throw new Damaged(path);
    this.read.delete(path); // the one that was asked for last goes last
    this.read.set(path, bytes);
    if (this.read.size > MOST_KEPT) this.read.delete(this.read.keys().next().value!);
    return bytes;
  }

  /** Whether the fact is one of those that the newest checkpoint does not hold yet. */
  private async isNew(eventId: string): Promise<boolean> {
    for await (const { events } of this.log.pages(this.published.last?.position ?? 0))
      if (events.some(({ id }) => id === eventId)) return true;
    return false;
  }
}
