import type { Doc } from './store.js';

/** How many cases there are of each length: the keys are whole numbers. Never more than there are lengths. */
export type Lengths = Record<string, number>;
export type HandlingCounts = {
  filed: number;
  reopened: number;
  /** Cases that an official has answered, by hours (whole days from the first day on). */
  acknowledged: number;
  acknowledgedIn: Lengths;
  /** Cases that were resolved, by working days; `within`: before their term was over. */
  resolved: number;
  resolvedIn: Lengths;
  within: number;
  refused: number;
  notOurs: number;
  merged: number;
  /** Cases whose term ended while they were open. */
  overdue: number;
};

/** What became of the cases of one month (when they were filed, or opened again), category, district and department. */
export type HandlingDoc = Doc &
  HandlingCounts & {
    /** YYYY-MM in Tbilisi. */
    readonly month: string;
    readonly category: string;
    readonly district: string;
    readonly department: string;
    position: number;
  };
