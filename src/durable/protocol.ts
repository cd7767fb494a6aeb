/** What the two sides of a durable writer say to each other, as JSON text. */
export const READY = 'ready';
export const CLOSE = 'close';

/** One write of a batch: answered by value, or by the error that `apply` threw for it alone. */
export type Outcome<R> =
  | { readonly value: R }
  | { readonly error: { readonly name: string; readonly message: string } };
export type Batch<Op> = { readonly batch: number; readonly ops: readonly Op[] };
export type Answer<R> =
  | { readonly batch: number; readonly outcomes: readonly Outcome<R>[] }
  | {
      readonly batch: number;
      readonly failed: { readonly reason: 'full' | 'broken' | 'busy'; readonly message: string };
    };
