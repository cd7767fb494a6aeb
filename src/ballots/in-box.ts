/** The newest ballot of a key that lies in the box, or is on its way there. */
export type Newest = { readonly seq: number; readonly digest: string; readonly put: Promise<void> };

/** What each key has in the box, by round: so many as lie in the spool, no more. */
export class InBox {
  private readonly rounds = new Map<string, Map<string, Newest>>();

  of(round: string, pk: string): Newest | undefined {
    return this.rounds.get(round)?.get(pk);
  }

  /** Undefined takes it away. */
  put(round: string, pk: string, newest: Newest | undefined): void {
    const theirs = this.rounds.get(round) ?? new Map<string, Newest>();
    if (newest) theirs.set(pk, newest);
    else theirs.delete(pk);
    if (theirs.size > 0) this.rounds.set(round, theirs);
    else this.rounds.delete(round);
  }

  /** Where it is still the newest one. */
  leave(round: string, pk: string, digest: string): void {
    if (this.of(round, pk)?.digest === digest) this.put(round, pk, undefined);
  }

  holds(round: string, digest: string): boolean {
    return [...(this.rounds.get(round)?.values() ?? [])].some((one) => one.digest === digest);
  }

  /** How many voters have something here: whoever changes their mind is one. */
  voters(round: string): number {
    return this.rounds.get(round)?.size ?? 0;
  }
}
