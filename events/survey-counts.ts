/** So many people, or answers, of a stratum. */
export type Counted = { stratum: string; count: number };
