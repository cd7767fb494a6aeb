import type { Collection } from 'mongodb';
import { type Fence, LeaseLost } from './fence.js';

export type Checkpoint = { readonly _id: string; readonly position: number; readonly fence?: number };

export const DUPLICATE = 11_000;
const OTHERS = 'another process writes the read models by now';

/** Whose turn it is to write, where processes take turns; without a fence it is always this one's. */
export class MongoTurn {
  constructor(
    private readonly checkpoints: Collection<Checkpoint>,
    private readonly fence?: Fence,
  ) {}

  /** @throws LeaseLost when the tenure is over, or when somebody with a larger token has begun to write */
  async mustHold(collections: readonly string[] = []): Promise<void> {
    if (!this.fence) return;
    const { token, holds } = this.fence;
    const asked = { _id: { $in: [...collections] }, fence: { $gt: token } };
    if (collections.length > 0 && (await this.checkpoints.findOne(asked))) throw new LeaseLost(OTHERS);
    if (!holds()) throw new LeaseLost('the lease is over, and nothing is written any more');
  }

  /** What a later tenure has written is not ours to replace. */
  get ours(): { $or: { fence: { $exists: boolean } | { $lte: number } }[] } | object {
    return this.fence ? { $or: [{ fence: { $exists: false } }, { fence: { $lte: this.fence.token } }] } : {};
  }

  get mark(): { fence?: number } {
    return this.fence ? { fence: this.fence.token } : {};
  }

  /** Moves checkpoints in one write; those that are not there yet are made. @throws LeaseLost */
  async reach(collections: readonly string[], position: number): Promise<void> {
    const update = { $max: { position, ...this.mark } };
    const { matchedCount } = await this.checkpoints.updateMany(
      { _id: { $in: [...collections] }, ...this.ours },
      update,
    );
    if (matchedCount === collections.length) return;
    const reached = collections.map((_id) => ({ updateOne: { filter: { _id, ...this.ours }, update, upsert: true } }));
    try {
      await this.checkpoints.bulkWrite(reached);
    } catch (error) {
      // one that is there and not ours to move: it would have been made a second time
      if (this.fence && (error as { code?: number }).code === DUPLICATE) throw new LeaseLost(OTHERS);
      throw error;
    }
  }
}
