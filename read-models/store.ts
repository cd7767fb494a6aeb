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
  /** Little fits `where`: it is found by that, and put in order afterwards; else an index in the order of `sort` may serve. */
  readonly few?: boolean;
  /** The sort values and `_id` of the last document of the page before (keyset, not offset). */
  readonly after?: readonly Scalar[];
};

/** What one projection has to write. An undefined document is gone. */
export type Batch = {
  readonly collection: string;
  readonly docs: ReadonlyMap<string, Doc | undefined>;
  readonly position: number;
};

/** A document as a fold takes it up. `at`: the position up to which it holds the facts; 0: no further than the checkpoint. */
export type Held<D extends Doc> = { readonly doc: D | undefined; readonly at: number };

/** A word that is looked for: the ways in which a token that stands for it may begin. */
export type Beginnings = readonly string[];

/** Fields that get an index, and whether documents carry `tokens` to search by. */
export type Shape = { readonly indexes: readonly (readonly string[])[]; readonly searchable?: boolean };

/** Where read models live: documents by id, one collection per projection version. Order of strings is by code point. */
export abstract class ReadStore {
  abstract prepare(collection: string, shape: Shape): Promise<void>;
  abstract load<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, D>>;
  /**
   * What is to be folded further. Facts that a document holds already must not be folded into it again: after a save that
   * stopped half-way, in a store without transactions, documents are ahead of the checkpoint. Then removed ones are told
   * too. Document and position are of one moment.
   */
  async take<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, Held<D>>> {
    const found = new Map<string, Held<D>>();
    for (const [id, doc] of await this.load<D>(collection, ids)) found.set(id, { doc, at: 0 });
    return found;
  }
  /** Writes documents and checkpoints together, or none of them (a store without transactions: see `mongo.store`). */
  abstract save(batches: readonly Batch[]): Promise<void>;
  /** Takes documents out, whatever facts they hold; the checkpoint stays where it is. */
  async remove(collection: string, ids: readonly string[]): Promise<void> {
    const docs = new Map(ids.map((id) => [id, undefined]));
    await this.save([{ collection, docs, position: await this.position(collection) }]);
  }
  /** The checkpoint: everything up to it is in the documents. 0 for a new collection. */
  abstract position(collection: string): Promise<number>;
  /** The checkpoints of several; those that there are. */
  async positions(collections: readonly string[]): Promise<Map<string, number>> {
    const there = new Set(await this.collections());
    const known = collections.filter((name) => there.has(name));
    return new Map(await Promise.all(known.map(async (name) => [name, await this.position(name)] as const)));
  }
  abstract get<D extends Doc>(collection: string, id: string): Promise<D | undefined>;
  abstract find<D extends Doc>(collection: string, find: Find): Promise<D[]>;
  abstract count(collection: string, where?: Where): Promise<number>;
  /** Documents whose `tokens` hold, for every word, one that begins in one of its ways; at most `limit`, by `_id`. */
  abstract search<D extends Doc>(collection: string, words: readonly Beginnings[], limit: number): Promise<D[]>;
  /** Every document in order of `_id`. */
  abstract scan(collection: string): AsyncIterable<Doc>;
  abstract collections(): Promise<string[]>;
  abstract drop(collection: string): Promise<void>;
  /** Reads that see one state of the store, whatever is written meanwhile, where the store can hold one still. */
  async atOnce<T>(read: () => Promise<T>): Promise<T> {
    return read();
  }
  /** What was taken out is to be found in no file of this store either. */
  async wipe(): Promise<void> {}
  abstract close(): Promise<void>;
}
