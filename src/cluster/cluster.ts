import { setTimeout as pause } from 'node:timers/promises';
import type { Sequencing } from '../audit/sequencer/sequencing.js';
import type { EventLog } from '../log/event-log.js';
import type { MongoStore } from '../read/mongo.store.js';
import { Projector } from '../read/projector.js';
import { StandingTold } from '../read/standing.js';
import type { AnyProjection } from '../read/track.js';
import type { Bell } from './bell.js';
import { Errands } from './errands.js';
import type { Lease } from './lease.js';
import type { SequencedElsewhere } from './sequenced-elsewhere.js';
import { Tenure } from './tenure.js';

/** A lease that is not renewed for so long is another's to take (milliseconds). */
export const TERM = 6_000;
const TRY_AGAIN = 1_000;
const LOOK_EVERY = 2_000;

/** What the holder of the projector's lease does: `standby` waits for its turn; `none` has another role. */
export type Part = 'leads' | 'standby' | 'none';

type Means = {
  readonly lease: Lease;
  readonly bell: Bell;
  readonly log: EventLog;
  readonly store: MongoStore;
  readonly projections: readonly AnyProjection[];
  readonly sequencing: SequencedElsewhere;
  readonly sequence: () => Promise<Sequencing>;
  /** Whether this process may lead at all. */
  readonly projects: boolean;
};

/**
 * One process of several on one city. Of those that may project, one leads: it folds, reads for the policies, and
 * publishes the log. The others stand by. One that has lost its lease ends itself: what it still has in memory, nobody
 * else can vouch for.
 */
export class Cluster {
  private readonly tenure: Tenure;
  private tasks: { stop(): Promise<void> }[] = [];
  private led: Promise<void> | undefined;
  private leads = false;
  private held: boolean | undefined;
  private readonly looking: NodeJS.Timeout;

  /** @param lost hears why this process must end at once */
  constructor(
    private readonly means: Means,
    lost: (why: string) => void,
  ) {
    this.tenure = new Tenure(means.lease, (why) => lost(`This process gives up the lease of the projector: ${why}.`));
    const look = async () => {
      this.held = await means.lease.taken().catch(() => undefined);
    };
    this.looking = setInterval(() => void look(), LOOK_EVERY).unref();
    void look();
  }

  get part(): Part {
    if (!this.means.projects) return 'none';
    return this.leads && this.tenure.holds() ? 'leads' : 'standby';
  }

  /** Whether any process holds the lease; undefined while nobody can say. */
  get projected(): boolean | undefined {
    return this.held;
  }

  get token(): number {
    return this.tenure.token;
  }

  /** From now on it waits for its turn. @param begun is done once read models and errands are under way, with their store */
  lead(begun: (store: MongoStore) => Promise<void>, failed: (error: Error) => void): void {
    if (!this.means.projects) return;
    this.led ??= this.take(begun).catch(failed);
  }

  /** Stops what it does, then lets the next one in. */
  async stop(): Promise<void> {
    clearInterval(this.looking);
    const lets = this.leads ? undefined : this.tenure.release(); // one that waits has nothing to stop
    await this.led;
    for (const task of this.tasks.reverse()) await task.stop();
    await (lets ?? this.tenure.release());
    await this.means.lease.close();
    await this.means.bell.close();
  }

  private async take(begun: (store: MongoStore) => Promise<void>): Promise<void> {
    const { bell, log, projections, sequencing, sequence } = this.means;
    if (!(await this.tenure.won())) return;
    const store = await this.fenced();
    if (!store) return;
    this.leads = true;
    this.held = true;
    const projector = new Projector(log, store, projections);
    projector.onProgress = () => bell.ring('moved');
    await projector.start();
    this.tasks.push(projector);
    const standing = new StandingTold(projector, store);
    await standing.start();
    this.tasks.push(standing);
    sequencing.begin(sequence);
    this.tasks.push(
      await new Errands(store, bell).serve({
        rebuild: (readModel: string) => projector.rebuild(readModel),
        takeOut: (subjects: readonly string[]) => projector.purge(subjects),
        cosign: (size: number, cosignatures: Parameters<Sequencing['cosign']>[1]) =>
          sequencing.cosignHere(size, cosignatures),
      }),
    );
    await begun(store);
  }

  /** Without the store it waits, as long as its turn lasts. */
  private async fenced(): Promise<MongoStore | undefined> {
    while (this.tenure.holds()) {
      try {
        return await this.means.store.under(this.tenure);
      } catch {
        await pause(TRY_AGAIN);
      }
    }
    return undefined;
  }
}
