import type { FactPolicy } from './policy.js';

/** Milliseconds: whoever opened them goes first. */
const AFTER = 3_000;

/** Whoever opened the ballots counts them, too. Where that was cut short, the queue still knows that it is to be done. */
export const whenBallotsOpenedThenCountThem: FactPolicy = {
  name: 'when-ballots-opened-then-count-them',
  handles: ['BallotsOpened'],
  begins: 'at-zero',
  react: ({ id, data }) => {
    const { roundId: round } = data as { roundId: string };
    return [{ job: { kind: 'count-round', id, payload: { round }, delay: AFTER } }];
  },
};
