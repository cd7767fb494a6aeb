import type { Doc } from './store.js';

type Both = { readonly ka: string; readonly en: string };
export type Heading = { readonly code: string; readonly name: Both };

/** A year's budget: its newest version. */
export type BudgetDoc = Doc & {
  readonly year: number;
  readonly version: number;
  readonly lines: number;
  /** In tetri, of all lines together; `adopted`: as the first version had it. */
  readonly plan: number;
  readonly adopted: number;
  readonly source: string;
  /** SHA-256 of the file. */
  readonly file: string;
  /** When this version came in. */
  readonly at: string;
  readonly position: number;
};

/** A line of a year's budget, and what was spent on it, month by month. */
export type BudgetLineDoc = Doc & {
  readonly year: number;
  readonly line: string;
  title: Both;
  programme: Heading;
  department: Heading;
  /** A district, or `city` for the whole city. */
  area: string;
  /** In tetri, as the newest version has it; 0 where it leaves the line out. */
  plan: number;
  /** As the first version had it. */
  readonly adopted: number;
  dropped: boolean;
  spent: number;
  /** January to December, in tetri. */
  months: number[];
  position: number;
};

/** What was spent on one day: its newest version. */
export type SpendingDayDoc = Doc & {
  readonly year: number;
  /** YYYY-MM. */
  readonly month: string;
  readonly day: string;
  version: number;
  /** By line, in tetri: never more than a budget has lines. */
  lines: Record<string, number>;
  payments: number;
  file: string;
  /** When this version came in. */
  at: string;
  position: number;
};

export type PaymentSaid = {
  readonly number: string;
  readonly tetri: number;
  readonly contract: string | null;
  readonly payee: { readonly code: string; readonly name: string } | null;
};
/** What was paid on one day of one line. */
export type LineDayDoc = Doc & {
  readonly year: number;
  readonly line: string;
  readonly day: string;
  version: number;
  spent: number;
  payments: PaymentSaid[];
  position: number;
};

/** A file of payments; until it is `whole`, what has come of it so far. */
export type SpendingFileDoc = Doc & {
  readonly whole: boolean;
  readonly source: string;
  readonly rows: number;
  readonly days: number;
  readonly from: string;
  readonly to: string;
  readonly tetri: number;
  readonly at: string;
  readonly position: number;
};
