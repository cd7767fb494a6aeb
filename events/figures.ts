import type { TallyFigure } from './budgeting.js';
import type { Content } from './content.js';
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
 * A monitoring report of an action plan as an official published it: all of it lies beside the log as canonical JSON, and
 * whoever folds the same leaves makes the same bytes.
 */
export type ReportFigure = {
  plan: string;
  /** The instant as of which it is. */
  at: string;
  /** The signed checkpoint that holds all that is in it. */
  checkpoint: { size: number; root: string };
  commitments: number;
  /** Commitments that are complete by the last independent assessment, and by the last self-assessment. */
  complete: { independent: number; self: number };
  report: Content;
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
/** Of an action plan: `digest` is that of the value, which names the report by its own. */
export type ReportPublished = Published<'ogp-report', ReportFigure>;
export type FigurePublished = SignaturesPublished | ResultPublished | ReportPublished;
export type FigureEvent = FigurePublished;
