import type { Cells } from './cells.js';
import { bounds, type Fraction, ULPS } from './fraction.js';
import type { Purses } from './purses.js';

/** Between these lies what a unit has to pay for a project; `exact` is over the purses' common denominator. */
export type Rate = { readonly lo: number; readonly hi: number; readonly exact?: Fraction | undefined };

/** `too-poor`: the supporters together hold less than the cost. `unsure`: doubles cannot tell. */
export type Offer = Rate | 'too-poor' | 'unsure';

/** How much n sums of what is not negative, each of a rounded product, can be off by: relative, and generous. */
const slackOf = (n: number) => (n + 16) * 2 ** -52;

/**
 * What the gathered supporters would pay a unit, as bounds in doubles. The rate is guessed first; that the true one lies
 * between the bounds is then proved: at `hi` even the least that purses can hold pays the cost, at `lo` even the most does
 * not pay more than it.
 * @param from a rate that the true one is not below
 */
export function estimate(cells: Cells, purses: Purses, cost: bigint, from: number): Offer {
  const price = bounds({ num: cost, den: 1n });
  const slack = slackOf(cells.size);
  const { total, spread, units } = sums(cells, purses);
  if ((total + spread) * (1 + slack) < price.lo) return 'too-poor';
  if (total * (1 - slack) < price.hi) return 'unsure';
  const guess = rootOf(cells, purses, Number(cost), Math.max(from, Number(cost) / units));
  if (guess === undefined) return 'unsure';
  for (let width = guess.width + guess.rate * slack * 4, tries = 0; tries < 4; tries++, width *= 16) {
    const [lo, hi] = [Math.max(0, guess.rate - width), guess.rate + width];
    const enough = paid(cells, purses.lo, hi) * (1 - slack) >= price.hi;
    const notMore = paid(cells, purses.hi, lo) * (1 + slack) <= price.lo;
    if (enough && notMore) return { lo, hi };
  }
  return 'unsure';
}

function sums(cells: Cells, { lo, hi }: Purses) {
  let [total, spread, units] = [0, 0, 0];
  for (let cell = 0; cell < cells.size; cell++) {
    const purse = cells.purse[cell]!;
    total += cells.count[cell]! * lo[purse]!;
    spread += cells.count[cell]! * (hi[purse]! - lo[purse]!);
    units += cells.count[cell]! * cells.units[cell]!;
  }
  return { total, spread, units };
}

/** What comes together at a rate: each pays it for its units, or all they have. */
function paid(cells: Cells, money: Float64Array, rate: number): number {
  let sum = 0;
  for (let cell = 0; cell < cells.size; cell++)
    sum += cells.count[cell]! * Math.min(money[cells.purse[cell]!]!, rate * cells.units[cell]!);
  return sum;
}

/** Newton's way to the rate at which the cost comes together: it only grows, and ends when nobody else is poor. */
function rootOf(cells: Cells, { lo, hi }: Purses, cost: number, from: number) {
  let rate = from;
  for (let passes = 0; passes < 200; passes++) {
    let [money, spread, units] = [0, 0, 0];
    for (let cell = 0; cell < cells.size; cell++) {
      const purse = cells.purse[cell]!;
      if (lo[purse]! >= rate * cells.units[cell]!) {
        units += cells.count[cell]! * cells.units[cell]!;
        continue;
      }
      money += cells.count[cell]! * lo[purse]!;
      spread += cells.count[cell]! * (hi[purse]! - lo[purse]!);
    }
    if (units === 0) return undefined;
    const next = (cost - money) / units;
    if (!(next > rate)) return { rate, width: (2 * spread) / units };
    rate = next;
  }
  return undefined;
}

/**
 * The same exactly: `exact` is the rate times the purses' common denominator. Where the doubles of a purse tell on which
 * side of a rate it lies they are believed (`trusting`), otherwise its exact money is compared.
 */
export function workOut(cells: Cells, purses: Purses, cost: bigint, trusting: boolean): Rate | 'too-poor' {
  const price = cost * purses.denominator();
  const surely = trusting && sums(cells, purses).total * (1 - slackOf(cells.size)) >= bounds({ num: cost, den: 1n }).hi;
  if (!surely && purses.sum(cells.purse.subarray(0, cells.size), cells.count) < price) return 'too-poor';
  const poor = new Uint8Array(cells.size);
  const guess = trusting ? rootOf(cells, purses, Number(cost), Number(cost) / sums(cells, purses).units) : undefined;
  if (guess) mark(cells, poor, (cell) => purses.lo[cells.purse[cell]!]! < guess.rate * cells.units[cell]!);
  for (;;) {
    const { units, money } = shares(cells, purses, poor);
    if (units === 0n) {
      poor.fill(0); // the guess went too far: from nobody poor, the rate only grows to the right one
      continue;
    }
    const exact = { num: price - money, den: units };
    const rate = { ...bounds({ num: exact.num, den: units * purses.denominator() }), exact };
    if (!mark(cells, poor, (cell) => side(cells, purses, cell, rate, trusting) < 0)) return rate;
  }
}

function shares(cells: Cells, purses: Purses, poor: Uint8Array) {
  const [who, counts]: [number[], number[]] = [[], []];
  let units = 0;
  for (let cell = 0; cell < cells.size; cell++) {
    if (poor[cell]) {
      who.push(cells.purse[cell]!);
      counts.push(cells.count[cell]!);
    } else units += cells.count[cell]! * cells.units[cell]!;
  }
  return { units: BigInt(units), money: purses.sum(who, counts) };
}

/** True when somebody is on another side than before. */
function mark(cells: Cells, poor: Uint8Array, isPoor: (cell: number) => boolean): boolean {
  let changed = false;
  for (let cell = 0; cell < cells.size; cell++) {
    const now = isPoor(cell) ? 1 : 0;
    changed ||= poor[cell] !== now;
    poor[cell] = now;
  }
  return changed;
}

/** Below 0 when a cell's purse holds less than its units pay at the rate, above when more, 0 when exactly that. */
export function side(cells: Cells, purses: Purses, cell: number, rate: Rate, trusting: boolean): number {
  const purse = cells.purse[cell]!;
  const units = cells.units[cell]!;
  const certain = trusting ? sideByBounds(purses, purse, units, rate) : undefined;
  if (certain !== undefined) return certain;
  const { num, den } = rate.exact!;
  const apart = purses.numerator(purse) * den - num * BigInt(units);
  purses.tighten(purse);
  return apart < 0n ? -1 : apart > 0n ? 1 : 0;
}

/** The same by doubles alone; undefined where they lie too close. */
export function sideByBounds({ lo, hi }: Purses, purse: number, units: number, rate: Rate): -1 | 1 | undefined {
  if (hi[purse]! < rate.lo * units * (1 - ULPS)) return -1;
  return lo[purse]! > rate.hi * units * (1 + ULPS) ? 1 : undefined;
}
