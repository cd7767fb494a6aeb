import { hash, type KeyObject } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import type { RefusalCode } from '../../commands/refusals.js';
import { Unavailable } from '../durable/unavailable.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { BallotCheck, bytes, Misspelt } from './ballot-check.js';
import { sizeOf } from './choice.js';
import { promiseMessage } from './format.js';
import { isPoint } from './point.js';
import { type KeyPlace, rawOf, signed, signingKey } from './round-keys.js';
import { seeRound } from './round-seen.js';
import type { SealedBallot, Taken } from './voter/device.js';

const HOUR = 3_600_000;
/** What AES-GCM adds to what it seals. */
const TAG = 16;

/** By when whatever is taken until then is in the log. */
export const mergeBy = (until: string): string => new Date(Date.parse(until) + HOUR).toISOString();

export const BOX_KEY = 'box-key ';
/** What the box signs its promises of a round with. */
export const boxKeyOf = (keys: KeyPlace, round: string): Promise<KeyObject> => signingKey(keys, `${BOX_KEY}${round}`);

/** One round, as the box must know it: all of it is pinned by the fact that opened its voting. */
export class BoxRound {
  private constructor(
    readonly id: string,
    readonly from: string,
    readonly until: string,
    private readonly check: BallotCheck,
    private readonly size: number,
    private readonly key: KeyObject,
  ) {}

  /** @throws Refused while it does not vote */
  static async read(id: string, log: Pick<EventLog, 'read'>, keys: KeyPlace): Promise<BoxRound> {
    const { opened, voting, closed } = await seeRound(log, id);
    if (!voting) throw new Refused(refuse('round.voting-not-opened'));
    if (closed) throw new Refused(refuse('round.closed'));
    const { rules } = opened.data;
    const { from, until } = rules.phases.voting;
    const { projects, issuers, boxKey } = voting.data;
    const size = sizeOf({ rules, projects });
    const key = await boxKeyOf(keys, id);
    if (rawOf(key) !== boxKey)
      // out of an older backup, say: nobody could hold the house to such a promise
      throw new Unavailable('the box’s key is not the one that the round names', 'broken', { part: 'ballots' });
    return new BoxRound(id, from, until, new BallotCheck(id, issuers), size, key);
  }

  /** Why a ballot cannot lie in this box. Whether its choice fits the rules, nobody can see. */
  fault({ body, sig, envelope: [enc, ct] }: SealedBallot): RefusalCode | undefined {
    if (body.round !== this.id) return 'ballot.other-round';
    return this.isSealed(body.sealed, enc, ct) ? this.check.fault(body, sig) : 'ballot.wrong-envelope';
  }

  private isSealed(sealed: string, enc: string, ct: string): boolean {
    try {
      const [key, text] = [bytes(enc), bytes(ct)];
      if (!isPoint(key) || text.length !== this.size + TAG) return false;
      return hash('sha256', Buffer.concat([key, text]), 'base64url') === sealed;
    } catch (error) {
      if (error instanceof Misspelt) return false;
      throw error;
    }
  }

  /**
   * That the ballot will be in the log: when its batch is full, and at the latest with the close. It names the same
   * instant to everybody, so it does not tell when a ballot came.
   */
  promise(digest: string): Taken {
    const promised = { digest, mergeBy: mergeBy(this.until) };
    const sig = signed(this.key, promiseMessage({ round: this.id, ...promised }));
    return { digest, promise: { mergeBy: promised.mergeBy, sig } };
  }
}
