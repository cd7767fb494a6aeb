import type { BallotProject, RuleBook, TallyRules, TieCriterion } from '../../events/budgeting.js';
import type { Choice } from './choice.js';

/** One pot of money and the ballots that name something of it. */
export type Pot = {
  readonly budget: bigint;
  readonly projects: readonly BallotProject[];
  readonly choices: readonly Choice[];
  /** Ids in the order of their lots. */
  readonly lots: readonly string[];
};
/** In the order of winning. */
export type Won = { readonly winners: readonly string[]; readonly spent: bigint };

type Standing = { readonly project: BallotProject; readonly votes: bigint; readonly support: bigint };

/** Who wins in one pot: the one place where a round's rule meets the arithmetic that counts by it. */
export function countPot(pot: Pot, { ballot, tally }: Pick<RuleBook, 'ballot' | 'tally'>): Won {
  switch (tally.rule) {
    case 'greedy':
      return greedy(standings(pot, ballot), pot, tally);
    default:
      throw new Error(`nothing here counts by ${tally.rule}`);
  }
}

/** Votes, and what the rule weighs: points where ballots give them, else votes. */
function standings({ projects, choices }: Pot, ballot: RuleBook['ballot']): readonly Standing[] {
  const votes = new Map<string, bigint>();
  const support = new Map<string, bigint>();
  const add = (to: Map<string, bigint>, id: string, n: number) => to.set(id, (to.get(id) ?? 0n) + BigInt(n));
  for (const choice of choices)
    for (const [id, n] of 'points' in choice ? Object.entries(choice.points) : ranked(choice.projects, ballot)) {
      add(votes, id, 1);
      add(support, id, n);
    }
  return projects.map((project) => ({
    project,
    votes: votes.get(project.id) ?? 0n,
    support: support.get(project.id) ?? 0n,
  }));
}

const ranked = (ids: readonly string[], ballot: RuleBook['ballot']): readonly (readonly [string, number])[] =>
  ids.map((id, place) => [id, ballot.type === 'ranking' ? (ballot.points[place] ?? 0) : 1]);

/** From the most supported down: what fits into the rest of the budget is taken, what does not is passed over. */
function greedy(all: readonly Standing[], { budget, lots }: Pot, { minVotes, ties }: TallyRules): Won {
  const place = new Map(lots.map((id, i) => [id, i]));
  const order = [...all].sort(
    (a, b) => compare(b.support, a.support) || ties.map((tie) => settled(tie, a, b, place)).find(Boolean) || 0,
  );
  const winners: string[] = [];
  let spent = 0n;
  for (const { project, votes } of order) {
    const cost = BigInt(project.cost);
    if (votes < BigInt(minVotes) || spent + cost > budget) continue;
    winners.push(project.id);
    spent += cost;
  }
  return { winners, spent };
}

function settled(tie: TieCriterion, a: Standing, b: Standing, place: ReadonlyMap<string, number>): number {
  switch (tie) {
    case 'lower-cost':
      return a.project.cost - b.project.cost;
    case 'higher-cost':
      return b.project.cost - a.project.cost;
    case 'more-votes':
      return compare(b.votes, a.votes);
    case 'lot':
      return place.get(a.project.id)! - place.get(b.project.id)!;
  }
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
