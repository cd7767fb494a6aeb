import type { Fraction } from './fraction.js';
import type { Parameters, TieCriterion } from './rule.js';

/** A project that is funded. */
export type Winner = {
  readonly id: string;
  readonly cost: bigint;
  /** 1 for the first that won; completion goes on counting. */
  readonly step: number;
  readonly by: 'rule' | 'completion' | 'top-up';
  readonly votes: number;
  readonly points: number;
  /**
   * Equal shares: the most that a supporter paid (for each point, where points are the utility), in minor units, cut off
   * after six decimals; whoever held less paid all they held.
   */
  readonly payment?: string | undefined;
  /** Top-up: what the reserves add to the rest of the budget, minor units. */
  readonly fromReserves?: bigint | undefined;
};

/** A project that is not funded, and why: what an official can tell whoever proposed it. */
export type Loser = {
  readonly id: string;
  readonly cost: bigint;
  readonly votes: number;
  readonly points: number;
  readonly why: Why;
};

export type Why =
  | { readonly because: 'withdrawn' }
  /** fewer votes (points) than are needed to win */
  | { readonly because: 'below-threshold'; readonly has: number; readonly needs: number }
  /** another project won that it cannot stand beside */
  | { readonly because: 'rival-won'; readonly rival: string }
  /** `left` of the budget was too little when its turn came; equal shares: `money` is what its supporters held */
  | { readonly because: 'too-dear'; readonly left: bigint; readonly money?: bigint | undefined }
  /** a project before it did not fit, and the walk ended there */
  | { readonly because: 'walk-ended'; readonly at: string; readonly left: bigint }
  /** equal shares: its supporters together held `money`, less than its cost (cut off to minor units) */
  | { readonly because: 'supporters-too-poor'; readonly money: bigint }
  | { readonly because: 'nobody-supports-it' }
  /** equal shares by cost: what costs nothing has no utility and is funded outside the tally */
  | { readonly because: 'costs-nothing' };

/** Two projects or more that stood alike when one had to be taken. */
export type Tie = {
  /** The step that was decided; in add-1 also the run, 1 for the first, where it is not the one of the outcome. */
  readonly step: number;
  readonly run?: number | undefined;
  readonly tied: readonly string[];
  /** What told the chosen one from the others. */
  readonly criterion: TieCriterion;
  readonly chosen: string;
  /** Whether other projects would have won, had another of the tied come first; `unknown` where that was not tried. */
  readonly decisive: 'yes' | 'no' | 'unknown';
};

/** What an election came to. The same election and rule give the same, on every machine. */
export type Tally = {
  readonly rule: Parameters;
  readonly budget: bigint;
  /** Ballots that the budget was divided by, and those that name nothing. */
  readonly n: number;
  readonly blank: number;
  /** Equal shares: what every ballot held at the beginning of the run that decided, minor units; and its number. */
  readonly endowment?: Fraction | undefined;
  readonly run?: number | undefined;
  /** Runs that were counted to know the outcome. */
  readonly runs?: number | undefined;
  /** In the order in which they won. */
  readonly winners: readonly Winner[];
  /** In the order of the election. */
  readonly losers: readonly Loser[];
  readonly ties: readonly Tie[];
  /** What the winners take of the budget, and what is left of it. */
  readonly spent: bigint;
  readonly leftover: bigint;
};
