import type { Election } from './election.js';

/** Ballots that have more of what they named among the one winners than among the other; those with equally many are neither. */
export type Preference = { readonly first: number; readonly second: number };

/**
 * Which of two outcomes more voters prefer, by how many winners they named. Wieliczka decides so between equal shares and
 * greedy: greedy is followed only when strictly more prefer it. Who has no winner in one of them has zero there.
 * @param first ids of the winners of one outcome; `second` those of the other
 */
export function preference(election: Election, first: readonly string[], second: readonly string[]): Preference {
  const { counts, starts, chosen, points } = election.ballots;
  const among = (ids: readonly string[]) => {
    const winners = new Set(ids);
    return Uint8Array.from(election.projects, ({ id }) => (winners.has(id) ? 1 : 0));
  };
  const [inFirst, inSecond] = [among(first), among(second)];
  const prefer = { first: 0, second: 0 };
  for (let group = 0; group < counts.length; group++) {
    let more = 0;
    for (let at = starts[group]!; at < starts[group + 1]!; at++) {
      if (points && points[at]! <= 0) continue;
      more += inFirst[chosen[at]!]! - inSecond[chosen[at]!]!;
    }
    if (more !== 0) prefer[more > 0 ? 'first' : 'second'] += counts[group]!;
  }
  return prefer;
}
