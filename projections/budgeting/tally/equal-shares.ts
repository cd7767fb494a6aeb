import { Cells } from './cells.js';
import type { Election, Support } from './election.js';
import { compare, type Fraction, floor, ULPS } from './fraction.js';
import { estimate, type Rate, side, sideByBounds, workOut } from './offers.js';
import { EMPTY, Purses } from './purses.js';
import type { Parameters } from './rule.js';
import { Standoffs } from './standoffs.js';
import type { Ties } from './ties.js';

/** What every run of one election has in common. */
export type Sharing = {
  readonly election: Election;
  readonly support: Support;
  readonly utility: NonNullable<Parameters['utility']>;
  /** Places of projects that may stand. */
  readonly standing: readonly number[];
  readonly rivals: readonly (readonly number[])[];
  /**
   * `filtered` looks with doubles first, whose error is bounded, and works out exactly what they cannot tell; `exact` never
   * looks at a double. They come to the same, and differ in time alone.
   */
  readonly arithmetic: 'filtered' | 'exact';
};

type Offered = Rate & { readonly place: number };

/** One run of the method of equal shares: everybody holds the same, and what costs its supporters least is bought next. */
export class Run {
  /** Places of what was bought, in that order. */
  readonly bought: number[] = [];
  spent = 0n;
  readonly #sharing: Sharing;
  readonly #purses: Purses;
  readonly #cells: Cells;
  readonly #pointed: boolean;
  readonly #trusting: boolean;
  readonly #open: Set<number>;
  /** Below this a project's rate can never be again: money only goes. */
  readonly #least: Float64Array;

  constructor(sharing: Sharing, endowment: Fraction, cells = new Cells(sharing.election, sharing.support)) {
    const { election, support, utility, standing } = sharing;
    this.#sharing = sharing;
    this.#purses = new Purses(election.ballots.counts.length, endowment);
    this.#cells = cells;
    this.#pointed = utility === 'points';
    this.#trusting = sharing.arithmetic === 'filtered';
    this.#least = new Float64Array(election.projects.length);
    // what costs nothing is of no use where the cost is the use
    const useful = (place: number) => utility !== 'cost' || this.#cost(place) > 0n;
    this.#open = new Set(standing.filter((place) => support.votes[place]! > 0 && useful(place)));
  }

