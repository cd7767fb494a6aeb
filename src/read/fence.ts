/** Another holds the lease, or may: nothing is written any more under the one that was held. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** What a holder writes under: its token, larger than that of every holder before it, and whether it still holds. */
export type Fence = { readonly token: number; readonly holds: () => boolean };
