import type { Doc } from './store.js';

/** What counts for one petition. */
export type SignatureFigure = {
  petitionId: string;
  signatures: number;
  withdrawn: number;
  invalidated: number;
  byDistrict: Readonly<Record<string, number>>;
};

/** A published figure, by the event that published it. */
export type FigureDoc = Doc & {
  readonly figure: 'petition-signatures';
  /** The petition. */
  readonly of: string;
  readonly rule: number;
  readonly size: number;
  readonly counted: string;
  readonly digest: string;
  readonly value: SignatureFigure;
  readonly at: string;
  readonly position: number;
};
