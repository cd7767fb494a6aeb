import type { BallotProject, RuleBook } from '../../events/budgeting.js';
import { BallotGroups } from '../../projections/budgeting/tally/ballot-groups.js';
import { type Preference, preference } from '../../projections/budgeting/tally/comparison.js';
import type { Tally } from '../../projections/budgeting/tally/outcome.js';
import { rankingPoints } from '../../projections/budgeting/tally/rankings.js';
import type { Rule } from '../../projections/budgeting/tally/rule.js';
import { type Counting as How, tally } from '../../projections/budgeting/tally/tally.js';
import type { Choice } from './choice.js';

/** One pot of money and the ballots that name something of it. */
export type Pot = {
  readonly budget: bigint;
  readonly projects: readonly BallotProject[];
  readonly choices: readonly Choice[];
  /** Ids in the order of their lots. */
  readonly lots: readonly string[];
};
/** The outcome that is followed; `compared`: voters better served by equal shares (`first`), and by greedy (`second`). */
export type PotCounted = { readonly tally: Tally; readonly compared?: Preference };

type Rules = Pick<RuleBook, 'ballot' | 'tally'>;

/** Tetri in a lari. */
const UNIT = 100n;

/** Who wins in one pot, and why: the one place where a round's rules meet the arithmetic that counts by them. */
export function countPot({ budget, projects, choices, lots }: Pot, rules: Rules, how: How = {}): PotCounted {
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  const groups = new BallotGroups({ blanksVote: false });
  for (const choice of choices) {
    const { ids, points } = given(choice, rules.ballot);
    const at = ids.map((id) => places.get(id)!);
    if (points) groups.addPoints(at, points);
    else groups.add(at);
  }
  const standing = projects.map(({ id, cost }) => ({ id, cost: BigInt(cost) }));
  const election = { budget, unit: UNIT, projects: standing, ballots: groups.grouped() };
  const counted = tally(election, ruleOf(rules, lots), how);
  if (rules.tally.comparison === undefined) return { tally: counted };
  const other = tally(election, walkOf(rules, lots, rules.tally.comparison));
  const winnersOf = ({ winners }: Tally) => winners.map(({ id }) => id);
  const compared = preference(election, winnersOf(counted), winnersOf(other));
  return { tally: compared.second > compared.first ? other : counted, compared };
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

function ruleOf(rules: Rules, lots: readonly string[]): Rule {
  const { rule, utility, completion, step, minVotes, ties } = rules.tally;
  const settled = { minVotes, ties, lots };
  switch (rule) {
    case 'weighted-mean':
      throw new Error('shares of themes are no election');
    case 'phragmen':
      return { id: rule, ...settled };
    case 'equal-shares':
      return { id: rule, utility, completion, step: step === undefined ? undefined : BigInt(step), ...settled };
    default:
      return walkOf(rules, lots, rule);
  }
}

type Walk = 'greedy' | 'greedy-no-skip' | 'greedy-per-cost' | 'borda';

/** Where ballots give points, a walk goes by points. */
function walkOf({ ballot, tally: { minVotes, ties } }: Rules, lots: readonly string[], id: Walk): Rule {
  const by = ballot.type === 'points' || ballot.type === 'ranking' ? 'points' : 'votes';
  return { id, by, minVotes, ties, lots };
}
