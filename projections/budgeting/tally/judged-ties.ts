import type { Election } from './election.js';
import type { Tally, Tie } from './outcome.js';
import type { TieMet } from './ties.js';

/** An election counted once, and the ties that were met on the way, in add-1 in every run. */
export type Counted = { readonly tally: Omit<Tally, 'ties'>; readonly met: readonly TieMet[] };

/** Counts with these projects, by place, before all others in every tie, the first of them first. */
type Again = (favoured: readonly number[]) => Counted;

/** So much may the question cost whether ties mattered: looks at ballots and projects, and counts; some are always tried. */
const WORTH = { looks: 20_000_000, counts: 200, always: 8 };
/** So many ties, one leading to the next, are settled otherwise at once. */
const DEEP = 3;

/**
 * The tally with the ties of the run that decided, and those of other runs that mattered. Whether one did is found out by
 * counting again with another of the tied first, and from there with the next tie settled otherwise too.
 */
export function judged(election: Election, again: Again): Tally {
  const { tally, met } = again([]);
  const trying = new Trying(election, again, tally);
  const judge = ({ matter, ...tie }: TieMet): Tie => ({
    ...tie,
    decisive: matter === 'to-try' ? trying.matters(tie) : matter,
  });
  const decided = met.filter(({ run }) => run === tally.run);
  const known = new Set(decided.map(alike));
  const elsewhere = met.filter((tie) => !known.has(alike(tie)) && known.add(alike(tie)));
  const mattered = elsewhere.map(judge).filter(({ decisive }) => decisive !== 'no');
  return { ...tally, ties: [...mattered, ...decided.map(({ run: _, ...tie }) => judge(tie))] };
}

const alike = ({ tied, chosen }: Pick<TieMet, 'tied' | 'chosen'>) => JSON.stringify([tied, chosen]);
const winnersOf = ({ winners }: Pick<Tally, 'winners'>) => JSON.stringify(winners.map(({ id }) => id).sort());

class Trying {
  readonly #places: ReadonlyMap<string, number>;
  readonly #again: Again;
  readonly #winners: string;
  readonly #price: number;
  readonly #tried = new Map<string, Tie['decisive']>();
  #worth = WORTH.looks;
  #counts = WORTH.counts;

  constructor(election: Election, again: Again, tally: Counted['tally']) {
    this.#places = new Map(election.projects.map(({ id }, place) => [id, place]));
    this.#again = again;
    this.#winners = winnersOf(tally);
    this.#price = (tally.runs ?? 1) * (election.ballots.chosen.length + 20 * election.projects.length);
  }

  matters({ tied, chosen }: Pick<TieMet, 'tied' | 'chosen'>, before: readonly string[] = []): Tie['decisive'] {
    const at = before.indexOf(chosen);
    const found = tied
      .filter((id) => id !== chosen && !before.includes(id))
      .map((id) => this.#differs(at < 0 ? [...before, id] : before.toSpliced(at, 0, id)));
    return found.find((one) => one === 'yes') ?? found.find((one) => one === 'unknown') ?? 'no';
  }

  #differs(before: readonly string[]): Tie['decisive'] {
    const key = JSON.stringify(before);
    const known = this.#tried.get(key);
    if (known) return known;
    this.#worth -= this.#price;
    const done = WORTH.counts - this.#counts--;
    if (done >= (this.#worth < 0 ? WORTH.always : WORTH.counts)) return 'unknown';
    const { tally, met } = this.#again(before.map((id) => this.#places.get(id)!));
    const found = winnersOf(tally) === this.#winners ? this.#deeper(before, met) : 'yes';
    this.#tried.set(key, found);
    return found;
  }

  #deeper(before: readonly string[], met: readonly TieMet[]): Tie['decisive'] {
    if (before.length === DEEP) return 'no';
    const seen = new Set<string>();
    const fresh = met.filter((tie) => tie.matter === 'to-try' && !seen.has(alike(tie)) && seen.add(alike(tie)));
    const found = fresh.map((tie) => this.matters(tie, before));
    return found.find((one) => one === 'yes') ?? found.find((one) => one === 'unknown') ?? 'no';
  }
}
