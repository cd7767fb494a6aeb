import type { Ballots } from './election.js';

/**
 * Gathers ballots one by one and lays identical ones together: they hold the same money and pay the same, for ever.
 * In which order ballots or choices come makes no difference to any result.
 */
export class BallotGroups {
  readonly #groups = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly #starts: number[] = [0];
  readonly #chosen: number[] = [];
  readonly #points: number[] = [];
  readonly #blanksVote: boolean;
  #filled = 0;
  #blank = 0;

  /** @param blanksVote whether a ballot that names nothing still counts as a voter, and so has a part of the budget */
  constructor({ blanksVote }: { readonly blanksVote: boolean }) {
    this.#blanksVote = blanksVote;
  }

  /** @param chosen places in the list of projects; one that comes again in a ballot without points counts once */
  add(chosen: readonly number[], times = 1): void {
    const places = Uint32Array.from(chosen).sort();
    this.#lay(
      String(places),
      times,
      [...places].filter((place, i) => i === 0 || place !== places[i - 1]),
    );
  }

  /** @param points whole numbers, one for each of the chosen, among which none may come twice */
  addPoints(chosen: readonly number[], points: readonly number[], times = 1): void {
    const pairs = chosen.map((place, i) => [place, points[i]!] as const).sort(([a], [b]) => a - b);
    this.#lay(
      pairs.map((pair) => pair.join(':')).join(),
      times,
      pairs.map(([place]) => place),
      pairs.map(([, mark]) => mark),
    );
  }

  /** All that was gathered. Points are there when any ballot gave some. */
  grouped(): Ballots {
    return {
      n: this.#filled + (this.#blanksVote ? this.#blank : 0),
      blank: this.#blank,
      counts: Float64Array.from(this.#counts),
      starts: Uint32Array.from(this.#starts),
      chosen: Uint32Array.from(this.#chosen),
      points: this.#points.length > 0 ? Int32Array.from(this.#points) : undefined,
    };
  }

  #lay(key: string, times: number, places: readonly number[], points: readonly number[] = []): void {
    if (places.length === 0) {
      this.#blank += times;
      return;
    }
    this.#filled += times;
    const known = this.#groups.get(key);
    if (known !== undefined) {
      this.#counts[known]! += times;
      return;
    }
    this.#groups.set(key, this.#counts.length);
    this.#counts.push(times);
    for (const place of places) this.#chosen.push(place);
    for (const mark of points) this.#points.push(mark);
    this.#starts.push(this.#chosen.length);
  }
}
