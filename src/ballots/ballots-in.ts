import { hash } from 'node:crypto';
import { potOf } from '../../commands/budgeting/round-state.js';
import type { BallotCast, CredentialIssued } from '../../events/ballots.js';
import type { RoundOpened, TallyFigure } from '../../events/budgeting.js';
import type { Recorded } from '../../events/envelope.js';
import { Unavailable } from '../durable/unavailable.js';
import { canonical } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import { type BallotFiles, OPENED } from './ballot-files.js';
import type { Box } from './box.js';
import { countRound } from './count-round.js';
import { aboutRound } from './opening.js';
import { seeRound } from './round-seen.js';

/** What is in the box when it is closed. */
export type BallotCounts = {
  readonly ballots: number;
  readonly voters: number;
  /** By issuer. */
  readonly credentials: Readonly<Record<string, number>>;
};

/** The ballot box as those who run a round see it. */
export abstract class BallotsIn {
  /** Puts down everything that was promised, takes nothing more, and counts what lies in the log. */
  abstract drained(round: string): Promise<BallotCounts>;
  /** The digest of the result that counting the opened ballots again gives. */
  abstract recounted(round: string): Promise<string>;
}

/** SHA-256 of a result as canonical JSON, hex. */
export const digestOf = (value: TallyFigure): string => hash('sha256', canonical(value));

/** A box that promises nothing: what is in it lies in the log already. */
export class LoggedBallots extends BallotsIn {
  constructor(private readonly log: Pick<EventLog, 'pages' | 'read'>) {
    super();
  }

  async drained(round: string): Promise<BallotCounts> {
    const voters = new Set<string>();
    const credentials: Record<string, number> = {};
    let ballots = 0;
    for await (const { events } of this.log.pages(0, ['BallotCast', 'CredentialIssued'])) {
      for (const e of events as unknown as readonly Recorded<BallotCast | CredentialIssued>[]) {
        if (e.data.roundId !== round) continue;
        if (e.type === 'CredentialIssued') credentials[e.data.issuer] = (credentials[e.data.issuer] ?? 0) + 1;
        else voters.add(e.data.body.pk);
        if (e.type === 'BallotCast') ballots++;
      }
    }
    return { ballots, voters: voters.size, credentials };
  }

  /** Of a round in which nobody has voted. @throws Unavailable for any other: its ballots are counted where they are opened */
  async recounted(round: string): Promise<string> {
    const { voters } = await this.drained(round);
    if (voters > 0) throw new Unavailable('ballots are not counted here', 'broken', { part: 'reads' });
    const [opened] = (await this.log.read(`round-${round}`)) as unknown as readonly Recorded<RoundOpened>[];
    const { rules } = opened!.data;
    if (rules.ballot.type === 'allocation')
      return digestOf({
        ...{ ballots: 0, blank: 0 },
        themes: rules.ballot.themes.map(({ code }) => ({ code, mean: '0.0000', median: '0' })),
      });
    const pots = ['city', ...Object.keys(rules.envelope.byDistrict).sort()];
    const none = { votes: 0, winners: [], spent: 0 };
    return digestOf({
      ballots: 0,
      blank: 0,
      pots: pots.map((pot) => ({ pot, budget: potOf(rules, pot)!, ...none })),
    });
  }
}

/** The box of the house: what it has promised is put down first, and what was opened is counted again from its file. */
export class BoxedBallots extends LoggedBallots {
  constructor(
    private readonly rounds: Pick<EventLog, 'pages' | 'read'>,
    private readonly box: Pick<Box, 'empty'>,
    private readonly files: BallotFiles,
  ) {
    super(rounds);
  }

  override async drained(round: string): Promise<BallotCounts> {
    await this.box.empty(round);
    return super.drained(round);
  }

  override async recounted(round: string): Promise<string> {
    if (!this.files.has(round, OPENED)) return super.recounted(round);
    const { counting } = aboutRound(await seeRound(this.rounds, round), this.files.opened(round));
    return digestOf(countRound(counting));
  }
}
