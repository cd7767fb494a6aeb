import type { Doc, ReadStore } from '../../read-models/store.js';
import type { ProjectionState, ProjectionStatus } from './projecting.js';
import type { Projector } from './projector.js';

/** How a projection stands, for processes in which it does not run. Where it is, its checkpoint tells. */
export type Standing = Doc & {
  readonly version: number;
  readonly state: ProjectionState;
  readonly fault?: ProjectionStatus['fault'];
};
export const STANDING = 'standing';
const LOOK_EVERY = 500;

/** Tells other processes through the store how the projections stand, as often as that changes. */
export class StandingTold {
  private told = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly projector: Pick<Projector, 'status'>,
    private readonly store: ReadStore,
  ) {}

  async start(): Promise<void> {
    await this.store.prepare(STANDING, { indexes: [] });
    await this.tell();
    this.timer = setInterval(() => {
      this.last = this.last.then(() => this.tell()).catch(() => undefined); // the next look tries again
    }, LOOK_EVERY).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.last;
  }

  private async tell(): Promise<void> {
    const docs = new Map<string, Standing>();
    const now = new Map<string, string>();
    for (const { name, version, state, fault } of await this.projector.status()) {
      const doc = { _id: name, version, state, ...(fault && { fault }) };
      now.set(name, JSON.stringify(doc));
      if (this.told.get(name) !== now.get(name)) docs.set(name, doc);
    }
    // positions of this collection are instants: whoever tells later is right
    if (docs.size > 0) await this.store.save([{ collection: STANDING, docs, position: Date.now() }]);
    this.told = now;
  }
}