  toTheEnd(ties: Ties): this {
    const standoffs = new Standoffs();
    for (let lowest = this.#lowest(); lowest.length > 0; lowest = this.#lowest()) {
      const equals = lowest.map(({ place }) => place);
      const place = ties.pick(equals, this.bought.length + 1, 'to-try');
      const offered = lowest[equals.indexOf(place)]!;
      if (equals.length > 1 || standoffs.waiting) standoffs.bought(place, this.#rateOf(offered), equals, ties);
      this.#buy(offered);
    }
    return this;
  }

  /** Supporters' money at the end, cut off to minor units. */
  money(place: number): bigint {
    const { size, purse, count } = this.#gathered(place);
    const num = this.#purses.sum(purse.subarray(0, size), count);
    return floor({ num, den: this.#purses.denominator() });
  }

  /** For each that was bought, what a unit paid, in minor units. */
  payments(): string[] {
    const paid = this.#purses.payments();
    return this.bought.map((place) => (this.#cost(place) === 0n ? '0' : paid.shift()!));
  }

  /** The projects with the lowest rate for what they are worth; more than one when they are equal. */
  #lowest(): Offered[] {
    const open = [...this.#open].sort((a, b) => this.#least[a]! - this.#least[b]! || a - b);
    let highest = Number.POSITIVE_INFINITY;
    const offers: Offered[] = [];
    for (const place of open) {
      if (this.#trusting && this.#least[place]! > highest) break;
      const rate = this.#offer(place);
      if (rate === 'too-poor') {
        this.#open.delete(place);
        continue;
      }
      const worth = Number(this.#utility(place));
      this.#least[place] = (rate.lo / worth) * (1 - ULPS);
      highest = Math.min(highest, (rate.hi / worth) * (1 + ULPS));
      offers.push({ ...rate, place });
    }
    const close = this.#trusting ? offers.filter(({ place }) => this.#least[place]! <= highest) : offers;
    return close.length > 1 ? this.#exactlyLowest(close) : close;
  }

  #exactlyLowest(close: readonly Offered[]): Offered[] {
    let found: Offered[] = [];
    let least: Fraction | undefined;
    for (const offered of close) {
      const exact = offered.exact ?? this.#exact(offered.place);
      const value = { num: exact.num, den: exact.den * this.#utility(offered.place) };
      const order = least === undefined ? -1 : compare(value, least);
      if (order < 0) [least, found] = [value, [{ ...offered, exact }]];
      else if (order === 0) found.push({ ...offered, exact });
    }
    return found;
  }

  #offer(place: number): Rate | 'too-poor' {
    const cost = this.#cost(place);
    if (cost === 0n) return { lo: 0, hi: 0, exact: { num: 0n, den: 1n } };
    const cells = this.#gathered(place);
    const from = this.#least[place]! * Number(this.#utility(place)) * (1 - ULPS);
    const offer = this.#trusting ? estimate(cells, this.#purses, cost, from) : 'unsure';
    return offer === 'unsure' ? workOut(cells, this.#purses, cost, this.#trusting) : offer;
  }

  #exact(place: number): Fraction {
    return (workOut(this.#gathered(place), this.#purses, this.#cost(place), this.#trusting) as Rate).exact!;
  }

  /** What a unit of utility costs its supporters. */
  #rateOf({ place, ...offered }: Offered): Fraction {
    const { num, den } = offered.exact ?? this.#exact(place);
    return { num, den: den * this.#utility(place) * this.#purses.denominator() };
  }

  #buy(offered: Offered): void {
    const { place } = offered;
    this.bought.push(place);
    this.spent += this.#cost(place);
    this.#open.delete(place);
    for (const rival of this.#sharing.rivals[place]!) this.#open.delete(rival);
    if (this.#cost(place) > 0n) this.#pay(offered);
  }

  #pay({ place, ...offered }: Offered): void {
    const purses = this.#purses;
    const cells = this.#gathered(place);
    const { rate, sides } = this.#sides(cells, place, offered);
    const targets = new Uint32Array(cells.size).fill(EMPTY);
    const [poor, poorCounts]: [number[], number[]] = [[], []];
    let units = 0;
    for (let cell = 0; cell < cells.size; cell++) {
      const [purse, which] = [cells.purse[cell]!, sides[cell]!];
      if (which > 0) targets[cell] = purses.paidFrom(purse, cells.units[cell]!, rate);
      if (which >= 0) units += cells.count[cell]! * cells.units[cell]!;
      else {
        poor.push(purse);
        poorCounts.push(cells.count[cell]!);
      }
    }
    const cost = this.#cost(place);
    purses.bought({ cost, poor: Uint32Array.from(poor), poorCounts: Float64Array.from(poorCounts), units });
    cells.move(place, purses, this.#pointed, targets);
  }

  /** On which side of the rate every purse lies; the exact rate is worked out when doubles leave one open. */
  #sides(cells: Cells, place: number, offered: Rate): { readonly rate: Rate; readonly sides: Int8Array } {
    const sides = new Int8Array(cells.size);
    let open = !this.#trusting || offered.exact !== undefined;
    for (let cell = 0; cell < cells.size && !open; cell++) {
      const which = sideByBounds(this.#purses, cells.purse[cell]!, cells.units[cell]!, offered);
      open = which === undefined;
      sides[cell] = which ?? 0;
    }
    if (!open) return { rate: offered, sides };
    const rate = workOut(cells, this.#purses, this.#cost(place), this.#trusting) as Rate;
    for (let cell = 0; cell < cells.size; cell++) sides[cell] = side(cells, this.#purses, cell, rate, this.#trusting);
    return { rate, sides };
  }

  #gathered(place: number): Cells {
    this.#cells.gather(place, this.#purses, this.#pointed);
    return this.#cells;
  }

  #cost(place: number): bigint {
    return this.#sharing.election.projects[place]!.cost;
  }

  #utility(place: number): bigint {
    return this.#sharing.utility === 'cost' ? this.#cost(place) : 1n;
  }
}
