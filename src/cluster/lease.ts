/**
 * What one of several processes holds at a time, for a term that runs by the clock of whoever keeps the lease. Nobody's
 * own clock decides, and a holder that died is followed once its term is over.
 */
export type Lease = {
  readonly name: string;
  /** A term in milliseconds. */
  readonly term: number;
  /** Resolves to a token larger than any before; undefined while another holds it. @throws Error when nobody can say */
  acquire(): Promise<number | undefined>;
  /** Begins a new term. False when the lease is another's, or nobody's, by now. @throws Error when nobody can say */
  renew(): Promise<boolean>;
  /** Gives it back before the term is over. What another holds stays. */
  release(): Promise<void>;
  /** Whether anybody holds it now. @throws Error when nobody can say */
  taken(): Promise<boolean>;
  close(): Promise<void>;
};
