import type { RefusalCode } from '../../commands/refusals.js';

/** What can be wrong with a row of a budget or of payments, beside what the rules themselves refuse. */
export const SPENDING_FAULTS = [
  ...(['no-rows', 'not-csv', 'too-many', 'unknown-column', 'column-twice', 'column-missing', 'cells'] as const),
  ...(['formula', 'wrong-day', 'wrong-amount', 'no-amount', 'wrong-value', 'person', 'half-payee'] as const),
  ...(['same-row'] as const),
] as const;
export type SpendingFault = (typeof SPENDING_FAULTS)[number];

/** `reason` says it in English; `fault` and `about` (a column, a code, a line) are for those who say it in other words. */
export type Fault = {
  readonly fault: SpendingFault | RefusalCode;
  readonly reason: string;
  readonly about?: string;
};
/** @property line of the file, counted from one */
export type FaultyRow = Fault & { readonly line: number };

export const faulty = (fault: SpendingFault, reason: string, about?: string): Fault =>
  about === undefined ? { fault, reason } : { fault, reason, about };
