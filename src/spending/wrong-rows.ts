import { type FaultInRow, faultInRow } from '../fault-in-row.js';

/** What can be wrong with a row of a budget or of payments, beside what the rules themselves refuse. */
export const SPENDING_FAULTS = [
  ...(['no-rows', 'not-csv', 'too-many', 'unknown-column', 'column-twice', 'column-missing', 'cells'] as const),
  ...(['formula', 'wrong-day', 'wrong-amount', 'no-amount', 'wrong-value', 'person', 'half-payee'] as const),
  ...(['same-row'] as const),
] as const;
export type SpendingFault = (typeof SPENDING_FAULTS)[number];

export type Fault = FaultInRow<SpendingFault>;
/** @property line of the file, counted from one */
export type FaultyRow = Fault & { readonly line: number };

export const faulty = faultInRow<SpendingFault>;
