import type { Doc } from './store.js';

/** What came about in one month (YYYY-MM in Tbilisi). */
export type UseMonth = {
  admitted: number;
  /** Answers to petitions that were owed one: given in time, or not by their limit. */
  inTime: number;
  late: number;
  /** Ballots in rounds that were closed. */
  ballots: number;
};
/** One document for the whole house: as many months as it has lived, and no more petitions than wait for an answer. */
export type UseDoc = Doc & {
  months: Record<string, UseMonth>;
  owed: Record<string, { readonly limit: string; readonly month: string; late: boolean }>;
  position: number;
};
