import { setTimeout as wait } from 'node:timers/promises';
import type { Recorded } from '../../../events/envelope.js';
import type { EventLog, Page } from '../../log/event-log.js';
import { entryOf } from '../leaf.js';
import { subtreesIn, tilePath } from '../tlog/tiles.js';
import { Edge } from './edge.js';
import { merkle } from './hashing.js';
import type { Cosignature, Leaf, Ledger } from './ledger.js';
import type { Signer } from './signer.js';
import type { TileFiles } from './tile-files.js';

export const CHECKPOINT = 'checkpoint';
/** Where the checkpoint of a size is kept for ever. */
export const keptPath = (size: number): string => `checkpoints/${size}`;
const EVERY = 1_000;
const TRY_AGAIN = 1_000;
/** Full files that are kept waiting while history is read, before they are written. */
const MOST_WAITING = 64;

type Means = {
  /** The facts as they were written. */
  readonly log: EventLog;
  readonly ledger: Ledger;
  readonly files: Pick<TileFiles, 'write' | 'read' | 'forget'>;
  readonly signer: Signer;
  /** Between two checkpoints (milliseconds), while there is anything to sign. */
  readonly every?: number;
};

/**
 * Makes each fact of the log a leaf of the tree, in the order of the log, and publishes a signed checkpoint within a
 * second or two. Leaves, edge and how far it read are one transaction; then come the tiles, the signature, and the
 * checkpoint last of all, so that it may die at any point and goes on from there. One runs at a time: who starts it holds
 * the instance's lock.
 */
export class Sequencer {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  /** Checkpoints are shown one after the other, whoever wants them shown. */
  private showing: Promise<unknown> = Promise.resolve();
  private edge: Edge;
  private fault: string | undefined;
  /** Hears of every change of what is published, and of trouble. */
  onChange: (() => void) | undefined;

  constructor(private readonly means: Means) {
    const { ledger } = means;
    this.edge = new Edge(ledger.reached.size, ledger.edges);
  }

  /** Why nothing is published any more, if something is wrong. */
  get trouble(): string | undefined {
    return this.fault;
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.showing;
  }

  /** Keeps cosignatures of a checkpoint that have been checked, and shows them with it. */
  async cosign(size: number, cosignatures: readonly Cosignature[]): Promise<void> {
    const { ledger, files } = this.means;
    if (!ledger.cosign(size, cosignatures)) return;
    await this.inTurn(async () => {
      const note = ledger.noteOf(ledger.ofSize(size)!);
      await files.write([{ path: keptPath(size), bytes: Buffer.from(note) }]);
      await this.show();
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.publish(); // what was sequenced before it died, if anything was
        for await (const page of this.means.log.follow(this.means.ledger.reached.position, undefined, signal)) {
          await this.sequence(page);
          if (!page.live) continue;
          const next = pause(this.means.every ?? EVERY, signal);
          await this.publish();
          await next; // facts gather meanwhile
        }
      } catch (error) {
        this.say((error as Error).message);
        this.edge = new Edge(this.means.ledger.reached.size, this.means.ledger.edges); // as far as it is on disk
        await pause(TRY_AGAIN, signal);
      }
    }
  }

  private async sequence({ events, reached }: Page): Promise<void> {
    if (events.length === 0) return;
    const filled = events.flatMap((event) => this.edge.append(entryOf(event)));
    this.means.ledger.extend(events.map(leafOf), { size: this.edge.size, position: reached }, this.edge.edges, filled);
    if (this.means.ledger.waiting > MOST_WAITING) await this.writeFilled();
  }

  /** Signs the tree as far as it reaches, unless that is signed already. */
  private async publish(): Promise<void> {
    const { ledger, files, signer } = this.means;
    const { size, position } = ledger.reached;
    const published = ledger.lastSigned;
    const partial = this.edge.partial();
    if (size > 0 && !(published?.size === size && ledger.holds(partial))) {
      await this.writeFilled();
      await files.write(partial);
      const root = this.edge.root();
      const note = signer.sign({ size, root }, this.continuing(size));
      ledger.sign({ size, position, root: Buffer.from(root), note, at: Date.now() }, partial);
    }
    await this.inTurn(() => this.show());
  }

  private inTurn<R>(work: () => Promise<R>): Promise<R> {
    const done = this.showing.then(work, work);
    this.showing = done.catch(() => undefined);
    return done;
  }

  /** The checkpoint, by its size and as the newest. Last of all: what it speaks of is there. */
  private async show(): Promise<void> {
    const { ledger, files } = this.means;
    const { lastSigned } = ledger;
    const note = lastSigned && ledger.noteOf(lastSigned);
    if (note === undefined || files.read(CHECKPOINT)?.toString() === note) return this.well();
    const bytes = Buffer.from(note);
    await files.write([{ path: keptPath(lastSigned!.size), bytes }]);
    await files.write([{ path: CHECKPOINT, bytes }]);
    this.well();
    this.onChange?.();
  }

  /** That the tree continues the one that was signed last. */
  private continuing(size: number): readonly Uint8Array[] {
    const { files, signer } = this.means;
    const before = signer.last?.size ?? 0;
    if (before === 0 || before >= size) return [];
    const tile = (level: number, n: number, width: number) => {
      const path = tilePath(level, n, width);
      const bytes = files.read(path);
      if (!bytes) throw new Error(`${path} is missing`);
      return bytes;
    };
    return merkle.consistency(before, size, subtreesIn(merkle, size, tile));
  }

  private async writeFilled(): Promise<void> {
    const { ledger, files } = this.means;
    for (let filled = ledger.outgoing(MOST_WAITING); filled.length > 0; filled = ledger.outgoing(MOST_WAITING)) {
      await files.write(filled);
      for (const path of ledger.written(filled)) await files.forget(path);
    }
  }

  private well(): void {
    if (this.fault === undefined) return;
    this.fault = undefined;
    this.onChange?.();
  }

  private say(fault: string): void {
    if (this.fault === fault) return;
    this.fault = fault;
    this.onChange?.();
  }
}

export function leafOf({ id, type, data }: Recorded): Leaf {
  const { vkey } = data as { vkey?: unknown };
  return type === 'LogKeyRotated' && typeof vkey === 'string' ? { id, announces: vkey } : { id };
}

/** Over sooner when it is to stop. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal }).catch(() => undefined);
