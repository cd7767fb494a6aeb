import type { Recorded } from '../../events/envelope.js';
import { entryOf } from './leaf.js';
import { Edge, type LogFile, NOTHING } from './sequencer/edge.js';
import { checkEd25519 } from './sequencer/hashing.js';
import type { Signed } from './sequencer/ledger.js';
import type { PublishedLog } from './sequencer/published-log.js';
import { readCheckpoint } from './tlog/checkpoint.js';
import { type Note, readNote, signedBy, type Verifier } from './tlog/note.js';
import { fullPath } from './tlog/tiles.js';
import { sameBytes } from './tlog/verify.js';

/** What is published, held against the facts: they are given one after the other, and the tree is grown anew from them. */
export class PublishedCheck {
  private readonly edge = new Edge(0, NOTHING);
  private readonly kept: Iterator<Signed>;
  private next: Signed | undefined;
  private readonly unchecked: { readonly size: number; readonly note: Note }[] = [];
  private checkpoints = 0;
  private files = 0;
  private readonly last: Signed | undefined;
  /** The first thing that was wrong. */
  private wrong: string | undefined;

  constructor(
    private readonly published: PublishedLog,
    /** The keys of the log, of which one must have signed. */
    private readonly keys: readonly Verifier[],
  ) {
    this.last = published.last;
    this.kept = published.checkpoints();
    this.next = this.kept.next().value;
  }

  take(fact: Recorded): void {
    if (!this.last || this.edge.size >= this.last.size) return; // not published yet
    const index = this.edge.size;
    for (const file of this.edge.append(entryOf(fact)))
      this.compare(file, `leaves ${index - 255} to ${index}, the last of them position ${fact.position}`);
    if (this.published.indexOf(fact.id) !== index) this.wrong ??= `position ${fact.position} is not leaf ${index}`;
    while (this.next && this.next.size <= this.edge.size) {
      this.hold(this.next);
      this.next = this.kept.next().value;
    }
    if (this.edge.size === this.last.size) for (const file of this.edge.partial()) this.compare(file, 'the newest');
  }

  /** To be called now and then, and before the result is asked for. */
  async settle(): Promise<void> {
    for (const { size, note } of this.unchecked.splice(0))
      if (!(await this.isOurs(note))) this.wrong ??= `the checkpoint of ${size} leaves is not signed by the log`;
  }

  /** The root (base64) of the checkpoint that was signed of so many leaves; it is checked with the others. */
  rootOf(size: number): string | undefined {
    return this.published.ofSize(size)?.root.toString('base64');
  }

  /** What was found, in a sentence. */
  get result(): { readonly ok: boolean; readonly found: string } {
    const { last, edge } = this;
    if (!last) return { ok: true, found: 'nothing is published yet' };
    if (edge.size < last.size)
      this.wrong ??= `${last.size} leaves were published, the log holds ${edge.size} facts: some were lost`;
    if (this.wrong) return { ok: false, found: this.wrong };
    const { files, checkpoints } = this;
    return {
      ok: true,
      found: `${last.size} leaves are the facts, ${files} tiles and bundles hold them, ${checkpoints} checkpoints are signed and agree`,
    };
  }

  private compare({ path, bytes }: LogFile, what: string): void {
    this.files++;
    const found = this.published.bytesOf(path) ?? this.published.bytesOf(fullPath(path))?.subarray(0, bytes.length);
    if (found && sameBytes(found, bytes)) return; // a full one may have taken a partial one's place meanwhile
    this.wrong ??= `${path} (${what}) ${found ? 'differs from the facts' : 'is gone'}`;
  }

  /** A checkpoint against the tree as it stands now; its signature is checked in `settle`. */
  private hold({ size, note, root }: Signed): void {
    this.checkpoints++;
    const read = readNote(note);
    const checkpoint = read && readCheckpoint(read.text);
    const tree = this.edge.root();
    if (checkpoint?.size === size && sameBytes(checkpoint.root, tree) && sameBytes(root, tree))
      this.unchecked.push({ size, note: read! });
    else this.wrong ??= `the checkpoint of ${size} leaves has another root than the facts`;
  }

  private async isOurs(note: Note): Promise<boolean> {
    for (const key of this.keys) if (await signedBy(note, key, checkEd25519)) return true;
    return false;
  }
}
