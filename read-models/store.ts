export type Doc = { readonly _id: string };
export type Scalar = string | number | boolean | null;

/**
 * A condition on one field (dots reach inside): equal to a value, one of several, or between bounds. A field holds values
 * of one kind in all documents, or none: null and absent are the same, and lie between no bounds.
 */
export type Condition = Scalar | { in: readonly Scalar[] } | { gte?: Scalar; gt?: Scalar; lte?: Scalar; lt?: Scalar };
export type Where = Readonly<Record<string, Condition>>;
/** `1` rising, `-1` falling. `_id` rising is always the last key, so an order is total. */
export type Sort = readonly (readonly [field: string, direction: 1 | -1])[];

export type Find = {
  readonly where?: Where;
  readonly sort?: Sort;
  readonly limit?: number;
  /** The sort values and `_id` of the last document of the page before (keyset, not offset). */
  readonly after?: readonly Scalar[];
};

/** What one projection has to write. An undefined document is gone. */
export type Batch = {
  readonly collection: string;
  readonly docs: ReadonlyMap<string, Doc | undefined>;
  readonly position: number;
};

/** Fields that get an index, and whether documents carry `tokens` to search by. */
export type Shape = { readonly indexes: readonly (readonly string[])[]; readonly searchable?: boolean };

/** Where read models live: documents by id, one collection per projection version. Order of strings is by code point. */
export abstract class ReadStore {
  abstract prepare(collection: string, shape: Shape): Promise<void>;
  abstract load<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, D>>;
  /**
   * Which of these documents were written by a batch behind `checkpoint`, with that batch's position, the removed ones too:
   * a save stopped half-way in a store without transactions. What they hold already must not be folded into them again.
   */
  async ahead(_collection: string, _ids: readonly string[], _checkpoint: number): Promise<ReadonlyMap<string, number>> {
    return new Map();
  }
  /** Writes documents and checkpoints together, or none of them (a store without transactions: see `mongo.store`). */
  abstract save(batches: readonly Batch[]): Promise<void>;
  /** The checkpoint: everything up to it is in the documents. 0 for a new collection. */
  abstract position(collection: string): Promise<number>;
  abstract get<D extends Doc>(collection: string, id: string): Promise<D | undefined>;
  abstract find<D extends Doc>(collection: string, find: Find): Promise<D[]>;
  abstract count(collection: string, where?: Where): Promise<number>;
  /** Documents whose `tokens` hold, for every given token, one that begins with it; at most `limit`, by `_id`. */
  abstract search<D extends Doc>(collection: string, tokens: readonly string[], limit: number): Promise<D[]>;
  /** Every document in order of `_id`. */
  abstract scan(collection: string): AsyncIterable<Doc>;
  abstract collections(): Promise<string[]>;
  abstract drop(collection: string): Promise<void>;
  /** What was taken out is to be found in no file of this store either. */
  async wipe(): Promise<void> {}
  abstract close(): Promise<void>;
}
