/** What settles a tie, in the order in which it is asked. */
export type TieCriterion =
  /** the smallest id by code point: '10' before '2', 'A' before 'a' */
  | 'id'
  | 'lower-cost'
  | 'higher-cost'
  | 'more-votes'
  /** the order of `lots`, which the shell makes from the seed that was committed before voting */
  | 'lot';

export type Greedy = {
  /** By support, from the top: what fits is taken; what does not is passed over, or (`no-skip`) ends the walk. */
  readonly id: 'greedy' | 'greedy-no-skip' | 'greedy-per-cost' | 'borda';
  /** What support is: ballots, or the sum of points. `borda` is greedy by the points of a ranking, always points. */
  readonly by?: 'votes' | 'points' | undefined;
  /** Poznań: where the walk of `greedy-no-skip` ends, a project of which the rest pays so many percent is paid up. */
  readonly topUpFrom?: number | undefined;
};

export type EqualShares = {
  readonly id: 'equal-shares';
  /** What a supporter gets out of a project: its cost, one, or the points given to it. */
  readonly utility?: 'cost' | 'cardinality' | 'points' | undefined;
  readonly completion?: Completion | undefined;
  /** What every ballot gets more in the next run of add-1, in minor units; one unit of the currency by default. */
  readonly step?: bigint | undefined;
};

export type Completion =
  | 'none'
  /** by votes over what is left (by points, where points are the utility) */
  | 'greedy'
  /** equal parts grow from B/n; the first exhaustive outcome, or the one before the first that costs too much */
  | 'add1'
  /** first B/n, then whole units above it; the last outcome before the first that costs too much, exhaustive or not */
  | 'add1-official'
  /** `add1`, then `greedy` */
  | 'add1-greedy';

/** Sequential Phragmén that stops at the first lowest project (or one tied with it) that does not fit. */
export type Phragmen = { readonly id: 'phragmen' };

/** How an election is counted; all of it is pinned when a round opens. */
export type Rule = (Greedy | EqualShares | Phragmen) & {
  /** A project wins with so many votes or more (points, where the rule goes by points); 0 lets unsupported ones win. */
  readonly minVotes?: number | undefined;
  /** `['id']` by default. What they leave open is settled by id. */
  readonly ties?: readonly TieCriterion[] | undefined;
  /** Every project's id, first drawn first; wanted when a criterion is `lot`. */
  readonly lots?: readonly string[] | undefined;
};

/** What counts alike has the same number; it rises when any election could come out differently. */
export const RULE_VERSION = 1;

/** A rule that cannot be followed: what is wrong with it, in one sentence. */
export class WrongRule extends Error {}

/** A rule with nothing left open, as a result states it. */
export type Parameters = {
  readonly id: Rule['id'];
  readonly version: number;
  /** Which of several procedures of this name it is, in one sentence. */
  readonly variant: string;
  readonly by: 'votes' | 'points';
  readonly minVotes: number;
  readonly ties: readonly TieCriterion[];
  readonly utility?: 'cost' | 'cardinality' | 'points' | undefined;
  readonly completion?: Completion | undefined;
  readonly step?: bigint | undefined;
  readonly topUpFrom?: number | undefined;
};

const WALKS: Readonly<Record<Greedy['id'], string>> = {
  greedy: 'by support, most first; what does not fit is passed over',
  'greedy-no-skip': 'by support, most first; the first that does not fit ends the walk; nothing wins without support',
  'greedy-per-cost': 'by support per cost, most first; what does not fit is passed over',
  borda: 'by the points of rankings, most first; what does not fit is passed over',
};
const COMPLETIONS: Readonly<Record<Completion, string>> = {
  none: 'one run with B/n each; what is left stays',
  greedy: 'one run with B/n each, then by support over what is left',
  add1: 'B/n each and a step more from run to run, to the first exhaustive outcome within the budget',
  'add1-official':
    'B/n each, then whole units above it, a step more from run to run, to the last outcome within the budget',
  'add1-greedy':
    'B/n each and a step more from run to run, to the first exhaustive outcome within the budget, then by support over what is left',
};

/** The rule with its defaults written out. @throws WrongRule */
export function parametersOf(rule: Rule, unit: bigint, ids: readonly string[]): Parameters {
  const { id, minVotes = 0, ties = ['id'], lots } = rule;
  if (!Number.isSafeInteger(minVotes) || minVotes < 0)
    throw new WrongRule('the threshold is a whole number, 0 or more');
  if (ties.includes('lot') && (lots?.length !== ids.length || ids.some((project) => !lots.includes(project))))
    throw new WrongRule('lots decide ties, and the list of lots does not hold every project once');
  const settled = { id, version: RULE_VERSION, minVotes, ties };
  if (id === 'phragmen')
    return { ...settled, by: 'votes', variant: 'sequential; stops at the first lowest load that does not fit' };
  if (id !== 'equal-shares') {
    const { topUpFrom } = rule;
    if (topUpFrom !== undefined && (id !== 'greedy-no-skip' || !(Number.isInteger(topUpFrom) && topUpFrom > 0)))
      throw new WrongRule('a top-up is whole percents above 0, and belongs to greedy-no-skip');
    const least = id === 'greedy-no-skip' ? Math.max(1, minVotes) : minVotes;
    const by = id === 'borda' ? 'points' : (rule.by ?? 'votes');
    return { ...settled, minVotes: least, by, topUpFrom, variant: WALKS[id] };
  }
  const { utility = 'cost', completion = 'none', step = unit } = rule;
  if (step <= 0n) throw new WrongRule('a step of add-1 is above zero');
  const by = utility === 'points' ? 'points' : 'votes';
  return { ...settled, by, utility, completion, step, variant: COMPLETIONS[completion] };
}
