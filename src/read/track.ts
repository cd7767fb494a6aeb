import type { Recorded } from '../../events/envelope.js';
import type { Projection } from '../../projections/projection.js';
import type { Batch, Doc, ReadStore } from '../../read-models/store.js';
import type { Page } from '../log/event-log.js';
import type { ProjectionState, ProjectionStatus } from './projecting.js';

// biome-ignore lint/suspicious/noExplicitAny: the runner neither knows nor cares what a projection folds
export type AnyProjection = Projection<any, any>;

/** Documents kept in memory between batches, so that a replay neither loads nor parses them again. */
const MOST_KEPT = 10_000;

/** One projection on its way along the log: its checkpoint, the documents it has changed, and its fault if it has one. */
export class Track {
  state: ProjectionState = 'new';
  fault: ProjectionStatus['fault'];
  private readonly handles: ReadonlySet<string>;
  private readonly kept = new Map<string, Doc | undefined>();
  private readonly changed = new Set<string>();
  /** Documents that hold facts from behind the checkpoint already, and up to where (`ReadStore.ahead`). */
  private readonly ahead = new Map<string, number>();

  private constructor(
    private readonly store: ReadStore,
    readonly projection: AnyProjection,
    readonly collection: string,
    public checkpoint: number,
  ) {
    this.handles = new Set(projection.handles);
  }

  static async open(store: ReadStore, projection: AnyProjection, collection: string): Promise<Track> {
    await store.prepare(collection, { indexes: [], searchable: projection.searchable ?? false });
    return new Track(store, projection, collection, await store.position(collection));
  }

  /** Indexes come last: bulk loads without them are three times as fast. */
  index(): Promise<void> {
    const { indexes, searchable = false } = this.projection;
    return this.store.prepare(this.collection, { indexes, searchable });
  }

  /** Folds what concerns it. A throw stops this projection, at the fact it could not fold, and nothing else. */
  async take(page: Page): Promise<void> {
    if (this.state === 'faulted') return;
    const mine: Recorded[] = [];
    for (const e of page.events) if (e.position > this.checkpoint && this.handles.has(e.type)) mine.push(e);
    if (mine.length === 0) return;
    let at: Recorded = mine[0]!;
    try {
      const keys: (readonly string[])[] = mine.map((e) => {
        at = e;
        return this.projection.keys(e);
      });
      await this.keep(keys);
      mine.forEach((e, i) => {
        at = e;
        for (const id of keys[i]!) {
          if (this.ahead.size > 0 && e.position <= (this.ahead.get(id) ?? 0)) continue;
          this.kept.set(id, this.projection.fold(this.kept.get(id), e, id));
          this.changed.add(id);
        }
      });
    } catch (error) {
      this.state = 'faulted';
      this.fault = { position: at.position, type: at.type, message: (error as Error).message };
      this.forget();
    }
  }

  /** What there is to write, now that the log has been seen up to `reached`. */
  batch(reached: number): Batch {
    const docs = new Map<string, Doc | undefined>();
    for (const id of this.changed) docs.set(id, this.kept.get(id));
    return { collection: this.collection, docs, position: Math.max(reached, this.checkpoint) };
  }

  saved({ position }: Batch): void {
    this.checkpoint = position;
    this.changed.clear();
    for (const [id, at] of this.ahead) if (at <= position) this.ahead.delete(id);
    if (this.kept.size > MOST_KEPT) this.kept.clear();
  }

  /** Back to what the store holds: after a failed save, or when a document was changed by other hands. */
  forget(): void {
    this.kept.clear();
    this.changed.clear();
    this.ahead.clear();
  }

  /** The same, and from the store's own checkpoint: a save that failed may have been made all the same. */
  async recover(): Promise<void> {
    this.forget();
    this.checkpoint = await this.store.position(this.collection);
  }

  get dirty(): number {
    return this.changed.size;
  }

  status(head: number): ProjectionStatus {
    const { projection, collection, state, checkpoint, fault } = this;
    const lag = Math.max(0, head - checkpoint);
    const { name, version } = projection;
    return { name, version, collection, state, position: checkpoint, lag, ...(fault && { fault }) };
  }

  private async keep(keys: readonly (readonly string[])[]): Promise<void> {
    const missing = new Set<string>();
    for (const ids of keys) for (const id of ids) if (!this.kept.has(id)) missing.add(id);
    if (missing.size === 0) return;
    const ids = [...missing];
    const found = await this.store.load(this.collection, ids);
    for (const [id, at] of await this.store.ahead(this.collection, ids, this.checkpoint)) this.ahead.set(id, at);
    for (const id of ids) this.kept.set(id, found.get(id));
  }
}
