import type { Loser, Tally, Tie, Winner } from '../../projections/budgeting/tally/outcome.js';
import type { CountedPot } from './count-round.js';

/** Whole numbers of money as JSON can hold them: tetri, far below where they end. */
type Told<T> = T extends bigint ? number : T extends object ? { readonly [K in keyof T]: Told<T[K]> } : T;

/** How one pot was counted, as it is told: who won in which order, who did not and why, and each tie. Money in tetri. */
export type ToldPot = {
  readonly pot: string;
  readonly budget: number;
  readonly n: number;
  readonly spent: number;
  readonly winners: readonly Told<Winner>[];
  readonly losers: readonly Told<Loser>[];
  readonly ties: readonly Tie[];
  /** What the districts have left over for it. */
  readonly fromDistricts?: number;
  /** By which rule the outcome came that was followed. */
  readonly rule?: string;
};

export const talliesText = (counted: readonly CountedPot[]): string => {
  const pots = counted.map(({ pot, tally, fromDistricts }) => ({ pot, ...toldOf(tally), fromDistricts }));
  return `${JSON.stringify({ pots }, (_, value) => (typeof value === 'bigint' ? Number(value) : value), 1)}\n`;
};

export const readTallies = (text: string): readonly ToldPot[] =>
  (JSON.parse(text) as { readonly pots: readonly ToldPot[] }).pots;

const toldOf = ({ budget, n, spent, winners, losers, ties, rule }: Tally) => ({
  ...{ budget, n, spent, winners, losers, ties },
  rule: rule.id,
});
