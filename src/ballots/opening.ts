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
import { type About, type BallotFiles, choicesOfText } from './ballot-files.js';
import { faultOf, type OnBallot } from './choice.js';
import { resultRule } from './count-round.js';
import { bytesOf, canonicalText, type Sealed } from './format.js';
import { seedCommitment } from './lots.js';
import { commitmentOf, type OpenedBallot, onBallot, readOpened } from './opened.js';
import type { RoundCounts } from './round-counts.js';
import { type RoundSeen, seeRound } from './round-seen.js';
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
 * Everything is opened and looked at before the first thing is written; each step may be repeated, so an opening that was
 * cut short is done once more and comes to the same.
 */
export class RoundOpening {
  constructor(private readonly places: Places) {}

  /** @param shares what stands in the trustees' files. @throws Refused; then nothing was opened */
  async open(round: string, shares: readonly string[]): Promise<Opening> {
    const { log, files, record } = this.places;
    const seen = await seeRound(log, round);
    if (!seen.closed) throw new Refused(refuse('round.not-closed'));
    const opener = await openerOf(round, seen.voting!.data, shares);
    const seed = this.seedOf(seen);
    const lines = await this.openAll(seen, opener);
    const text = files.putOpened(round, lines);
    const digest = hash('sha256', text);
    const spoiled = lines.filter((line) => line.spoiled !== undefined).length;
    await record(new RevealTieSeed(), { roundId: round, seed, commitment: seedCommitment(seed) });
    const counted = { roundId: round, opened: lines.length, spoiled, digest, bytes: Buffer.byteLength(text) };
    await record(new RecordOpenedBallots(), { ...counted, trustees: opener.trustees });
    const result = await this.count(round);
    return { opened: lines.length, spoiled, digest, trustees: opener.trustees, result };
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

  private async openAll(seen: RoundSeen, opener: Opener): Promise<readonly OpenedBallot[]> {
    const final = await this.finals(seen);
    const on = onBallot(seen.opened.data.rules, seen.voting!.data);
    const lines: OpenedBallot[] = [];
    for await (const fact of this.ballotsOf(seen))
      if (final.get(fact.data.body.pk) === fact.id) lines.push(await this.line(fact, opener, on));
    return lines;
  }

  /** The last ballot of each key before the close, by the fact's id. */
  private async finals(seen: RoundSeen): Promise<ReadonlyMap<string, string>> {
    const last = new Map<string, string>();
    for await (const { id, data } of this.ballotsOf(seen)) last.set(data.body.pk, id);
    return last;
  }

  private async *ballotsOf({ id, closed }: RoundSeen): AsyncIterable<Recorded<BallotCast>> {
    for await (const { events } of this.places.log.pages(0, ['BallotCast']))
      for (const e of events as unknown as readonly Recorded<BallotCast>[])
        if (e.data.roundId === id && e.position < closed!.position) yield e;
  }

  private async line(fact: Recorded<BallotCast>, { pair }: Opener, on: OnBallot): Promise<OpenedBallot> {
    const { pk, tokens, seq, commitment } = fact.data.body;
    const about = { pk, tokens, seq, commitment };
    const envelope = this.envelopeOf(fact);
    const aad = bytesOf(commitment);
    const [enc, ct] = envelope.map((part) => new Uint8Array(bytes(part))) as [Uint8Array, Uint8Array];
    const plain = await SUITE.Open(pair, enc, ct, { aad }).catch(() => undefined);
    const sealed = plain && contentOf(plain);
    if (!sealed) return { ...about, envelope, spoiled: 'unopenable' };
    const { choice, opening } = sealed;
    if (!binds(commitment, opening, choice)) return { ...about, envelope, spoiled: 'other-commitment' };
    const fault = faultOf(choice, on);
    return { ...about, choice, opening, ...(fault && { spoiled: fault }) };
  }

  /** The envelope as its voter named it. @throws Refused when it is another one, or gone */
  private envelopeOf(fact: Recorded<BallotCast>): readonly [string, string] {
    const bad = () => new Refused(refuse('ballots.tampered', { ballot: fact.id }));
    const content = this.unsealed(fact);
    if (!content || fact.sealed?.subject !== boxOf(fact.data.roundId)) throw bad();
    const { envelope } = content as { envelope: readonly [string, string] };
    const digest = hash('sha256', Buffer.concat(envelope.map(bytes)), 'base64url');
    if (digest !== fact.data.body.sealed) throw bad();
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

function contentOf(plain: Uint8Array): Sealed | undefined {
  try {
    const { choice, opening } = JSON.parse(Buffer.from(plain).toString('utf8')) as Sealed;
    return typeof opening === 'string' && choice !== undefined ? { choice, opening } : undefined;
  } catch {
    return undefined;
  }
}

function binds(commitment: string, opening: string, choice: unknown): boolean {
  try {
    return commitmentOf(opening, choice) === commitment;
  } catch {
    return false;
  }
}

/** A round whose seed is revealed, with what its opened ballots say. @throws Refused before that */
export function aboutRound({ id, opened, voting, seed }: RoundSeen, text: string): About {
  if (!voting || !seed) throw new Refused(refuse('round.not-opened'));
  const { rules, title, year } = opened.data;
  return {
    round: id,
    title: title.en,
    year,
    voting: rules.phases.voting,
    counting: { rules, projects: voting.data.projects, seed: seed.data.seed, choices: choicesOfText(text) },
  };
}

export const linesOf = (text: string): readonly OpenedBallot[] => [...readOpened(text)];
