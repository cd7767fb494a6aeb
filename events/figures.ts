import type { TallyFigure } from './budgeting.js';
import type { Fact } from './envelope.js';

/** What counts for one petition: by the district that each signer is registered in, less what was taken back or struck off. */
export type SignatureFigure = {
  petitionId: string;
  signatures: number;
  withdrawn: number;
  invalidated: number;
  byDistrict: Readonly<Record<string, number>>;
};

/**
 * `figure-<kind>_<of>`: an official number, and all that anybody needs to count it again. `rule` is the version of the rule
 * it is counted by, `counted` the last fact that is in it, `size` the number of leaves up to that fact: folding these gives
 * `value`, whose canonical JSON (RFC 8785) has the SHA-256 `digest` (hex). A later figure of the same stream corrects it.
 */
type Published<Kind extends string, Value extends object> = Fact<
  'FigurePublished',
  {
    figure: Kind;
    /** What it is a figure of, by its id. */
    of: string;
    rule: number;
    size: number;
    counted: string;
    digest: string;
    value: Value;
  }
>;
/** Of a petition. */
export type SignaturesPublished = Published<'petition-signatures', SignatureFigure>;
/** Of a budget round. It is counted from the opened ballots, whose digest is in the leaves before it. */
export type ResultPublished = Published<'budget-result', TallyFigure>;
export type FigurePublished = SignaturesPublished | ResultPublished;
export type FigureEvent = FigurePublished;
