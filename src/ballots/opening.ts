import { hash } from 'node:crypto';
import { boxOf } from '../../commands/budgeting/ballot.js';
import { PublishTally, RecordOpenedBallots, RevealTieSeed } from '../../commands/budgeting/round-commands.js';
import type { Command } from '../../commands/command.js';
import { refuse } from '../../commands/decider.js';
import type { BallotCast } from '../../events/ballots.js';
import type { TallyFigure } from '../../events/budgeting.js';
import type { Recorded } from '../../events/envelope.js';
import type { Vault } from '../identity/vault.js';
import { openSealed, Tampered } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { bytes } from './ballot-check.js';
import type { BallotFiles } from './ballot-files.js';
import { faultOf, type OnBallot } from './choice.js';
import type { About } from './count-round.js';
import { resultRule } from './count-round.js';
import { type Envelope, isEnvelope, saidIn } from './envelope.js';
import { bytesOf, canonicalText } from './format.js';
import { seedCommitment } from './lots.js';
import { byCommitment, choicesIn, type OpenedBallot, onBallot } from './opened.js';
import { isPoint } from './point.js';
import type { RoundCounts } from './round-counts.js';
import { type RoundSeen, seeRound } from './round-seen.js';
import { showSecret } from './shown-secret.js';
import { type Opener, openerOf, SUITE } from './trustees.js';

type Places = {
  readonly log: EventLog;
  readonly vault: Pick<Vault, 'openingKey'>;
  readonly files: BallotFiles;
  readonly counts: Pick<RoundCounts, 'publish'>;
  readonly record: (command: Command, facts: object) => Promise<unknown>;
};
/** What an opening has come to. */
export type Opening = {
  readonly opened: number;
  readonly spoiled: number;
  readonly digest: string;
  readonly trustees: readonly string[];
  readonly result: TallyFigure;
};

/**
 * Opens a closed round's final ballots with what trustees have brought, publishes each beside its key, and counts.
 * Everything is opened, looked at and on disk before the first thing is recorded; each step may be repeated, so an opening
 * that was cut short is done once more and comes to the same.
 */
export class RoundOpening {
  constructor(private readonly places: Places) {}

  /** @param shares what stands in the trustees' files. @throws Refused; then nothing was recorded */
  async open(round: string, shares: readonly string[]): Promise<Opening> {
    const { log, files, record } = this.places;
    const seen = await seeRound(log, round);
    if (!seen.closed) throw new Refused(refuse('round.not-closed'));
    const opener = await openerOf(round, seen.voting!.data, shares);
    try {
      const seed = this.seedOf(seen);
      const told = { opened: 0, spoiled: 0 };
      // on disk before anything is said of it: an opening that was cut short behind this is done once more, to the same file
      const { digest, bytes } = await files.putOpened(round, this.openAll(seen, opener, told), (written) => {
        const before = seen.ballots?.data.digest;
        if (before !== undefined && before !== written.digest) throw new Refused(refuse('round.already-opened'));
      });
      await record(new RevealTieSeed(), { roundId: round, seed, commitment: seedCommitment(seed) });
      const counted = { roundId: round, ...told, digest, bytes };
      await record(new RecordOpenedBallots(), { ...counted, trustees: opener.trustees });
      return { ...told, digest, trustees: opener.trustees, result: await this.count(round) };
    } finally {
      opener.secret.fill(0);
    }
  }

  /** Counts what was opened, and publishes it: the same result again is the same fact. */
  count(round: string, guard?: number): Promise<TallyFigure> {
    return publishCount(round, this.places, guard);
  }

  private seedOf({ opened }: RoundSeen): string {
    const sealed = openSealed(opened as Recorded, this.places.vault);
    const seed = typeof sealed === 'object' ? (sealed as { seed?: string }).seed : undefined;
    if (seed === undefined || seedCommitment(seed) !== opened.data.seedCommitment)
      throw new Refused(refuse('round.seed-differs'));
    return seed;
  }

  /** One after another as they are published, so that no more than one of them lies open here. */
  private async *openAll(
    seen: RoundSeen,
    opener: Opener,
    told: { opened: number; spoiled: number },
  ): AsyncIterable<OpenedBallot> {
    const on = onBallot(seen.opened.data.rules, seen.voting!.data);
    for (const { pk, id } of await this.finals(seen)) {
      const line = await this.line(await this.cast(seen.id, pk, id), opener, on);
      told.opened++;
      if (line.spoiled !== undefined) told.spoiled++;
      yield line;
    }
  }

