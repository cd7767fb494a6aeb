import { compare, type Fraction } from './fraction.js';
import type { Ties } from './ties.js';

type Standoff = { readonly tie: number; readonly left: Set<number>; readonly rate: Fraction };

/**
 * Ties of equal shares that decide nothing: when all the tied are bought one after the other at the very same rate, each of
 * their supporters had enough for all that they pay for, so every order takes the same from the same purses.
 */
export class Standoffs {
  #open: Standoff[] = [];

  get waiting(): boolean {
    return this.#open.length > 0;
  }

  /** A project is bought at a rate, alone or as one of several equals, whose tie is the last that was met. */
  bought(place: number, rate: Fraction, equals: readonly number[], ties: Ties): void {
    this.#open = this.#open.filter(({ left, ...standoff }) => compare(standoff.rate, rate) === 0 && left.delete(place));
    for (const { left, tie } of this.#open) if (left.size === 0) ties.decidesNothing(tie);
    this.#open = this.#open.filter(({ left }) => left.size > 0);
    if (equals.length === 1) return;
    this.#open.push({ tie: ties.met.length - 1, left: new Set(equals.filter((other) => other !== place)), rate });
  }
}
