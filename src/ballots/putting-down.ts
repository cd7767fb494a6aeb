import { CastBallot } from '../../commands/budgeting/ballot-commands.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Acting, Sent } from '../write/desk.js';
import { batchOrder } from './batch-order.js';
import type { InBox } from './in-box.js';
import type { Lying, Spool, Spooled } from './spool.js';

/** Ballots are put down by nobody. */
export const BOX = 'ballot-box';
/** Put down so many at once: they share a write to the disk. */
const AT_ONCE = 64;

export type Send = (
  command: CastBallot,
  facts: Partial<CastBallot>,
  who: Acting | string,
  sent?: Sent,
) => Promise<Receipt>;

/** Takes what lies in the box of a round over into the log, one batch after another. */
export class PuttingDown {
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly spool: Spool,
    private readonly inBox: InBox,
    private readonly send: Send,
  ) {}

  async stop(): Promise<void> {
    await Promise.allSettled([...this.running.values()]);
  }

  isRunning(round: string): boolean {
    return this.running.has(round);
  }

  /** Everything that waits of a round. @throws whatever kept one of them out: the others are in, and it still lies there */
  async flush(round: string): Promise<void> {
    const before = this.running.get(round) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.putDown(round));
    this.running.set(round, mine);
    try {
      await mine;
    } finally {
      if (this.running.get(round) === mine) this.running.delete(round);
    }
  }

  /** They are in the log: the box holds them no more. */
  async leave(round: string, lying: readonly Lying[]): Promise<void> {
    await this.spool.remove(lying.map(({ id }) => id));
    for (const { ballot } of lying) this.inBox.leave(round, ballot.body.pk, ballot.digest);
  }

  private async putDown(round: string): Promise<void> {
    for (const wave of batchOrder(this.spool.of(round)))
      for (let from = 0; from < wave.length; from += AT_ONCE) {
        const some = wave.slice(from, from + AT_ONCE);
        const came = await Promise.allSettled(some.map(({ ballot }) => this.record(round, ballot)));
        const done = some.filter((_, i) => came[i]!.status === 'fulfilled');
        await this.leave(round, done);
        const failed = came.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
        if (failed) throw failed.reason;
      }
  }

  /** By its digest, so that the same ballot is the same fact however often it is put down. */
  private record(roundId: string, { digest, body, sig, envelope }: Spooled): Promise<Receipt> {
    const facts = { roundId, digest, body, sig, envelope };
    return this.send(new CastBallot(), facts, BOX, { key: digest, body: digest });
  }
}
