/** Add-1 that has come to no outcome after so many runs wants a larger step. */
export const MOST_RUNS = 100_000;

/**
 * How far the count of a round is. `waits`: opened, and not begun; `unfinished`: no outcome after so many runs. `percent`
 * goes by the pots, and within one by what the outcome of the last run costs of its budget: what it holds is not known
 * before the end, so it may rest. Money in tetri.
 */
export type CountProgress = {
  readonly state: 'waits' | 'counting' | 'unfinished';
  readonly pot: string | null;
  readonly done: number;
  readonly pots: number;
  readonly run: number;
  readonly mostRuns: number;
  readonly percent: number;
};

export const WAITS: CountProgress = {
  ...{ state: 'waits', pot: null, done: 0, pots: 0, run: 0, percent: 0 },
  mostRuns: MOST_RUNS,
};
