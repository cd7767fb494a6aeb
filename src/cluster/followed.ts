import type { ReadStore } from '../../read-models/store.js';
import { Unavailable } from '../durable/unavailable.js';
import type { EventLog } from '../log/event-log.js';
import { Projecting, type ProjectionStatus } from '../read/projecting.js';
import { SERVING, type Serving } from '../read/projector.js';
import { STANDING, type Standing } from '../read/standing.js';
import type { Bell } from './bell.js';
import type { Errands } from './errands.js';

/** How old what is known of the store may be (milliseconds): while somebody waits for a position, and else. */
const WHILE_WAITED_FOR = 50;
const LOOK_EVERY = 500;
/** So long a rebuild or a forgetting may take (milliseconds). */
const REBUILD = 3_600_000;
const FORGET = 60_000;

/**
 * The read side as a process sees it in which it does not run: what serves, how far it is and how it stands are read from
 * the store, at every ring of the bell and by itself twice a second. What changes it is asked of the projector.
 */
export class FollowedProjecting extends Projecting {
  private serving = new Map<string, Serving>();
  private standing = new Map<string, Standing>();
  private positions = new Map<string, number>();
  private readonly waiting = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private trouble: string | undefined;
  private leave: (() => void)[] = [];

  constructor(
    private readonly means: {
      readonly log: Pick<EventLog, 'head'>;
      readonly store: ReadStore;
      readonly bell: Bell;
      readonly errands: Errands;
      /** Every read model that there is to be. */
      readonly names: readonly string[];
    },
  ) {
    super();
  }

  async start(): Promise<void> {
    const { bell, store, errands } = this.means;
    for (const collection of [SERVING, STANDING]) await store.prepare(collection, { indexes: [] });
    await errands.prepare();
    await this.look();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY).unref();
    const forget = () => void this.forgetMade();
    this.leave = [bell.on('moved', () => void this.look()), bell.on('forgotten', forget)];
  }

  /** @throws Unavailable before a projector has built it for the first time */
  collection(readModel: string): string {
    const now = this.serving.get(readModel);
    if (now) return now.collection;
    if (!this.means.names.includes(readModel)) throw new Error(`no projection is called ${readModel}`);
    throw new Unavailable(`${readModel} has not been built yet`, 'busy', { part: 'reads' });
  }

  get stalled(): string | undefined {
    return this.trouble;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.means.log.head();
    return this.means.names.map((name) => {
      const serving = this.serving.get(name);
      const { state = 'new', fault } = this.standing.get(name) ?? {};
      const { collection = '', version = 0 } = serving ?? {};
      const position = this.positions.get(collection) ?? 0;
      const lag = Math.max(0, head - position);
      return { name, version, collection, state, position, lag, ...(fault && { fault }) };
    });
  }

  async seen(position: number, milliseconds: number): Promise<boolean> {
    const there = () => this.means.names.every((name) => this.hasSeen(name, position));
    if (there()) return true;
    if (milliseconds === 0) return false;
    return new Promise((resolve) => {
      const done = (answer: boolean) => {
        clearTimeout(timer);
        clearInterval(asking);
        this.waiting.delete(look);
        resolve(answer);
      };
      const look = () => there() && done(true);
      const timer = setTimeout(() => done(false), milliseconds);
      const asking = setInterval(() => void this.look(), WHILE_WAITED_FOR); // should the bell be lost
      this.waiting.add(look);
      void this.look();
    });
  }

  rebuild(readModel: string): Promise<void> {
    return this.means.errands.ask('rebuild', [readModel], REBUILD);
  }

  protected async takeOut(subjects: readonly string[]): Promise<void> {
    await this.means.errands.ask('takeOut', [subjects], FORGET);
    this.means.bell.ring('forgotten');
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    for (const leave of this.leave) leave();
    await this.looking;
  }

  private async forgetMade(): Promise<void> {
    for (const forget of this.alsoForget) await forget().catch(() => undefined); // it forgets at its next making
  }

  private hasSeen(name: string, position: number): boolean {
    if (this.standing.get(name)?.state === 'faulted') return true;
    const serving = this.serving.get(name);
    return serving !== undefined && (this.positions.get(serving.collection) ?? 0) >= position;
  }

  /** One look at a time; what rings meanwhile is looked at afterwards. */
  private look(): Promise<void> {
    this.again = true;
    this.looking ??= (async () => {
      while (this.again) {
        this.again = false;
        await this.read();
      }
      this.looking = undefined;
    })();
    return this.looking;
  }

  private async read(): Promise<void> {
    const { store } = this.means;
    try {
      const byName = <D extends { _id: string }>(docs: readonly D[]) => new Map(docs.map((doc) => [doc._id, doc]));
      const serving = byName(await store.find<Serving>(SERVING, {}));
      const names = [...serving.values()].map(({ collection }) => collection);
      const [positions, standing] = await Promise.all([store.positions(names), store.find<Standing>(STANDING, {})]);
      [this.serving, this.positions, this.standing] = [serving, positions, byName(standing)];
      this.trouble = undefined;
    } catch (error) {
      this.trouble = `the read store is away: ${(error as Error).message}`;
    }
    for (const look of this.waiting) look();
  }
}
