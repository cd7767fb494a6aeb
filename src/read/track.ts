import type { Recorded } from '../../events/envelope.js';
import type { Projection } from '../../projections/projection.js';
import type { Batch, Doc, ReadStore } from '../../read-models/store.js';
import type { Page } from '../log/event-log.js';
import type { ProjectionState, ProjectionStatus } from './projecting.js';

// biome-ignore lint/suspicious/noExplicitAny: the runner neither knows nor cares what a projection folds
export type AnyProjection = Projection<any, any>;

/** Whether its documents show something that was sealed under somebody's key. */
export const showsSealed = ({ indexes }: AnyProjection): boolean => indexes.some(([field]) => field === 'subject');

/** Documents kept in memory between batches, so that a replay neither loads nor parses them again. */
const MOST_KEPT = 10_000;

/** One projection on its way along the log: its checkpoint, the documents it has changed, and its fault if it has one. */
export class Track {
  state: ProjectionState = 'new';
  fault: ProjectionStatus['fault'];
  /** Settled when nobody works on its documents. */
  turn: Promise<unknown> = Promise.resolve();
  private readonly handles: ReadonlySet<string>;
  private readonly kept = new Map<string, Doc | undefined>();
  private readonly changed = new Set<string>();
  /** Documents that hold facts from behind the checkpoint already, and up to where (`ReadStore.take`). */
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

  /** Folding, saving and purging take turns: none of them may see the documents half-way through another. */
  static alone<T>(tracks: readonly Track[], work: () => Promise<T>): Promise<T> {
    const done = Promise.all(tracks.map(({ turn }) => turn)).then(work);
    const over = done.catch(() => undefined);
    for (const track of tracks) track.turn = over;
    return done;
  }

  /** Folds what concerns it. A throw stops this projection, at the fact it could not fold, and nothing else. */
  take(page: Page): Promise<void> {
    return Track.alone([this], () => this.fold(page));
  }

  private async fold(page: Page): Promise<void> {
    if (this.state === 'faulted') return;
    const mine: Recorded[] = [];
    for (const e of page.events) if (e.position > this.checkpoint && this.handles.has(e.type)) mine.push(e);
    if (mine.length === 0) return;
    const keys = this.guarded(mine, (e) => this.projection.keys(e));
    if (!keys) return;
    await this.keep(keys); // a store that fails is nobody's fault here: the whole pass is tried again
    this.guarded(mine, (e, i) => {
      for (const id of keys[i]!) {
        if (this.ahead.size > 0 && e.position <= (this.ahead.get(id) ?? 0)) continue; // it holds this fact
        const before = this.kept.get(id);
        const after = this.projection.fold(before, e, id);
        if (before === undefined && after === undefined) continue; // nothing came of nothing
        this.kept.set(id, after);
        this.changed.add(id);
      }
    });
  }

  private guarded<T>(facts: readonly Recorded[], work: (e: Recorded, i: number) => T): T[] | undefined {
    let at: Recorded | undefined;
    try {
      return facts.map((e, i) => {
        at = e;
        return work(e, i);
      });
    } catch (error) {
      this.state = 'faulted';
      this.fault = { position: at!.position, type: at!.type, message: (error as Error).message };
      this.forget();
      return undefined;
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

  /** Back to what the store holds, and to its own checkpoint: a save that failed may have been made all the same. */
  recover(): Promise<void> {
    return Track.alone([this], async () => {
      this.forget();
      this.checkpoint = await this.store.position(this.collection);
    });
  }

  /** Takes out what was sealed under these subjects: what is saved, and what has been folded and is not saved yet. */
  purge(subjects: ReadonlySet<string>): Promise<void> {
    if (!showsSealed(this.projection)) return Promise.resolve();
    return Track.alone([this], async () => {
      const found = await this.store.find(this.collection, { where: { subject: { in: [...subjects] } } });
      await this.store.remove(
        this.collection,
        found.map(({ _id }) => _id),
      );
      for (const { _id } of found) if (this.kept.has(_id)) this.kept.set(_id, undefined);
      for (const [id, doc] of this.kept)
        if (subjects.has((doc as { subject?: string } | undefined)?.subject ?? '')) this.kept.set(id, undefined);
    });
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
    const held = await this.store.take(this.collection, [...missing]);
    for (const id of missing) {
      const { doc, at = 0 } = held.get(id) ?? {};
      this.kept.set(id, doc);
      if (at > this.checkpoint) this.ahead.set(id, at);
    }
  }

  private forget(): void {
    this.kept.clear();
    this.changed.clear();
    this.ahead.clear();
  }
}
