import { publishCount } from '../ballots/opening.js';
import type { RoundCounts } from '../ballots/round-counts.js';
import { seeRound } from '../ballots/round-seen.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Desk } from '../write/desk.js';
import type { Worker } from './queue.js';

/** Who publishes a result that nobody waited for. */
const ACTOR = 'policy:when-ballots-opened-then-count-them';

/** `runs`: of add-1, at the most, where an official has said how many. */
export type CountAsked = { readonly round: string; readonly runs?: number };

type Means = {
  readonly log: Pick<EventLog, 'read'>;
  readonly counts: Pick<RoundCounts, 'publish' | 'progress'>;
  readonly desk: Pick<Desk, 'send'>;
};

/** Counts a round whose ballots are opened, unless its result is published. Broken off by a stop, it is begun anew. */
export const countOpened =
  ({ log, counts, desk }: Means): Worker =>
  async (payload) => {
    const { round, runs } = payload as CountAsked;
    const { tally } = await seeRound(log, round);
    if (tally || (runs === undefined && counts.progress(round).state === 'unfinished')) return;
    const record = (command: Parameters<Desk['send']>[0], facts: object) => desk.send(command, facts as never, ACTOR);
    try {
      await publishCount(round, { log, counts, record }, runs);
    } catch (error) {
      // that it comes to no outcome is told where its progress is: trying it again would come to the same
      if (!(error instanceof Refused) || error.refusal.refused !== 'round.count-unfinished') throw error;
    }
  };
