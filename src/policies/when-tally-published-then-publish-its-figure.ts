import type { FactPolicy } from './policy.js';

/** The result of a round is an official figure, and so is each correction of it. */
export const whenTallyPublishedThenPublishItsFigure: FactPolicy = {
  name: 'when-tally-published-then-publish-its-figure',
  handles: ['TallyPublished'],
  begins: 'at-zero',
  react: ({ id, data }) => {
    const { roundId } = data as { roundId: string };
    return [{ job: { kind: 'publish-result', id, payload: { roundId, tally: id } } }];
  },
};
