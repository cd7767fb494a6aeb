import type { Election, Support } from './election.js';
import { compare, type Fraction, gcd } from './fraction.js';
import type { Selection } from './selection.js';
import type { Ties } from './ties.js';

/**
 * Sequential Phragmén: buying a project loads its cost on its supporters, and the project whose supporters would carry the
 * least is next. Supporters of one project carry the same load afterwards, so a ballot's load is known from the last of its
 * projects that was bought; loads are numerators over one denominator.
 */
export function phragmen(election: Election, support: Support, chosen: Selection, ties: Ties): void {
  const { projects } = election;
  for (const place of chosen.open())
    if (projects[place]!.cost > election.budget) chosen.lose(place, { because: 'too-dear', left: election.budget });
  const carried = new Carried(election, support);
  for (;;) {
    const open = chosen.open();
    if (open.length === 0) return;
    const supported = open.filter((place) => support.votes[place]! > 0);
    const lowest = supported.length === 0 ? open : carried.lowest(supported);
    const misfit = lowest.find((place) => !chosen.fits(place));
    if (misfit !== undefined) {
      stop(chosen, misfit);
      return;
    }
    const place = ties.pick(lowest, chosen.winners.length + 1, 'to-try');
    if (supported.length > 0) carried.buy(place);
    chosen.win(place, 'rule');
  }
}

function stop(chosen: Selection, misfit: number): void {
  const left = chosen.rest;
  const at = chosen.id(misfit);
  chosen.lose(misfit, { because: 'too-dear', left });
  for (const place of chosen.open()) chosen.lose(place, { because: 'walk-ended', at, left });
}

class Carried {
  readonly #election: Election;
  readonly #support: Support;
  /** Load after each purchase, over the common denominator; the first is that of ballots that carry nothing. */
  #loads: bigint[] = [0n];
  #denominator = 1n;
  /** For each project and purchase, how many of the project's supporters carry the load of that purchase. */
  readonly #bearers: number[][];
  readonly #last: Uint32Array;

  constructor(election: Election, support: Support) {
    this.#election = election;
    this.#support = support;
    this.#bearers = election.projects.map((_, place) => [support.votes[place]!]);
    this.#last = new Uint32Array(election.ballots.counts.length);
  }

  /** The projects, all supported, whose supporters would carry the least; more than one when they are equal. */
  lowest(places: readonly number[]): number[] {
    let least: Fraction | undefined;
    let found: number[] = [];
    for (const place of places) {
      const load = this.#load(place);
      const order = least === undefined ? -1 : compare(load, least);
      if (order < 0) [least, found] = [load, [place]];
      else if (order === 0) found.push(place);
    }
    return found;
  }

  buy(place: number): void {
    const { num, den } = this.#load(place);
    const grown = den / gcd(num, den);
    this.#loads = this.#loads.map((load) => load * grown);
    this.#loads.push((num * grown) / den);
    this.#denominator *= grown;
    this.#move(place, this.#loads.length - 1);
  }

  /** (what its supporters carry + its cost) / its supporters, times the common denominator. */
  #load(place: number): Fraction {
    let num = this.#election.projects[place]!.cost * this.#denominator;
    this.#bearers[place]!.forEach((bearers, purchase) => {
      num += BigInt(bearers) * this.#loads[purchase]!;
    });
    return { num, den: BigInt(this.#support.votes[place]!) };
  }

  #move(place: number, purchase: number): void {
    const { counts, starts, chosen, points } = this.#election.ballots;
    for (let at = this.#support.starts[place]!; at < this.#support.starts[place + 1]!; at++) {
      const group = this.#support.groups[at]!;
      const before = this.#last[group]!;
      this.#last[group] = purchase;
      for (let i = starts[group]!; i < starts[group + 1]!; i++) {
        if (points && points[i]! <= 0) continue;
        const bearers = this.#bearers[chosen[i]!]!;
        bearers[before]! -= counts[group]!;
        bearers[purchase] = (bearers[purchase] ?? 0) + counts[group]!;
      }
    }
  }
}
