import type { Election, Project, Support } from './election.js';
import type { Loser, Why, Winner } from './outcome.js';
import type { Parameters } from './rule.js';

/** What cannot win beside what, from groups and named conflicts, both ways round. */
export function rivalsOf(projects: readonly Project[]): readonly (readonly number[])[] {
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  const rivals = projects.map(() => new Set<number>());
  const groups = new Map<string, number[]>();
  for (const [place, { group, conflicts = [] }] of projects.entries()) {
    for (const id of conflicts) {
      const other = places.get(id)!;
      rivals[place]!.add(other);
      rivals[other]!.add(place);
    }
    if (group === undefined) continue;
    const members = groups.get(group) ?? [];
    for (const other of members) {
      rivals[place]!.add(other);
      rivals[other]!.add(place);
    }
    groups.set(group, [...members, place]);
  }
  return rivals.map((others) => [...others]);
}

/** Why a project may not stand at all, whatever the ballots' order: withdrawn, or under the threshold. */
export function barred(
  { withdrawn }: Project,
  support: Support,
  place: number,
  { by, minVotes }: Parameters,
): Why | undefined {
  if (withdrawn) return { because: 'withdrawn' };
  const has = support[by][place]!;
  return has < minVotes ? { because: 'below-threshold', has, needs: minVotes } : undefined;
}

/** The winners so far, what they have left of the budget, and why the others lost. */
export class Selection {
  readonly winners: Winner[] = [];
  rest: bigint;
  readonly #election: Election;
  readonly #support: Support;
  readonly #rivals: readonly (readonly number[])[];
  readonly #won = new Set<number>();
  readonly #lost = new Map<number, Why>();

  constructor(election: Election, support: Support, rivals: readonly (readonly number[])[], parameters: Parameters) {
    this.#election = election;
    this.#support = support;
    this.#rivals = rivals;
    this.rest = election.budget;
    for (const [place, project] of election.projects.entries()) {
      const why = barred(project, support, place, parameters);
      if (why) this.#lost.set(place, why);
    }
  }

  cost(place: number): bigint {
    return this.#election.projects[place]!.cost;
  }

  id(place: number): string {
    return this.#election.projects[place]!.id;
  }

  fits(place: number): boolean {
    return this.cost(place) <= this.rest;
  }

  /** Projects about which nothing is decided yet. One whose rival has won is decided by that. */
  open(): number[] {
    const all = [...this.#election.projects.keys()];
    return all.filter((place) => !this.#won.has(place) && !this.#lost.has(place));
  }

  exclude(place: number, others: readonly number[]): boolean {
    return this.#rivals[place]!.some((rival) => others.includes(rival));
  }

  win(place: number, by: Winner['by'], more: Pick<Winner, 'payment' | 'fromReserves'> = {}): void {
    const { id, cost } = this.#election.projects[place]!;
    const { votes, points } = this.#support;
    const step = this.winners.length + 1;
    this.winners.push({ id, cost, step, by, votes: votes[place]!, points: points[place]!, ...more });
    this.rest -= cost - (more.fromReserves ?? 0n);
    this.#won.add(place);
    for (const rival of this.#rivals[place]!)
      if (!this.#won.has(rival) && !this.#lost.has(rival)) this.lose(rival, { because: 'rival-won', rival: id });
  }

  lose(place: number, why: Why): void {
    this.#lost.set(place, why);
  }

  losers(): Loser[] {
    const { votes, points } = this.#support;
    return this.#election.projects.flatMap(({ id, cost }, place) => {
      const why = this.#lost.get(place);
      return why ? [{ id, cost, votes: votes[place]!, points: points[place]!, why }] : [];
    });
  }
}
