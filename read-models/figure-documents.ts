import type { Doc } from './store.js';

/** What counts for one petition. */
export type SignatureFigure = {
  petitionId: string;
  signatures: number;
  withdrawn: number;
  invalidated: number;
  byDistrict: Readonly<Record<string, number>>;
};

/** What a budget round came to: ballots, and by pot who won, or by theme the share of 100 lari. */
export type ResultFigure = {
  ballots: number;
  blank: number;
  pots?: readonly { pot: string; budget: number; votes: number; winners: readonly string[]; spent: number }[];
  themes?: readonly { code: string; mean: string; median: string }[];
};

/** A published figure, by the event that published it. */
export type FigureDoc = SignaturesFigureDoc | ResultFigureDoc;
export type SignaturesFigureDoc = FigureOf<'petition-signatures', SignatureFigure>;
export type ResultFigureDoc = FigureOf<'budget-result', ResultFigure>;

type FigureOf<Kind extends string, Value> = Doc & {
  readonly figure: Kind;
  /** The petition, or the round. */
  readonly of: string;
  readonly rule: number;
  readonly size: number;
  readonly counted: string;
  readonly digest: string;
  readonly value: Value;
  readonly at: string;
  readonly position: number;
};