  /** The last ballot of each key before the close, by the fact's id; sorted by their commitments. */
  private async finals(seen: RoundSeen) {
    const last = new Map<string, { readonly id: string; readonly commitment: string }>();
    for await (const { id, data } of this.ballotsOf(seen))
      last.set(data.body.pk, { id, commitment: data.body.commitment });
    return [...last].map(([pk, one]) => ({ pk, ...one })).sort(byCommitment);
  }

  private async cast(round: string, pk: string, id: string): Promise<Recorded<BallotCast>> {
    const theirs = await this.places.log.read(`ballot-${round}_${pk}`);
    return theirs.find((fact) => fact.id === id) as unknown as Recorded<BallotCast>;
  }

  private async *ballotsOf({ id, closed }: RoundSeen): AsyncIterable<Recorded<BallotCast>> {
    for await (const { events } of this.places.log.pages(0, ['BallotCast']))
      for (const e of events as unknown as readonly Recorded<BallotCast>[])
        if (e.data.roundId === id && e.position < closed!.position) yield e;
  }

  private async line(fact: Recorded<BallotCast>, { pair, secret }: Opener, on: OnBallot): Promise<OpenedBallot> {
    const { pk, tokens, seq, commitment } = fact.data.body;
    const about = { pk, tokens, seq, commitment };
    const envelope = this.envelopeOf(fact);
    const [enc, ct] = envelope.map((part) => new Uint8Array(bytes(part))) as [Uint8Array, Uint8Array];
    const plain = await SUITE.Open(pair, enc, ct, { aad: bytesOf(commitment) }).catch(() => undefined);
    const said = saidIn(plain, commitment);
    if (typeof said === 'string')
      return { ...about, envelope, ...(isPoint(enc) && { shown: showSecret(secret, enc) }), spoiled: said };
    const fault = faultOf(said.choice, on);
    return { ...about, ...said, ...(fault && { spoiled: fault }) };
  }

  /** The envelope as its voter named it. @throws Refused when it is another one, or gone */
  private envelopeOf(fact: Recorded<BallotCast>): Envelope {
    const bad = () => new Refused(refuse('ballots.tampered', { ballot: fact.id }));
    const content = this.unsealed(fact);
    if (!content || fact.sealed?.subject !== boxOf(fact.data.roundId)) throw bad();
    const { envelope } = content as { envelope: Envelope };
    if (!isEnvelope(envelope, fact.data.body.sealed)) throw bad();
    return envelope;
  }

  private unsealed(fact: Recorded<BallotCast>): object | undefined {
    try {
      const content = openSealed(fact as Recorded, this.places.vault);
      return typeof content === 'object' ? content : undefined;
    } catch (error) {
      if (error instanceof Tampered) return undefined;
      throw error;
    }
  }
}

type Publishing = Pick<Places, 'counts' | 'record'> & { readonly log: Pick<EventLog, 'read'> };

/**
 * Counts the opened ballots of a round in a thread of its own and publishes what comes out. Cut short, it is done once more
 * and comes to the same. @throws Refused when add-1 comes to no outcome within so many runs
 */
export async function publishCount(
  round: string,
  { log, counts, record }: Publishing,
  guard?: number,
): Promise<TallyFigure> {
  const seen = await seeRound(log, round);
  const value = await counts.publish(seen, guard);
  const digest = hash('sha256', canonicalText(value));
  await record(new PublishTally(), { roundId: round, rule: resultRule(seen.opened.data.rules), digest, value });
  return value;
}

/** A round whose seed is revealed, with what its opened ballots say. @throws Refused before that */
export function aboutRound({ id, opened, voting, seed }: RoundSeen, lines: Iterable<OpenedBallot>): About {
  if (!voting || !seed) throw new Refused(refuse('round.not-opened'));
  const { rules, title, year } = opened.data;
  return {
    round: id,
    title: title.en,
    year,
    voting: rules.phases.voting,
    counting: { rules, projects: voting.data.projects, seed: seed.data.seed, choices: choicesIn(lines) },
  };
}
