import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Doc, ReadStore } from '../../read-models/store.js';
import { Unavailable } from '../durable/unavailable.js';
import type { Bell } from './bell.js';

/** What one process asks of the one that may do it. `open` until it is done; `error` says why it was not. */
type Errand = Doc & {
  readonly what: string;
  readonly args: readonly unknown[];
  readonly open: boolean;
  readonly error?: string;
};
export type Doing = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

const ERRANDS = 'errands';
const LOOK_EVERY = 500;
/** A done one is written over the asked one. */
const [ASKED, DONE] = [1, 2];

/** Asks, through the read store, for what only the projector may do. Asking outlives the one that was asked. */
export class Errands {
  constructor(
    private readonly store: ReadStore,
    private readonly bell: Bell,
  ) {}

  prepare(): Promise<void> {
    return this.store.prepare(ERRANDS, { indexes: [['open']] });
  }

  /** Resolves when it is done. @throws Unavailable when nobody did it in time, Error when it failed */
  async ask(what: string, args: readonly unknown[], patience: number): Promise<void> {
    const _id = randomUUID();
    await this.put({ _id, what, args, open: true }, ASKED);
    this.bell.ring('asked');
    try {
      for (const end = Date.now() + patience; Date.now() < end; await pause(LOOK_EVERY / 10)) {
        const errand = await this.store.get<Errand>(ERRANDS, _id);
        if (errand?.open !== false) continue;
        if (errand.error !== undefined) throw new Error(errand.error);
        return;
      }
      throw new Unavailable('no projector took it up in time', 'busy', { part: 'reads' });
    } finally {
      await this.store.remove(ERRANDS, [_id]).catch(() => undefined);
    }
  }

  /** Does what was asked and what will be, one after the other, until it is stopped. */
  async serve(doing: Doing): Promise<{ stop(): Promise<void> }> {
    await this.prepare();
    let working: Promise<void> | undefined;
    let again = false;
    const look = () => {
      again = true;
      working ??= (async () => {
        while (again) {
          again = false;
          await this.doAll(doing).catch(() => undefined); // the store is away: the next look tries again
        }
        working = undefined;
      })();
    };
    const leave = this.bell.on('asked', look);
    const timer = setInterval(look, LOOK_EVERY).unref();
    look();
    return {
      stop: async () => {
        leave();
        clearInterval(timer);
        await working;
      },
    };
  }

  private async doAll(doing: Doing): Promise<void> {
    for (const errand of await this.store.find<Errand>(ERRANDS, { where: { open: true } })) {
      const { _id, what, args } = errand;
      const done = { _id, what, args: [], open: false };
      try {
        const act = Object.hasOwn(doing, what) ? doing[what] : undefined;
        if (!act) throw new Error(`nobody does ${what}`);
        await act(...(args as never[]));
        await this.put(done, DONE);
      } catch (error) {
        await this.put({ ...done, error: (error as Error).message }, DONE);
      }
    }
  }

  private put(errand: Errand, position: number): Promise<void> {
    return this.store.save([{ collection: ERRANDS, docs: new Map([[errand._id, errand]]), position }]);
  }
}
