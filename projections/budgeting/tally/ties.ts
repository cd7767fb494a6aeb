import type { Project } from './election.js';
import type { Tie } from './outcome.js';
import type { TieCriterion } from './rule.js';

/** Whether the choice among equals matters: known at once, or to be found out by counting again. */
export type Matter = 'yes' | 'no' | 'to-try';
export type TieMet = Omit<Tie, 'decisive'> & { readonly matter: Matter };

type Settling = {
  readonly projects: readonly Project[];
  readonly votes: Float64Array;
  readonly criteria: readonly TieCriterion[];
  readonly lots: readonly string[];
  /** These come before all criteria, in this order: how it is found out whether a tie mattered. */
  readonly favoured: readonly number[];
};

/** Settles ties by the round's criteria, the same ones in every run, and keeps a record of each. */
export class Ties {
  readonly met: TieMet[] = [];
  run: number | undefined;
  readonly #settling: Settling;
  readonly #lot: ReadonlyMap<string, number>;

  constructor(settling: Settling) {
    this.#settling = settling;
    this.#lot = new Map(settling.lots.map((id, place) => [id, place]));
  }

  /** One of the equals (places of projects). A single one is no tie, and is not recorded. */
  pick(equals: readonly number[], step: number, matter: Matter): number {
    if (equals.length === 1) return equals[0]!;
    const { projects } = this.#settling;
    const favoured = this.#settling.favoured.find((place) => equals.includes(place));
    const [chosen, criterion] = favoured === undefined ? this.#settle(equals) : ([favoured, 'lot'] as const);
    const name = (place: number) => projects[place]!.id;
    const tied = equals.map(name).sort(byCodePoint);
    this.met.push({ step, run: this.run, tied, criterion, chosen: name(chosen), matter });
    return chosen;
  }

  /** It has come out that the tie of this place in `met` made no difference. */
  decidesNothing(tie: number): void {
    this.met[tie] = { ...this.met[tie]!, matter: 'no' };
  }

  #settle(equals: readonly number[]): readonly [number, TieCriterion] {
    let rest = equals;
    for (const criterion of this.#settling.criteria) {
      const sorted = [...rest].sort(this.#by(criterion));
      rest = sorted.filter((place) => this.#by(criterion)(place, sorted[0]!) === 0);
      if (rest.length === 1) return [rest[0]!, criterion];
    }
    return [[...rest].sort(this.#by('id'))[0]!, 'id'];
  }

  #by(criterion: TieCriterion): (a: number, b: number) => number {
    const { projects, votes } = this.#settling;
    const dearer = (a: number, b: number) => Number(projects[a]!.cost > projects[b]!.cost);
    const ways: Record<TieCriterion, (a: number, b: number) => number> = {
      id: (a, b) => byCodePoint(projects[a]!.id, projects[b]!.id),
      'lower-cost': (a, b) => dearer(a, b) - dearer(b, a),
      'higher-cost': (a, b) => dearer(b, a) - dearer(a, b),
      'more-votes': (a, b) => votes[b]! - votes[a]!,
      lot: (a, b) => this.#lot.get(projects[a]!.id)! - this.#lot.get(projects[b]!.id)!,
    };
    return ways[criterion];
  }
}

/** '10' before '2' before 'A' before 'a', on every machine: by code points, which a plain `<` does not quite give. */
export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const apart = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (apart !== 0) return apart;
  }
  return left.length - right.length;
}
