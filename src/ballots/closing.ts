import { Logger } from '@nestjs/common';
import { CloseRound } from '../../commands/budgeting/round-commands.js';
import { refuse } from '../../commands/decider.js';
import type { BallotCast, CredentialIssued } from '../../events/ballots.js';
import type { Recorded } from '../../events/envelope.js';
import type { Clock } from '../clock.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Acting, Desk, Sent } from '../write/desk.js';
import type { Box } from './box.js';
import { BOX_KEY } from './box-round.js';
import type { Credentials } from './credentials.js';
import type { Issuer } from './issuers.js';
import type { KeyPlace } from './round-keys.js';
import { seeRound } from './round-seen.js';

type Places = {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly box: Pick<Box, 'empty'>;
  readonly credentials: Pick<Credentials, 'end'>;
  readonly issuers: readonly Issuer[];
  readonly keys: KeyPlace & { heldUnder(prefix: string): readonly string[] };
};

const EVERY = 3_600_000;

/** Ends the voting of a round: first every promise is kept, then it is said to be closed, then nobody can sign for it again. */
export class RoundClosing {
  private readonly logger = new Logger('ballots');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly places: Places,
    private readonly desk: Pick<Desk, 'send'>,
  ) {}

  /** @throws Refused before the end of the term, or while a promised ballot is not in the log */
  async close(roundId: string, who: Acting | string, sent: Sent = {}): Promise<Receipt> {
    const { log, clock, box, credentials } = this.places;
    const { voting, opened, closed } = await seeRound(log, roundId);
    const { until } = opened.data.rules.phases.voting;
    if (!voting) throw new Refused(refuse('round.voting-not-opened'));
    if (clock.now() < until) throw new Refused(refuse('round.too-early', { until })); // nobody is turned away before
    await credentials.end(roundId); // nothing is recorded or signed while it is counted, nor behind it
    if (!closed) await box.empty(roundId);
    const counted = await this.count(roundId);
    const receipt = await this.desk.send(new CloseRound(), { roundId, ...counted }, who, sent);
    await this.forget(roundId);
    return receipt;
  }

  /** Goes on with what was left, and looks every hour again: another issuer may have been away. */
  start(): void {
    const look = () => void this.goOn().catch((error) => this.logger.error((error as Error).message));
    look();
    this.timer = setInterval(look, EVERY).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Keys of rounds that are closed go, also where the machine was off, or came out of an older backup. */
  async goOn(): Promise<void> {
    const { keys, log } = this.places;
    for (const name of keys.heldUnder(BOX_KEY)) {
      const round = name.slice(BOX_KEY.length);
      const { closed } = await seeRound(log, round).catch(() => ({ closed: undefined }));
      if (closed) await this.forget(round);
    }
  }

  /** The box's key goes last: while it is there, something is left to do. The round is closed whether or not it goes. */
  private async forget(roundId: string): Promise<void> {
    const { issuers, keys } = this.places;
    const name = `${BOX_KEY}${roundId}`;
    try {
      for (const issuer of issuers) await issuer.destroy(roundId);
      if (keys.held(name)) await keys.letGo(name);
    } catch (error) {
      this.logger.error(`a key of round ${roundId} is not destroyed yet: ${(error as Error).message}`);
    }
  }

  /** What the log holds of the round now. */
  private async count(roundId: string): Promise<Pick<CloseRound, 'ballots' | 'voters' | 'credentials'>> {
    const { log, issuers } = this.places;
    let ballots = 0;
    let voters = 0;
    const credentials: Record<string, number> = Object.fromEntries(issuers.map(({ name }) => [name, 0]));
    for await (const { events } of log.pages(0, ['BallotCast', 'CredentialIssued']))
      for (const e of events as unknown as readonly Recorded<BallotCast | CredentialIssued>[]) {
        if (e.data.roundId !== roundId) continue;
        if (e.type === 'CredentialIssued') credentials[e.data.issuer] = (credentials[e.data.issuer] ?? 0) + 1;
        else {
          ballots++;
          if (e.revision === 0) voters++;
        }
      }
    return { ballots, voters, credentials };
  }
}
