import { Logger } from '@nestjs/common';
import { refuse } from '../../commands/decider.js';
import type { RefusalCode } from '../../commands/refusals.js';
import type { BallotCast } from '../../events/ballots.js';
import type { Recorded } from '../../events/envelope.js';
import type { Clock } from '../clock.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { digestOf } from './ballot-check.js';
import { BoxRound } from './box-round.js';
import { InBox, type Newest } from './in-box.js';
import { PuttingDown, type Send } from './putting-down.js';
import type { KeyPlace } from './round-keys.js';
import type { Lying, Spool } from './spool.js';
import type { SealedBallot, Taken } from './voter/device.js';

const LOOK_EVERY = 1_000;

/** A batch is put down when the ballots of so many voters wait, and not before so long after the last time (milliseconds). */
export type Batches = { readonly least: number; readonly every: number };

/**
 * Takes ballots from whoever brings them. What it has taken is on its own disk before it promises anything, and in the log
 * after the next batch, in an order that chance has made. It does not know who brings a ballot, and keeps no time.
 */
export class Box {
  private readonly logger = new Logger('ballots');
  private readonly rounds = new Map<string, Promise<BoxRound>>();
  private readonly inBox = new InBox();
  private readonly puttingDown: PuttingDown;
  private readonly storing = new Set<Promise<void>>();
  private readonly stopped = new Set<string>();
  private readonly flushed = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly spool: Spool,
    private readonly log: EventLog,
    private readonly keys: KeyPlace,
    private readonly clock: Clock,
    private readonly batches: Batches,
    send: Send,
  ) {
    this.puttingDown = new PuttingDown(spool, this.inBox, send);
  }

  /** Goes on with what lay in the spool when the last one ended: what is in the log already is not put down again. */
  async start(): Promise<void> {
    for (const round of this.spool.waiting().keys()) await this.recover(round);
    this.timer = setInterval(() => void this.look(), LOOK_EVERY).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.puttingDown.stop();
  }

  /** @throws Refused for a ballot that is none of this round's, or Unavailable when it cannot be kept */
  async take(round: string, { body, sig, envelope }: SealedBallot): Promise<Taken> {
    this.spool.mustBeHere();
    const known = await this.round(round);
    this.mustTake(known);
    const fault = known.fault({ body, sig, envelope });
    if (fault) throw new Refused(refuse(fault));
    const digest = digestOf(body);
    const { pk, seq } = body;
    const before = this.inBox.of(round, pk) ? undefined : await this.inLog(round, pk);
    const held = this.inBox.of(round, pk); // another one may have come meanwhile
    const last = held ?? before;
    if (last && last.digest === digest) {
      await last.put;
      return known.promise(digest);
    }
    if (last && seq <= last.seq) throw new Refused(refuse('ballot.not-newer', { last: last.seq }));
    this.mustTake(known); // the round may have been stopped meanwhile
    const put = this.spool.put(round, { digest, body, sig, envelope });
    const newest = { seq, digest, put };
    this.inBox.put(round, pk, newest);
    this.storing.add(put);
    try {
      await put;
    } catch (error) {
      if (this.inBox.of(round, pk) === newest) this.inBox.put(round, pk, held);
      throw error;
    } finally {
      this.storing.delete(put);
    }
    return known.promise(digest);
  }

  /** Until when a ballot that lies in the box will be in the log; undefined for one that does not lie there. */
  async waitsUntil(round: string, digest: string): Promise<string | undefined> {
    this.spool.mustBeHere(); // nobody else knows what lies in it
    if (!this.inBox.holds(round, digest)) return undefined;
    return (await this.round(round)).promise(digest).promise.mergeBy;
  }

  /** Takes nothing more of a round, and puts down whatever is left. @throws Refused while something could not be */
  async empty(round: string): Promise<void> {
    this.stopped.add(round);
    await Promise.allSettled([...this.storing]);
    await this.flush(round);
    if (this.spool.of(round).length > 0) throw new Refused(refuse('ballots.not-all-in', { round }));
  }

  /** Puts down what waits of a round, in an order that nobody knows beforehand. */
  flush(round: string): Promise<void> {
    this.flushed.set(round, Date.parse(this.clock.now()));
    return this.puttingDown.flush(round);
  }

  /** Every round whose batch is due. */
  async look(): Promise<void> {
    const now = Date.parse(this.clock.now());
    for (const round of this.spool.waiting().keys()) {
      if (this.puttingDown.isRunning(round)) continue;
      const since = this.flushed.get(round);
      if (since === undefined)
        this.flushed.set(round, now); // the first that lies begins the first stretch
      else if (now - since >= this.batches.every && this.isFull(round))
        await this.flush(round).catch((error) => this.logger.error(`round ${round}: ${(error as Error).message}`));
    }
  }

  /** Whether enough voters are in the batch to hide each other: one who votes again and again hides nobody. */
  private isFull(round: string): boolean {
    const { least } = this.batches;
    if (this.inBox.voters(round) < least) return false;
    return new Set(this.spool.of(round).map(({ ballot }) => ballot.body.pk)).size >= least; // and not only on their way
  }

  private async recover(round: string): Promise<void> {
    const there: Lying[] = [];
    for (const lying of this.spool.of(round)) {
      const { body, digest } = lying.ballot;
      const stream = await this.log.read(streamOf(round, body.pk));
      if (stream.some(({ id }) => digest.startsWith(id))) there.push(lying);
      if ((this.inBox.of(round, body.pk)?.seq ?? 0) < body.seq)
        this.inBox.put(round, body.pk, { seq: body.seq, digest, put: Promise.resolve() });
    }
    if (there.length > 0) await this.puttingDown.leave(round, there);
  }

  private async inLog(round: string, pk: string): Promise<Newest | undefined> {
    const facts = (await this.log.read(streamOf(round, pk))) as unknown as readonly Recorded<BallotCast>[];
    const last = facts.at(-1);
    return last && { seq: last.data.body.seq, digest: digestOf(last.data.body), put: Promise.resolve() };
  }

  /** What is pinned never changes, so a round that votes is read once. */
  private round(id: string): Promise<BoxRound> {
    const known = this.rounds.get(id);
    if (known) return known;
    const read = BoxRound.read(id, this.log, this.keys);
    this.rounds.set(id, read);
    read.catch(() => this.rounds.delete(id));
    return read;
  }

  private mustTake({ id, from, until }: BoxRound): void {
    const not = (code: RefusalCode, because = {}) => new Refused(refuse(code, because));
    if (this.stopped.has(id)) throw not('round.closed');
    const now = this.clock.now();
    if (now < from || now >= until) throw not('round.not-voting', { from, until });
  }
}

const streamOf = (round: string, pk: string): string => `ballot-${round}_${pk}`;
