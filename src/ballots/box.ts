import { randomInt } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { CastBallot } from '../../commands/budgeting/ballot-commands.js';
import { refuse } from '../../commands/decider.js';
import type { RefusalCode } from '../../commands/refusals.js';
import type { BallotCast } from '../../events/ballots.js';
import type { Recorded } from '../../events/envelope.js';
import type { Clock } from '../clock.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Acting, Sent } from '../write/desk.js';
import { digestOf } from './ballot-check.js';
import { BoxRound } from './box-round.js';
import type { KeyPlace } from './round-keys.js';
import type { Lying, Spool, Spooled } from './spool.js';
import type { SealedBallot, Taken } from './voter/device.js';

/** Ballots are put down by nobody. */
export const BOX = 'ballot-box';
/** Put down so many at once: they share a write to the disk. */
const AT_ONCE = 64;
const LOOK_EVERY = 1_000;

export type Send = (
  command: CastBallot,
  facts: Partial<CastBallot>,
  who: Acting | string,
  sent?: Sent,
) => Promise<Receipt>;
/** Ballots are put down when so many wait, and not before so long after the last time (milliseconds). */
export type Batches = { readonly least: number; readonly every: number };

type Lies = { readonly seq: number; readonly digest: string; readonly put: Promise<void> };

/**
 * Takes ballots from whoever brings them. What it has taken is on its own disk before it promises anything, and in the log
 * after the next batch, in an order that chance has made. It does not know who brings a ballot, and keeps no time.
 */
export class Box {
  private readonly logger = new Logger('ballots');
  private readonly rounds = new Map<string, Promise<BoxRound>>();
  /** What each key has in the spool, or on its way there: so many as lie in the spool, no more. */
  private readonly lying = new Map<
    string,
    { readonly seq: number; readonly digest: string; readonly put: Promise<void> }
  >();
  private readonly storing = new Set<Promise<void>>();
  private readonly stopped = new Set<string>();
  private readonly flushed = new Map<string, number>();
  private readonly flushing = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly spool: Spool,
    private readonly log: EventLog,
    private readonly keys: KeyPlace,
    private readonly clock: Clock,
    private readonly batches: Batches,
    private readonly send: Send,
  ) {}

  /** Goes on with what lay in the spool when the last one ended: what is in the log already is not put down again. */
  async start(): Promise<void> {
    for (const round of this.spool.waiting().keys()) await this.recover(round);
    this.timer = setInterval(() => void this.look(), LOOK_EVERY).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.allSettled([...this.flushing.values()]);
  }

  /** @throws Refused for a ballot that is none of this round's, or Unavailable when it cannot be kept */
  async take(round: string, { body, sig, envelope }: SealedBallot): Promise<Taken> {
    const known = await this.round(round);
    this.mustTake(known);
    const fault = known.fault({ body, sig, envelope });
    if (fault) throw new Refused(refuse(fault));
    const digest = digestOf(body);
    const key = keyOf(round, body.pk);
    const before = this.lying.has(key) ? undefined : await this.inLog(round, body.pk);
    const held = this.lying.get(key); // another one may have come meanwhile
    const last = held ?? before;
    if (last && last.digest === digest) {
      await last.put;
      return known.promise(digest);
    }
    if (last && body.seq <= last.seq) throw new Refused(refuse('ballot.not-newer', { last: last.seq }));
    this.mustTake(known); // the round may have been stopped meanwhile
    const put = this.spool.put(round, { digest, body, sig, envelope });
    const lies = { seq: body.seq, digest, put };
    this.lying.set(key, lies);
    this.storing.add(put);
    try {
      await put;
    } catch (error) {
      if (this.lying.get(key) === lies) this.lay(key, held);
      throw error;
    } finally {
      this.storing.delete(put);
    }
    return known.promise(digest);
  }

  /** Until when a ballot that lies in the box will be in the log; undefined for one that does not lie there. */
  async waitsUntil(round: string, digest: string): Promise<string | undefined> {
    const lies = [...this.lying.values()].some((one) => one.digest === digest);
    return lies ? (await this.round(round)).promise(digest).promise.mergeBy : undefined;
  }

  /** Takes nothing more of a round, and puts down whatever is left. @throws Refused while something could not be */
  async empty(round: string): Promise<void> {
    this.stopped.add(round);
    await Promise.allSettled([...this.storing]);
    await this.flush(round);
    if (this.spool.of(round).length > 0) throw new Refused(refuse('ballots.not-all-in', { round }));
  }

  /** Puts down what waits of a round, in an order that nobody knows beforehand. */
  async flush(round: string): Promise<void> {
    const before = this.flushing.get(round) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.putDown(round));
    this.flushing.set(round, mine);
    try {
      await mine;
    } finally {
      if (this.flushing.get(round) === mine) this.flushing.delete(round);
    }
  }

  /** Every round whose batch is due. */
  async look(): Promise<void> {
    const now = Date.parse(this.clock.now());
    for (const [round, waiting] of this.spool.waiting()) {
      if (this.flushing.has(round)) continue;
      const since = this.flushed.get(round);
      if (since === undefined)
        this.flushed.set(round, now); // the first that lies begins the first stretch
      else if (waiting >= this.batches.least && now - since >= this.batches.every)
        await this.flush(round).catch((error) => this.logger.error(`round ${round}: ${(error as Error).message}`));
    }
  }

  private async putDown(round: string): Promise<void> {
    this.flushed.set(round, Date.parse(this.clock.now()));
    for (const wave of waves(shuffled(this.spool.of(round))))
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

  private async leave(round: string, lying: readonly Lying[]): Promise<void> {
    await this.spool.remove(lying.map(({ id }) => id));
    for (const { ballot } of lying) {
      const key = keyOf(round, ballot.body.pk);
      if (this.lying.get(key)?.digest === ballot.digest) this.lying.delete(key);
    }
  }

  /** What a key has in the spool. */
  private lay(key: string, lies: Lies | undefined): void {
    if (lies) this.lying.set(key, lies);
    else this.lying.delete(key);
  }

  private async recover(round: string): Promise<void> {
    const there: Lying[] = [];
    for (const lying of this.spool.of(round)) {
      const { body, digest } = lying.ballot;
      const stream = await this.log.read(streamOf(round, body.pk));
      if (stream.some(({ id }) => digest.startsWith(id))) there.push(lying);
      const key = keyOf(round, body.pk);
      if ((this.lying.get(key)?.seq ?? 0) < body.seq)
        this.lying.set(key, { seq: body.seq, digest, put: Promise.resolve() });
    }
    if (there.length > 0) await this.leave(round, there);
  }

  private async inLog(round: string, pk: string) {
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

const keyOf = (round: string, pk: string): string => `${round} ${pk}`;
const streamOf = (round: string, pk: string): string => `ballot-${round}_${pk}`;

/** Fisher and Yates, by the machine's own chance. */
function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

/** The ballots of one voter one after another, as their numbers say; those of different voters in the order they are given. */
function waves(lying: readonly Lying[]): readonly (readonly Lying[])[] {
  const byVoter = new Map<string, Lying[]>();
  for (const one of lying) {
    const { pk } = one.ballot.body;
    const theirs = byVoter.get(pk);
    if (theirs) theirs.push(one);
    else byVoter.set(pk, [one]);
  }
  const found: Lying[][] = [];
  for (const theirs of byVoter.values()) {
    theirs.sort((a, b) => a.ballot.body.seq - b.ballot.body.seq);
    for (const [i, one] of theirs.entries()) {
      found[i] ??= [];
      found[i].push(one);
    }
  }
  return found;
}
