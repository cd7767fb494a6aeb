import type { Refusal } from '../../commands/decider.js';
import { type RefusalCode, refusals } from '../../commands/refusals.js';

/** What can be wrong with a row of a file, beside what the rules themselves refuse. */
export const ROW_FAULTS = [
  ...(['no-collection', 'not-csv', 'too-many', 'unknown-column', 'shapeless', 'no-external'] as const),
  ...(['same-external', 'wrong-value', 'unknown-district', 'district-twice', 'district-missing'] as const),
  ...(['no-name', 'long-name'] as const),
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** `reason` says it in English; `fault` and `about` (a column, a code, a line) are for those who say it in other words. */
export type WrongRow = {
  readonly fault: RowFault | RefusalCode;
  readonly reason: string;
  readonly about?: string;
};
/** @property line of the file; of GeoJSON the number of the feature, counted from one */
export type Wrong = WrongRow & { readonly line: number };

export const wrongRow = (fault: RowFault, reason: string, about?: string): WrongRow =>
  about === undefined ? { fault, reason } : { fault, reason, about };
export const refusedRow = ({ refused }: Refusal): WrongRow => ({ fault: refused, reason: refusals[refused].detail });
