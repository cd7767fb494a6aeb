import { randomInt } from 'node:crypto';
import type { Lying } from './spool.js';

/** A batch in an order that nobody knows beforehand: voters by chance, the ballots of one of them as their numbers say. */
export const batchOrder = (lying: readonly Lying[]): readonly (readonly Lying[])[] => waves(shuffled(lying));

/** Fisher and Yates, by the machine's own chance. */
function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

function waves(lying: readonly Lying[]): readonly (readonly Lying[])[] {
  const byVoter = new Map<string, Lying[]>();
  for (const one of lying) {
    const { pk } = one.ballot.body;
    const theirs = byVoter.get(pk);
    if (theirs) theirs.push(one);
    else byVoter.set(pk, [one]);
  }
  const found: Lying[][] = [];
  for (const theirs of byVoter.values()) {
    theirs.sort((a, b) => a.ballot.body.seq - b.ballot.body.seq);
    for (const [i, one] of theirs.entries()) {
      found[i] ??= [];
      found[i].push(one);
    }
  }
  return found;
}
