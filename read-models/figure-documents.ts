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

/** What a published monitoring report says in numbers, and where all of it lies beside the log. */
export type ReportFigure = {
  plan: string;
  /** The instant as of which it is. */
  at: string;
  checkpoint: { size: number; root: string };
  commitments: number;
  /** By the last independent assessment, and by the last self-assessment. */
  complete: { independent: number; self: number };
  report: { digest: string; bytes: number; mediaType: string };
};

/** A published figure, by the event that published it. */
export type FigureDoc = SignaturesFigureDoc | ResultFigureDoc | ReportFigureDoc;
export type SignaturesFigureDoc = FigureOf<'petition-signatures', SignatureFigure>;
export type ResultFigureDoc = FigureOf<'budget-result', ResultFigure>;

export type ReportFigureDoc = FigureOf<'ogp-report', ReportFigure>;

type FigureOf<Kind extends string, Value> = Doc & {
  readonly figure: Kind;
  /** The petition, the round, or the plan. */
  readonly of: string;
  readonly rule: number;
  readonly size: number;
  readonly counted: string;
  readonly digest: string;
  readonly value: Value;
  readonly at: string;
  readonly position: number;
};
