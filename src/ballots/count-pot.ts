import type { BallotProject, RuleBook } from '../../events/budgeting.js';
import { BallotGroups } from '../../projections/budgeting/tally/ballot-groups.js';
import type { Tally } from '../../projections/budgeting/tally/outcome.js';
import { rankingPoints } from '../../projections/budgeting/tally/rankings.js';
import type { Rule } from '../../projections/budgeting/tally/rule.js';
import { tally } from '../../projections/budgeting/tally/tally.js';
import type { Choice } from './choice.js';

/** One pot of money and the ballots that name something of it. */
export type Pot = {
  readonly budget: bigint;
  readonly projects: readonly BallotProject[];
  readonly choices: readonly Choice[];
  /** Ids in the order of their lots. */
  readonly lots: readonly string[];
};

/** Tetri in a lari. */
const UNIT = 100n;

/** Who wins in one pot, and why: the one place where a round's rules meet the arithmetic that counts by them. */
export function countPot({ budget, projects, choices, lots }: Pot, rules: Pick<RuleBook, 'ballot' | 'tally'>): Tally {
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  const groups = new BallotGroups({ blanksVote: false });
  for (const choice of choices) {
    const { ids, points } = given(choice, rules.ballot);
    const at = ids.map((id) => places.get(id)!);
    if (points) groups.addPoints(at, points);
    else groups.add(at);
  }
  const standing = projects.map(({ id, cost }) => ({ id, cost: BigInt(cost) }));
  return tally({ budget, unit: UNIT, projects: standing, ballots: groups.grouped() }, ruleOf(rules, lots));
}

/** What a ballot gives to which project. */
function given(choice: Choice, ballot: RuleBook['ballot']) {
  if ('points' in choice) return { ids: Object.keys(choice.points), points: Object.values(choice.points) };
  const ids = choice.projects;
  return {
    ids,
    points: ballot.type === 'ranking' ? rankingPoints(ballot.points, ids.length, 'from-the-top') : undefined,
  };
}

/** Where ballots give points, a walk goes by points. */
function ruleOf({ ballot, tally: rules }: Pick<RuleBook, 'ballot' | 'tally'>, lots: readonly string[]): Rule {
  const { rule, utility, completion, step, minVotes, ties } = rules;
  const settled = { minVotes, ties, lots };
  switch (rule) {
    case 'weighted-mean':
      throw new Error('shares of themes are no election');
    case 'phragmen':
      return { id: rule, ...settled };
    case 'equal-shares':
      return { id: rule, utility, completion, step: step === undefined ? undefined : BigInt(step), ...settled };
    default:
      return { id: rule, by: ballot.type === 'points' || ballot.type === 'ranking' ? 'points' : 'votes', ...settled };
  }
}
