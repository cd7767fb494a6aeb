import { WrongElection } from './election.js';
import { decimal, fraction } from './fraction.js';

/** What a resident divides 100 GEL over: themes, and within a theme its sub-topics. */
export type Theme = { readonly id: string; readonly topics: readonly string[] };

/**
 * One division. Amounts are whole GEL, by the place of the slot: for each theme in turn its sub-topics, or the theme itself
 * where it has none. A weight that was declared in advance is a whole number; 1 where there is none.
 */
export type Division = { readonly amounts: ArrayLike<number>; readonly weight?: number | undefined };

/** What the divisions come to: of 100, as decimals cut off after six places; ordinary median, the mean of the middle two. */
export type Share = { readonly id: string; readonly mean: string; readonly median: string };
export type ThemeShare = Share & { readonly topics: readonly Share[] };
export type Allocation = {
  readonly themes: readonly ThemeShare[];
  /** Divisions that were counted, and their weight together. */
  readonly n: number;
  readonly weight: number;
};

/**
 * Weighted mean and median for each theme and each sub-topic, exactly: every amount is a whole number from 0 to the total,
 * so it is enough to know how much weight stands at each.
 * @throws WrongElection when an amount is no whole GEL, or a division does not come to the total
 */
export function allocation(themes: readonly Theme[], divisions: Iterable<Division>, total = 100): Allocation {
  const width = themes.map(({ topics }) => Math.max(1, topics.length));
  const slots = width.reduce((sum, n) => sum + n, 0);
  const standing = () => new Float64Array(total + 1);
  const byTheme = themes.map(standing);
  const bySlot = Array.from({ length: slots }, standing);
  let [n, weight] = [0, 0];
  for (const division of divisions) {
    const own = weightOf(division);
    mustComeTo(division, slots, total);
    n++;
    weight += own;
    let slot = 0;
    for (const [theme, count] of width.entries()) {
      let sum = 0;
      for (const end = slot + count; slot < end; slot++) {
        const amount = division.amounts[slot]!;
        sum += amount;
        bySlot[slot]![amount]! += own;
      }
      byTheme[theme]![sum]! += own;
    }
  }
  let next = 0;
  const share = (id: string, standings: Float64Array) => ({ id, ...middle(standings, weight) });
  const shares = themes.map(({ id, topics }, theme) => {
    const first = next;
    next += width[theme]!;
    return { ...share(id, byTheme[theme]!), topics: topics.map((topic, i) => share(topic, bySlot[first + i]!)) };
  });
  return { themes: shares, n, weight };
}

function weightOf({ weight = 1 }: Division): number {
  if (!Number.isSafeInteger(weight) || weight < 1) throw new WrongElection('a weight is a whole number, 1 or more');
  return weight;
}

function mustComeTo({ amounts }: Division, slots: number, total: number): void {
  let sum = 0;
  for (let slot = 0; slot < amounts.length; slot++) {
    const amount = amounts[slot]!;
    if (!Number.isInteger(amount) || amount < 0) throw new WrongElection(`${amount} is not an amount of whole GEL`);
    sum += amount;
  }
  if (amounts.length !== slots) throw new WrongElection(`a division has ${amounts.length} amounts, not ${slots}`);
  if (sum !== total) throw new WrongElection(`a division comes to ${sum}, not to ${total}`);
}

function middle(standings: Float64Array, weight: number): Pick<Share, 'mean' | 'median'> {
  if (weight === 0) return { mean: '0', median: '0' };
  let [sum, seen] = [0n, 0];
  const [low, high] = [Math.ceil(weight / 2), Math.floor(weight / 2) + 1];
  let [lower, upper] = [0, 0];
  standings.forEach((here, amount) => {
    sum += BigInt(amount) * BigInt(here);
    if (seen < low && seen + here >= low) lower = amount;
    if (seen < high && seen + here >= high) upper = amount;
    seen += here;
  });
  const median = fraction(BigInt(lower + upper), 2n);
  return { mean: decimal(fraction(sum, BigInt(weight))), median: decimal(median) };
}
