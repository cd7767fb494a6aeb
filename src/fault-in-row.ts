import type { RefusalCode } from '../commands/refusals.js';

/** What is wrong with a row of a file: `reason` says it in English; `fault` and `about` (a column, a code, a line) are for those who say it in other words. */
export type FaultInRow<Fault extends string> = {
  readonly fault: Fault | RefusalCode;
  readonly reason: string;
  readonly about?: string;
};

export const faultInRow = <Fault extends string>(
  fault: Fault | RefusalCode,
  reason: string,
  about?: string,
): FaultInRow<Fault> => (about === undefined ? { fault, reason } : { fault, reason, about });
