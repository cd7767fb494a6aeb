import { Refused } from '../refused.js';
import type { RunningRounds } from '../write/running-rounds.js';
import type { Worker } from './queue.js';

/** Who closes a round when no official has done it. */
const ACTOR = 'policy:when-voting-term-over-then-close-round';

/** Closes a round whose term is over. Somebody may have closed it since: then there is nothing to do. */
export const closeRound =
  (rounds: Pick<RunningRounds, 'closeBy'>): Worker =>
  async (payload) => {
    const { round } = payload as { round: string };
    try {
      await rounds.closeBy({ actor: ACTOR }, round);
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.refused !== 'round.voting-not-opened') throw error;
    }
  };
