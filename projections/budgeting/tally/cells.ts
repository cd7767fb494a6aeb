import type { Election, Support } from './election.js';
import { EMPTY, type Purses } from './purses.js';

/**
 * The supporters of one project, as many of each kind: ballots with the same purse that give the project the same units.
 * The arrays are used again for the next project.
 */
export class Cells {
  size = 0;
  purse: Uint32Array;
  units: Int32Array;
  count: Float64Array;
  readonly #counts: Float64Array;
  readonly #support: Support;
  #next: Int32Array;
  /** Of each purse the first of its cells, or -1. */
  #first = new Int32Array(1024).fill(-1);

  constructor(election: Election, support: Support) {
    const most = support.votes.reduce((max, _, p) => Math.max(max, support.starts[p + 1]! - support.starts[p]!), 0);
    this.#counts = election.ballots.counts;
    this.#support = support;
    this.purse = new Uint32Array(most);
    this.units = new Int32Array(most);
    this.count = new Float64Array(most);
    this.#next = new Int32Array(most);
  }

  /** Only supporters that have money; a unit is a ballot, or a point where points are the utility. */
  gather(place: number, purses: Purses, pointed: boolean): void {
    for (let cell = 0; cell < this.size; cell++) this.#first[this.purse[cell]!] = -1;
    this.size = 0;
    if (this.#first.length < purses.size) this.#first = new Int32Array(purses.size * 2).fill(-1);
    const { starts, groups, given } = this.#support;
    for (let at = starts[place]!; at < starts[place + 1]!; at++) {
      const group = groups[at]!;
      const purse = purses.of[group]!;
      if (purse === EMPTY) continue;
      this.count[this.#cell(purse, pointed && given ? given[at]! : 1)]! += this.#counts[group]!;
    }
  }

  /** Moves the supporters of the project that was gathered into other purses, for each cell one. */
  move(place: number, purses: Purses, pointed: boolean, targets: Uint32Array): void {
    const { starts, groups, given } = this.#support;
    for (let at = starts[place]!; at < starts[place + 1]!; at++) {
      const group = groups[at]!;
      const purse = purses.of[group]!;
      if (purse !== EMPTY) purses.of[group] = targets[this.#cell(purse, pointed && given ? given[at]! : 1)]!;
    }
  }

  #cell(purse: number, units: number): number {
    const first = this.#first[purse]!;
    for (let cell = first; cell !== -1; cell = this.#next[cell]!) if (this.units[cell] === units) return cell;
    const cell = this.size++;
    this.purse[cell] = purse;
    this.units[cell] = units;
    this.count[cell] = 0;
    this.#next[cell] = first;
    this.#first[purse] = cell;
    return cell;
  }
}
