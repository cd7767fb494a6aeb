import type { Recorded } from '../events/envelope.js';

/** A read model is a fold per key. Raise `version` to build it anew beside the old one. */
export type Projection<Doc extends { readonly _id: string }, E extends { type: string; data: object }> = {
  readonly name: string;
  readonly version: number;
  readonly handles: readonly E['type'][];
  /** Fields the store indexes, each list one index. */
  readonly indexes: readonly (readonly string[])[];
  /** True when documents carry `tokens` to search by. */
  readonly searchable?: boolean;
  /** The documents this fact touches. */
  keys(event: Recorded<E>): readonly string[];
  /**
   * Total and deterministic: no clock, no random. It owns the document and may change it; undefined removes it. `key` is
   * the one of `keys` that this document has, for facts that touch several.
   */
  fold(doc: Doc | undefined, event: Recorded<E>, key: string): Doc | undefined;
};
