import type { Frame } from './frame.js';
import { type Cell, DIMENSIONS, type Dimension } from './questionnaire.js';
import { compare } from './selection.js';
import { total, type Weighted } from './weighted.js';

export type Raked = {
  /** People of the population, in the order of the respondents. */
  readonly weights: readonly number[];
  /** Whether every margin is hit within the tolerance. Never true while a code of the frame has nobody. */
  readonly converged: boolean;
  readonly rounds: number;
  /** The largest |weighted − frame| / frame over all codes with people: 0.01 is one per cent off. */
  readonly gap: number;
  /** Codes that have people in the frame and nobody in the sample: no weight can stand for them. */
  readonly missing: readonly { readonly dimension: Dimension; readonly code: string }[];
};

/**
 * Weights that hit the frame's margins one after the other, round by round, until all hold (iterative proportional
 * fitting: Deming & Stephan 1940; raking as calibration: Deville & Särndal 1992, Deville, Särndal & Sautory 1993).
 *
 * It stops when the gap is at most `tolerance`, or after `most` rounds, and says which. Alike people (same cell, same
 * first weight) are raked as one and codes are summed in a fixed order: the result does not depend on the order of the
 * respondents, bit for bit (only + × ÷, which IEEE 754 rounds alike everywhere).
 * RangeError: somebody has a code that the margin does not have, or of which it has nobody.
 */
export function rake(
  people: readonly Weighted[],
  margins: Pick<Frame, Dimension>,
  { tolerance = 1e-9, most = 200 }: { tolerance?: number; most?: number } = {},
): Raked {
  const alike = alikeOf(people);
  const targets = DIMENSIONS.flatMap((dimension) =>
    margins[dimension].map(({ code, count }) => ({
      dimension,
      code,
      count,
      members: alike.filter(({ cell }) => cell[dimension] === code),
    })),
  );
  const reached = targets.filter(({ count }) => count > 0).reduce((sum, { members }) => sum + members.length, 0);
  if (reached < alike.length * DIMENSIONS.length)
    throw new RangeError('somebody has a code that the frame has nobody of');
  const missing = targets.filter(({ count, members }) => count > 0 && members.length === 0);

  const gap = () => gapOf(targets.map(({ count, members }) => ({ count, weighed: sumOf(members) })));
  let rounds = 0;
  let off = gap();
  while (off > tolerance && rounds < most && alike.length > 0) {
    for (const { count, members } of targets) {
      const factor = count / sumOf(members);
      for (const member of members) member.weight *= factor;
    }
    rounds += 1;
    off = gap();
  }
  const weights = new Map(alike.map(({ key, weight }) => [key, weight]));
  return {
    weights: people.map((one) => weights.get(keyOf(one))!),
    converged: off <= tolerance && missing.length === 0,
    rounds,
    gap: off,
    missing: missing.map(({ dimension, code }) => ({ dimension, code })),
  };
}

/** How far weights are from the frame: the largest relative gap over all codes that have people; 1 where nobody is. */
export const gapToFrame = (people: readonly Weighted[], margins: Pick<Frame, Dimension>): number =>
  gapOf(
    DIMENSIONS.flatMap((dimension) =>
      margins[dimension].map(({ code, count }) => ({
        count,
        weighed: total(people.filter(({ cell }) => cell[dimension] === code).map(({ weight }) => weight)),
      })),
    ),
  );

const gapOf = (sums: readonly { count: number; weighed: number }[]): number =>
  sums.reduce(
    (worst, { count, weighed }) => (count > 0 ? Math.max(worst, Math.abs(weighed - count) / count) : worst),
    0,
  );

type Alike = { readonly key: string; readonly cell: Cell; readonly n: number; weight: number };

const keyOf = ({ cell, weight }: Weighted): string => JSON.stringify([cell.district, cell.sex, cell.age, weight]);
const sumOf = (members: readonly Alike[]): number => members.reduce((sum, { n, weight }) => sum + n * weight, 0);

function alikeOf(people: readonly Weighted[]): Alike[] {
  const found = new Map<string, { cell: Cell; n: number; weight: number }>();
  for (const one of people) {
    const entry = found.get(keyOf(one));
    if (entry) entry.n += 1;
    else found.set(keyOf(one), { ...one, n: 1 });
  }
  return [...found].sort(([a], [b]) => compare(a, b)).map(([key, { cell, n, weight }]) => ({ key, cell, n, weight }));
}
