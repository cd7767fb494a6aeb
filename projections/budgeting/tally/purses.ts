import { bounds, decimal, type Fraction, gcd, ULPS } from './fraction.js';

/** A project that was bought: who paid all they had left, and how many units the others shared the rest by. */
type Purchase = {
  readonly cost: bigint;
  readonly poor: Uint32Array;
  readonly poorCounts: Float64Array;
  readonly units: number;
};

/** The purse of everybody whose money is gone. */
export const EMPTY = 0;

/**
 * Who has how much money. Ballots that have paid alike so far hold the same purse, so there are far fewer purses than
 * ballots. Each knows two doubles between which its money surely lies, and its exact money once somebody asks: a numerator
 * over the denominator that was common when the purse was made (purchase `since`). Denominators only grow by factors.
 */
export class Purses {
  /** The purse of each group of ballots. */
  readonly of: Uint32Array;
  lo = new Float64Array(1024);
  hi = new Float64Array(1024);
  #parent = new Uint32Array(1024);
  #since = new Uint32Array(1024);
  #units = new Int32Array(1024);
  #size = 2;
  readonly #numerators: (bigint | undefined)[] = [0n];
  readonly #purchases: Purchase[] = [];
  /** What a unit paid in each purchase, a numerator over the denominator of the same place; place 0 is the endowment. */
  readonly #rates: bigint[] = [];
  readonly #denominators: bigint[] = [];
  readonly #factors: bigint[][] = [[1n]];

  constructor(groups: number, endowment: Fraction) {
    this.of = new Uint32Array(groups).fill(endowment.num === 0n ? EMPTY : 1);
    const { lo, hi } = bounds(endowment);
    this.lo[1] = lo;
    this.hi[1] = hi;
    this.#numerators[1] = endowment.num;
    this.#rates.push(endowment.num);
    this.#denominators.push(endowment.den);
  }

  get size(): number {
    return this.#size;
  }

  /** A purse that has paid for the purchase that is being made, so many units of it at a rate within the bounds. */
  paidFrom(parent: number, units: number, rate: { readonly lo: number; readonly hi: number }): number {
    const purse = this.#size++;
    if (purse === this.lo.length) this.#grow();
    const slack = this.hi[parent]! * ULPS;
    this.lo[purse] = Math.max(0, this.lo[parent]! - rate.hi * units - slack);
    this.hi[purse] = Math.max(0, this.hi[parent]! - rate.lo * units + slack);
    this.#parent[purse] = parent;
    this.#since[purse] = this.#purchases.length + 1;
    this.#units[purse] = units;
    return purse;
  }

  bought(purchase: Purchase): void {
    this.#purchases.push(purchase);
  }

  /** The denominator after every purchase so far: what `numerator` and `sum` are over. */
  denominator(): bigint {
    this.#settle();
    return this.#denominators.at(-1)!;
  }

  /** Exact money of a purse. */
  numerator(purse: number): bigint {
    this.#settle();
    return this.#own(purse) * this.#factor(this.#since[purse]!, this.#purchases.length);
  }

  /** Exact money of several, so many of each. */
  sum(purses: ArrayLike<number>, counts: ArrayLike<number>): bigint {
    this.#settle();
    return this.#sum(purses, counts, this.#purchases.length);
  }

  /** What a unit paid in each purchase, in minor units. */
  payments(): string[] {
    this.#settle();
    return this.#rates.slice(1).map((num, i) => decimal({ num, den: this.#denominators[i + 1]! }));
  }

  /** Brings the doubles of a purse close together again: each purchase has drawn them apart a little. */
  tighten(purse: number): void {
    if (this.hi[purse]! - this.lo[purse]! <= this.hi[purse]! * 4 * ULPS) return;
    const { lo, hi } = bounds({ num: this.#own(purse), den: this.#denominators[this.#since[purse]!]! });
    this.lo[purse] = lo;
    this.hi[purse] = hi;
  }

  /** Purchases are worked out exactly only when somebody asks, each once and in their order. */
  #settle(): void {
    while (this.#rates.length <= this.#purchases.length) {
      const before = this.#rates.length - 1;
      const { cost, poor, poorCounts, units } = this.#purchases[before]!;
      const shared = cost * this.#denominators[before]! - this.#sum(poor, poorCounts, before);
      const common = gcd(shared, BigInt(units));
      this.#rates.push(shared / common);
      this.#denominators.push((this.#denominators[before]! * BigInt(units)) / common);
    }
  }

  #sum(purses: ArrayLike<number>, counts: ArrayLike<number>, at: number): bigint {
    // purses of one age are over one denominator: they are added first and scaled together
    const byAge: bigint[] = [];
    for (let i = 0; i < purses.length; i++) {
      const since = this.#since[purses[i]!]!;
      byAge[since] = (byAge[since] ?? 0n) + this.#own(purses[i]!) * BigInt(counts[i]!);
    }
    let total = 0n;
    byAge.forEach((sum, since) => {
      total += sum * this.#factor(since, at);
    });
    return total;
  }

  /** Over the denominator of its own age; known from its parents, however far back they have to be asked. */
  #own(purse: number): bigint {
    const line: number[] = [];
    let known = purse;
    for (; this.#numerators[known] === undefined; known = this.#parent[known]!) line.push(known);
    let numerator = this.#numerators[known]!;
    for (let child = line.pop(); child !== undefined; child = line.pop()) {
      const since = this.#since[child]!;
      const factor = this.#factor(this.#since[this.#parent[child]!]!, since);
      numerator = numerator * factor - this.#rates[since]! * BigInt(this.#units[child]!);
      this.#numerators[child] = numerator;
    }
    return numerator;
  }

  #factor(from: number, to: number): bigint {
    this.#factors[to] ??= [];
    const known = this.#factors[to];
    known[from] ??= this.#denominators[to]! / this.#denominators[from]!;
    return known[from];
  }

  #grow(): void {
    const larger = <T extends { readonly length: number; set(from: T): void }>(
      old: T,
      Kind: new (length: number) => T,
    ): T => {
      const next = new Kind(old.length * 2);
      next.set(old);
      return next;
    };
    this.lo = larger(this.lo, Float64Array);
    this.hi = larger(this.hi, Float64Array);
    this.#parent = larger(this.#parent, Uint32Array);
    this.#since = larger(this.#since, Uint32Array);
    this.#units = larger(this.#units, Int32Array);
  }
}
