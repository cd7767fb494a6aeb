import type { Fact } from './envelope.js';
import type { BothLanguages } from './privacy.js';

/** What a programme, or a department, is known by. */
export type BudgetHeading = { code: string; name: BothLanguages };
/** One line of a year's budget: what for, who spends it, where, and how much may be spent. */
export type BudgetLine = {
  line: string;
  title: BothLanguages;
  programme: BudgetHeading;
  department: BudgetHeading;
  /** Null: for the whole city. */
  district: string | null;
  /** In tetri. */
  plan: number;
};

/** `budget-<year>`: the lines that a version of it adds or changes, a few to a fact. The fact that adopts them comes last. */
export type BudgetLinesSet = Fact<'BudgetLinesSet', { year: number; version: number; lines: readonly BudgetLine[] }>;
/** Lines that a version leaves out. What was spent on them stays. */
export type BudgetLinesDropped = Fact<
  'BudgetLinesDropped',
  { year: number; version: number; lines: readonly string[] }
>;
/**
 * A version counts: the first is the budget as adopted, each later one an amendment. `lines` and `plan` (tetri): of all
 * lines together; `changed`: lines that are other than before. `file`: SHA-256 of the file it came from.
 */
export type BudgetAdopted = Fact<
  'BudgetAdopted',
  { year: number; version: number; lines: number; changed: number; plan: number; source: string; file: string }
>;
export type BudgetEvent = BudgetLinesSet | BudgetLinesDropped | BudgetAdopted;

/** Who was paid, where it is an organisation: `code` is its identification code (9 digits). People are never named. */
export type Payee = { code: string; name: string };
/** `number`: of the payment order. `tetri`: what was paid. */
export type Payment = { number: string; tetri: number; contract: string | null; payee: Payee | null };
/** What was spent on a line on a day: `was` before this version of the day, `now` with it, both in tetri. */
export type LineSpending = { line: string; was: number; now: number; payments: readonly Payment[] };
/**
 * `spending-<day>`: all that was spent on a day (YYYY-MM-DD in Tbilisi), in as many facts as it takes. A later version
 * says the day anew, whole: a line that is in it no more comes with 0. A line with many payments goes on in the next part.
 */
export type SpendingReported = Fact<
  'SpendingReported',
  {
    day: string;
    version: number;
    part: number;
    parts: number;
    lines: readonly LineSpending[];
    source: string;
    file: string;
  }
>;

/** `spendingfile-<SHA-256>`: a file of payments has come in, whole. The same file again changes nothing. */
export type SpendingImported = Fact<
  'SpendingImported',
  { file: string; source: string; rows: number; days: number; from: string; to: string; tetri: number }
>;
export type SpendingEvent = SpendingReported | SpendingImported;
