import { hash, type KeyObject } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import type { RefusalCode } from '../../commands/refusals.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { BallotCheck, bytes } from './ballot-check.js';
import { sizeOf } from './choice.js';
import { promiseMessage } from './format.js';
import { type KeyPlace, signed, signingKey } from './round-keys.js';
import { seeRound } from './round-seen.js';
import type { SealedBallot, Taken } from './voter/device.js';

const HOUR = 3_600_000;
/** P-256, uncompressed; and what AES-GCM adds to what it seals. */
const POINT = 65;
const TAG = 16;

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
    const { projects, issuers } = voting.data;
    const size = sizeOf({ rules, projects });
    return new BoxRound(id, from, until, new BallotCheck(id, issuers), size, await boxKeyOf(keys, id));
  }

  /** Why a ballot cannot lie in this box. Whether its choice fits the rules, nobody can see. */
  fault({ body, sig, envelope: [enc, ct] }: SealedBallot): RefusalCode | undefined {
    if (body.round !== this.id) return 'ballot.other-round';
    const [key, text] = [bytes(enc), bytes(ct)];
    if (key.length !== POINT || text.length !== this.size + TAG) return 'ballot.wrong-envelope';
    if (hash('sha256', Buffer.concat([key, text]), 'base64url') !== body.sealed) return 'ballot.wrong-envelope';
    return this.check.fault(body, sig);
  }

  /**
   * That the ballot will be in the log: when its batch is full, and at the latest with the close. It names the same
   * instant to everybody, so it does not tell when a ballot came.
   */
  promise(digest: string): Taken {
    const mergeBy = new Date(Date.parse(this.until) + HOUR).toISOString();
    const sig = signed(this.key, promiseMessage({ round: this.id, digest, mergeBy }));
    return { digest, promise: { mergeBy, sig } };
  }
}
