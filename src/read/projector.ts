import type { Batch, Doc, ReadStore } from '../../read-models/store.js';
import type { EventLog, Page } from '../log/event-log.js';
import { pass } from './pass.js';
import { Projecting, type ProjectionStatus } from './projecting.js';
import { type AnyProjection, showsSealed, Track } from './track.js';
import { until } from './until.js';

/** Which collection serves a read model, kept in the store itself. */
export type Serving = Doc & { readonly version: number; readonly collection: string; readonly generation: number };
export const SERVING = 'serving';

/** How long a replaced collection stays readable (milliseconds). */
const GRACE = 2_000;
/** After the log or the store failed. */
const TRY_AGAIN = 1_000;

/**
 * Runs every projection in this thread: strictly in order, one read of the log for all of them, documents and
 * checkpoints in one save. A new version is built beside the old one and takes over when it has caught up.
 */
export class Projector extends Projecting {
  private readonly serving = new Map<string, string>();
  private live: Track[] = [];
  private building: Track[] = [];
  private readonly rebuilding = new Set<string>();
  /** Caught up and waiting for the loop to let them in. */
  private arrived: { track: Track; done: () => void }[] = [];
  private readonly stopping = new AbortController();
  private restart = new AbortController();
  private loops: Promise<unknown>[] = [];
  private waiting = new Set<() => void>();
  private trouble: string | undefined;
  /** Called after each save, for whoever relays the progress. */
  onProgress: (() => void) | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly store: ReadStore,
    private readonly projections: readonly AnyProjection[],
  ) {
    super();
  }

  async start(): Promise<void> {
    await this.store.prepare(SERVING, { indexes: [] });
    // all at once: with a server in between, one after the other would be a long wait for whoever takes over
    const opened = await Promise.all(this.projections.map((projection) => this.open(projection)));
    for (const { track, isLive } of opened) (isLive ? this.live : this.building).push(track);
    this.loops.push(this.followAll(), this.indexAll([...this.live]));
    if (this.building.length > 0) this.loops.push(this.build(this.building));
  }

  collection(readModel: string): string {
    const name = this.serving.get(readModel);
    if (!name) throw new Error(`no projection is called ${readModel}`);
    return name;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.log.head();
    return [...this.live, ...this.building].map((track) => track.status(head));
  }

  /** Why the read side stands still, if the log or the store fails. */
  get stalled(): string | undefined {
    return this.trouble;
  }

  async seen(position: number, milliseconds: number): Promise<boolean> {
    const serve = (track: Track) => this.serving.get(track.projection.name) === track.collection;
    const there = () =>
      [...this.live, ...this.building.filter(serve)].every(
        (track) => track.state === 'faulted' || track.checkpoint >= position,
      );
    if (there()) return true;
    return new Promise((resolve) => {
      const done = (answer: boolean) => {
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(answer);
      };
      const look = () => there() && done(true);
      const timer = setTimeout(() => done(false), milliseconds);
      this.waiting.add(look);
    });
  }

  async rebuild(readModel: string): Promise<void> {
    const projection = this.projections.find(({ name }) => name === readModel);
    if (!projection) throw new Error(`no projection is called ${readModel}`);
    const goes = ({ projection: { name }, state }: Track) => name === readModel && state !== 'faulted';
    if (this.rebuilding.has(readModel) || this.building.some(goes)) throw new Error(`${readModel} is being built`);
    this.rebuilding.add(readModel);
    try {
      this.building = this.building.filter(({ projection: { name } }) => name !== readModel); // one that stopped
      const now = await this.store.get<Serving>(SERVING, readModel);
      const track = await this.beside(projection, now?.generation ?? 0);
      this.building.push(track);
      await this.build([track]);
      if (track.fault) throw new Error(`${readModel} stopped at ${track.fault.position}: ${track.fault.message}`);
    } finally {
      this.rebuilding.delete(readModel);
    }
  }

  protected async takeOut(subjects: readonly string[]): Promise<void> {
    const gone = new Set(subjects);
    const tracks = [...this.live, ...this.building];
    for (const track of tracks) await track.purge(gone);
    const known = new Set(tracks.map(({ collection }) => collection));
    // what is about to be dropped, or is left of a build that a crash cut off: the next one goes on from it
    for (const left of (await this.store.collections()).filter((name) => !known.has(name))) {
      const projection = this.projections.filter(showsSealed).find(({ name }) => left.startsWith(`${name}_v`));
      if (projection) await (await Track.open(this.store, projection, left)).purge(gone);
    }
    await this.store.wipe(); // also when nothing was found: the last purge may have been cut short
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.restart.abort();
    await Promise.all(this.loops);
  }

  private async open(projection: AnyProjection): Promise<{ readonly track: Track; readonly isLive: boolean }> {
    const now = await this.store.get<Serving>(SERVING, projection.name);
    if (now) this.serving.set(projection.name, now.collection);
    if (now?.version !== projection.version)
      return { track: await this.beside(projection, now?.generation ?? 0), isLive: false };
    return { track: await Track.open(this.store, projection, now.collection), isLive: true };
  }

  /** What serves already has its indexes, unless its description has changed since: nobody waits for that. */
  private async indexAll(tracks: readonly Track[]): Promise<void> {
    for (const track of tracks) {
      if (this.stopping.signal.aborted) return;
      await track.index().catch((error: Error) => {
        this.trouble = error.message; // until the next save, which tells whether the store is there
      });
    }
  }

  /** A fresh collection for a projection; it serves at once only if nothing else does. */
  private async beside(projection: AnyProjection, generation: number): Promise<Track> {
    const collection = `${projection.name}_v${projection.version}_${generation + 1}`;
    const track = await Track.open(this.store, projection, collection);
    if (!this.serving.has(projection.name)) this.serving.set(projection.name, collection);
    return track;
  }

  private async followAll(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.restart = new AbortController();
      let tracks = this.live;
      try {
        for (let next = this.arrived[0]; next; next = this.arrived[0]) {
          await this.takeOver(next.track);
          this.arrived.shift();
          next.done();
        }
        tracks = this.live;
        const from = Math.min(...tracks.map(({ checkpoint }) => checkpoint));
        if (tracks.length === 0) await until(this.restart.signal);
        else await this.pass(tracks, this.log.follow(from, typesOf(tracks), this.restart.signal), 'live');
      } catch (error) {
        this.trouble = (error as Error).message;
        await until(this.stopping.signal, TRY_AGAIN);
        await this.recover(tracks);
      }
    }
  }

  /** Until the store can be read again there is nothing to go on from. */
  private async recover(tracks: readonly Track[]): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        for (const track of tracks) await track.recover();
        return;
      } catch (error) {
        this.trouble = (error as Error).message;
        await until(this.stopping.signal, TRY_AGAIN);
      }
    }
  }

  private async build(tracks: readonly Track[]): Promise<void> {
    const unfinished = () => tracks.filter(({ state }) => state !== 'faulted');
    while (!this.stopping.signal.aborted) {
      const from = Math.min(...tracks.map(({ checkpoint }) => checkpoint));
      try {
        const before = await this.log.head();
        await this.pass(tracks, this.log.pages(from, typesOf(tracks)), 'booting');
        if (unfinished().length === 0 || (await this.log.head()) - before < 1_000) break;
      } catch (error) {
        this.trouble = (error as Error).message;
        await until(this.stopping.signal, TRY_AGAIN);
        await this.recover(tracks);
      }
    }
    if (this.stopping.signal.aborted) return;
    const entered = unfinished().map((track) => new Promise<void>((done) => this.arrived.push({ track, done })));
    this.restart.abort(); // the loop stands still between two passes, and lets the newcomers in
    await Promise.race([Promise.all(entered), until(this.stopping.signal)]);
  }

  private async takeOver(track: Track): Promise<void> {
    const { name, version } = track.projection;
    await track.index();
    const before = this.serving.get(name);
    const generation = Number(track.collection.split('_').at(-1));
    const now: Serving = { _id: name, version, collection: track.collection, generation };
    await this.store.save([{ collection: SERVING, docs: new Map([[name, now]]), position: 0 }]);
    this.serving.set(name, track.collection);
    this.live = [...this.live.filter((other) => other.projection.name !== name), track];
    this.building = this.building.filter((other) => other !== track);
    if (before !== track.collection) this.retire(before!);
  }

  /** Questions that were on their way still find the old collection for a moment. If the store fails, it stays unused. */
  private retire(collection: string): void {
    const gone = until(this.stopping.signal, GRACE).then(() => this.store.drop(collection));
    this.loops.push(gone.catch(() => undefined));
  }

  private pass(tracks: readonly Track[], pages: AsyncIterable<Page>, state: 'live' | 'booting'): Promise<void> {
    return pass(tracks, pages, {
      save: (reached) => this.save(tracks, reached),
      near: state === 'live',
      stopping: this.stopping.signal,
    });
  }

  private async save(tracks: readonly Track[], reached: number): Promise<void> {
    await Track.alone(tracks, async () => {
      const going = tracks.filter(({ state }) => state !== 'faulted');
      const batches: Batch[] = going.map((track) => track.batch(reached));
      await this.store.save(batches);
      going.forEach((track, i) => {
        track.saved(batches[i]!);
      });
    });
    this.trouble = undefined;
    for (const look of this.waiting) look();
    this.onProgress?.();
  }
}

const typesOf = (tracks: readonly Track[]): string[] => [
  ...new Set(tracks.flatMap(({ projection }) => projection.handles)),
];
