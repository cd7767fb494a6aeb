import type { RoundDoc } from '../../read-models/round-documents.js';
import type { HourPolicy } from './policy.js';

const HOUR = 3_600_000;

/**
 * The box is asked to put down what it has promised; only then is a round closed, and the seed of its lots told. An hour later
 * it is asked once more, as it is where somebody closed it and got no further.
 */
export const whenVotingTermOverThenCloseRound: HourPolicy = {
  name: 'when-voting-term-over-then-close-round',
  async due(store, of, now) {
    const open = await store.find<RoundDoc>(of('rounds'), { where: { votingUntil: { lte: now } } });
    const hour = Math.floor(Date.parse(now) / HOUR);
    return open.map(({ _id: round }) => ({
      job: { kind: 'close-round', id: `${round}.${hour}`, payload: { round } },
    }));
  },
};
