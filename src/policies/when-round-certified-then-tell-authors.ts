import type { RoundEvent } from '../../events/budgeting.js';
import type { Recorded } from '../../events/envelope.js';
import type { EventLog } from '../log/event-log.js';
import type { ProposalNews } from '../work/proposal-news.js';
import type { FactPolicy, Wish } from './policy.js';

/** Whoever brought what stood on the ballot learns whether it has won, once the result cannot change any more. */
export const whenRoundCertifiedThenTellAuthors = (log: Pick<EventLog, 'read'>): FactPolicy => ({
  name: 'when-round-certified-then-tell-authors',
  begins: 'at-head',
  handles: ['RoundCertified'],
  async react({ id, data }: Recorded) {
    const { roundId } = data as { roundId: string };
    const past = (await log.read(`round-${roundId}`)) as unknown as readonly Recorded<RoundEvent>[];
    const result = past.findLast((e) => e.type === 'TallyPublished');
    const ballot = past.findLast((e) => e.type === 'VotingOpened');
    const won = new Set(result?.data.value.pots?.flatMap(({ winners }) => winners));
    return (ballot?.data.projects ?? []).map(({ id: proposal }): Wish => {
      const news: ProposalNews = won.has(proposal) ? 'ProposalWon' : 'ProposalNotWon';
      return { job: { kind: 'tell-of-proposal', id: `${id}.${proposal}`, payload: { proposal, news } } };
    });
  },
});
