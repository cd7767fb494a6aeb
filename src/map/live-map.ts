import { setImmediate as turn } from 'node:timers/promises';
import type { Recorded } from '../../events/envelope.js';
import type { Doc, ReadStore } from '../../read-models/store.js';
import type { EventLog, Page } from '../log/event-log.js';
import type { Projecting } from '../read/projecting.js';
import { ClusterIndex } from './cluster-index.js';
import { ADOPTION, type Districts } from './districts.js';
import { type PinSource, SOURCES } from './pins.js';

/** How often it is looked whether other collections serve by now (milliseconds). */
const LOOK_EVERY = 500;
const TRY_AGAIN = 1_000;
/** So long the read models may take to see what the log has (milliseconds), before it is asked again. */
const PATIENCE = 10_000;
/** Documents read before others get their turn. */
const STRETCH = 500;

/**
 * The pins of the map as they are now, in memory: read from the store at the start, then document by document as the log
 * tells which have changed. A collection that was built anew is read from the beginning.
 */
export class LiveMap {
  readonly index = new ClusterIndex();
  /** Whether every pin has been read. */
  ready = false;
  /** What has been seen of the log. */
  position = 0;
  /** Which collection each source was read from, and by which borders. */
  private readonly known = new Map<string, string>();
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<() => void>();
  private begun: Promise<void> | undefined;
  private loop: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** One after the other, so that no older document overwrites a newer one. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: EventLog,
    private readonly store: ReadStore,
    private readonly projecting: Projecting,
    readonly districts: Districts,
  ) {}

  /** Resolves when every pin is there; whoever asks first begins. */
  start(): Promise<void> {
    this.begun ??= this.begin().catch((error) => {
      this.begun = undefined; // the store was away: the next question tries again
      throw error;
    });
    return this.begun;
  }

  /** True once the map shows everything up to a position, false when the wait was over first. */
  async seen(position: number, milliseconds: number): Promise<boolean> {
    if (this.position >= position) return true;
    return new Promise((resolve) => {
      const done = (answer: boolean) => {
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(answer);
      };
      const look = () => this.position >= position && done(true);
      const timer = setTimeout(() => done(false), milliseconds);
      this.waiting.add(look);
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    await this.begun?.catch(() => undefined);
    await this.loop;
    await this.last;
  }

  private async begin(): Promise<void> {
    const positions = await Promise.all(
      SOURCES.map(({ readModel }) => this.store.position(this.projecting.collection(readModel))),
    );
    this.position = Math.min(...positions);
    for (const source of SOURCES) await this.inTurn(() => this.readAll(source));
    this.ready = true;
    this.loop ??= this.follow();
    this.timer ??= setInterval(() => void this.lookForNewOnes(), LOOK_EVERY).unref();
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    const types = [...new Set([...SOURCES.flatMap((source) => source.types), ADOPTION])];
    while (!signal.aborted) {
      try {
        for await (const page of this.log.follow(this.position, types, signal)) {
          await this.inTurn(() => this.take(page));
          this.position = page.reached;
          for (const look of this.waiting) look();
        }
      } catch {
        await new Promise((later) => setTimeout(later, TRY_AGAIN)); // health tells of a log or a store that is away
      }
    }
  }

  private async take({ events, reached }: Page): Promise<void> {
    if (events.length === 0) return;
    if (events.some(({ type }) => type === ADOPTION)) await this.districts.read(this.log);
    while (!(await this.projecting.seen(reached, PATIENCE))) if (this.stopping.signal.aborted) return;
    for (const source of SOURCES) await this.reread(source, events);
    await this.readWhereOthersServe();
  }

  private async reread(source: PinSource, events: readonly Recorded[]): Promise<void> {
    const mine = events.filter(({ type }) => source.types.includes(type));
    const ids = new Set(mine.flatMap((fact) => source.keys(fact)));
    if (ids.size === 0) return;
    const docs = await this.store.load<Doc>(this.projecting.collection(source.readModel), [...ids]);
    for (const doc of docs.values()) this.show(source, doc);
  }

  private lookForNewOnes(): Promise<void> {
    return this.inTurn(() => this.readWhereOthersServe()).catch(() => undefined); // the next look tries again
  }

  private async readWhereOthersServe(): Promise<void> {
    for (const source of SOURCES)
      if (this.known.get(source.readModel) !== this.from(source)) await this.readAll(source);
  }

  /** Every document of a source; pins that have none any more go. */
  private async readAll(source: PinSource): Promise<void> {
    const from = this.from(source);
    const found = new Set<string>();
    let n = 0;
    for await (const doc of this.store.scan(this.projecting.collection(source.readModel))) {
      found.add(doc._id);
      this.show(source, doc);
      if (++n % STRETCH === 0) await turn();
      if (this.stopping.signal.aborted) return;
    }
    for (const { layer, id } of [...this.index.all()])
      if (source.owns(layer) && !found.has(id)) this.index.remove(layer, id);
    this.known.set(source.readModel, from);
  }

  private from({ readModel }: PinSource): string {
    return `${this.projecting.collection(readModel)} ${this.districts.version}`;
  }

  private show(source: PinSource, doc: Doc): void {
    const pin = source.pinOf(doc, this.districts);
    if (pin) this.index.put(pin);
    else this.index.remove(source.layerOf(doc), doc._id);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}
