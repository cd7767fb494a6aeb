import type { Refusal } from '../../commands/decider.js';
import { refusals } from '../../commands/refusals.js';
import { type FaultInRow, faultInRow } from '../fault-in-row.js';

/** What can be wrong with a row of a file, beside what the rules themselves refuse. */
export const ROW_FAULTS = [
  ...(['no-collection', 'not-csv', 'too-many', 'unknown-column', 'shapeless', 'no-external'] as const),
  ...(['same-external', 'wrong-value', 'unknown-district', 'district-twice', 'district-missing'] as const),
  ...(['no-name', 'long-name'] as const),
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

export type WrongRow = FaultInRow<RowFault>;
/** @property line of the file; of GeoJSON the number of the feature, counted from one */
export type Wrong = WrongRow & { readonly line: number };

export const wrongRow = faultInRow<RowFault>;
export const refusedRow = ({ refused }: Refusal): WrongRow => wrongRow(refused, refusals[refused].detail);
