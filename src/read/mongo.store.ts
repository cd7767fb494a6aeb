import { type Collection, type Db, MongoBulkWriteError, MongoClient } from 'mongodb';
import {
  type Batch,
  type Beginnings,
  type Doc,
  type Find,
  type Held,
  ReadStore,
  type Shape,
  type Where,
} from '../../read-models/store.js';
import type { Fence } from './fence.js';
import {
  behind,
  byPosition,
  filter,
  HERE,
  holding,
  kept,
  orderBy,
  path,
  type Stored,
  shown,
  slices,
} from './mongo.filters.js';
import { type Checkpoint, DUPLICATE, MongoTurn } from './mongo.turn.js';

const CHECKPOINTS = 'ghia_checkpoints';
const NO_COLLECTION = 26;

/**
 * Read models in MongoDB, or in anything that speaks its protocol. No transactions: every document is replaced only by a
 * batch at least as late as the one that wrote it, what is gone leaves a tombstone, and checkpoints are written last.
 * After a save that stopped half-way `take` tells which documents hold its facts already. Removed documents are out of
 * every answer at once; when the server's own files and its replication log forget them is the server's affair.
 */
export class MongoStore extends ReadStore {
  private readonly turn: MongoTurn;

  private constructor(
    private readonly client: MongoClient,
    private readonly db: Db,
    fence?: Fence,
  ) {
    super();
    this.turn = new MongoTurn(this.checkpoints, fence);
  }

  /** @param url mongodb://…/database; `ghia` when it names none */
  static async open(url: string): Promise<MongoStore> {
    // whatever the address says, folds go on from what the primary holds: a secondary may be behind
    const options = { serverSelectionTimeoutMS: 5_000, ignoreUndefined: true, readPreference: 'primary' } as const;
    const client = new MongoClient(url, options);
    await client.connect();
    const named = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]+)/.exec(url)?.[1];
    return new MongoStore(client, client.db(named === undefined ? 'ghia' : decodeURIComponent(named)));
  }

  /**
   * The same store, written to under a tenure. From here on nothing is written through one with a smaller token: a process
   * that was thought dead and wakes up changes nothing. Closing it closes them both.
   */
  async under(fence: Fence): Promise<MongoStore> {
    const fenced = new MongoStore(this.client, this.db, fence);
    await fenced.turn.mustHold();
    await this.checkpoints.updateMany({}, { $max: { fence: fence.token } });
    return fenced;
  }

  async prepare(collection: string, { indexes, searchable = false }: Shape): Promise<void> {
    await this.turn.mustHold();
    const docs = this.docs(collection);
    for (const fields of indexes) await docs.createIndex(fields.map((field) => [path(field), 1] as [string, 1]));
    if (searchable) await docs.createIndex({ [path('tokens')]: 1 });
    await this.checkpoints.updateOne(
      { _id: collection },
      { $setOnInsert: { position: 0, ...this.turn.mark } },
      { upsert: true },
    );
  }

  async load<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, D>> {
    const found = new Map<string, D>();
    for (const [id, { doc }] of await this.take<D>(collection, ids)) if (doc) found.set(id, doc);
    return found;
  }

  override async take<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, Held<D>>> {
    const found = new Map<string, Held<D>>();
    for await (const one of this.named(collection, ids)) found.set(one._id, { doc: docOf<D>(one), at: one.at });
    return found;
  }

  async save(batches: readonly Batch[]): Promise<void> {
    if (batches.length === 0) return;
    await this.turn.mustHold(batches.map(({ collection }) => collection));
    for (const batch of batches) await this.write(batch);
    // never backwards: a writer that was thought dead and wakes up late changes nothing
    for (const [position, collections] of byPosition(batches)) await this.turn.reach(collections, position);
  }

  override async remove(collection: string, ids: readonly string[]): Promise<void> {
    await this.turn.mustHold([collection]);
    const gone = { $set: { gone: true, ...this.turn.mark } as const, $unset: { doc: '' } as const };
    for (const some of slices(ids))
      await this.docs(collection).updateMany({ _id: { $in: some }, ...this.turn.ours }, gone);
  }

  async position(collection: string): Promise<number> {
    return (await this.checkpoints.findOne({ _id: collection }))?.position ?? 0;
  }

  override async positions(collections: readonly string[]): Promise<Map<string, number>> {
    const found = await this.checkpoints.find({ _id: { $in: [...collections] } }).toArray();
    return new Map(found.map(({ _id, position }) => [_id, position]));
  }

  async get<D extends Doc>(collection: string, id: string): Promise<D | undefined> {
    return (await this.load<D>(collection, [id])).get(id);
  }

  async find<D extends Doc>(collection: string, { where = {}, sort = [], limit, after }: Find): Promise<D[]> {
    if (limit === 0) return []; // to MongoDB it means no limit
    const order = [...sort, ['_id', 1]] as const;
    const asked = { $and: [filter(where), ...(after ? [behind(order, after)] : [])] };
    const cursor = this.docs(collection).find(asked).sort(orderBy(order));
    const found = await (limit === undefined ? cursor : cursor.limit(limit)).toArray();
    return found.map((one) => docOf<D>(one)!);
  }

  count(collection: string, where: Where = {}): Promise<number> {
    return this.docs(collection).countDocuments(filter(where));
  }

  async search<D extends Doc>(collection: string, words: readonly Beginnings[], limit: number): Promise<D[]> {
    if (words.length === 0 || limit === 0) return [];
    const found = await this.docs(collection).find(holding(words)).sort({ _id: 1 }).limit(limit).toArray();
    return found.map((one) => docOf<D>(one)!);
  }

  async *scan(collection: string): AsyncIterable<Doc> {
    for await (const one of this.docs(collection).find(HERE).sort({ _id: 1 })) yield docOf<Doc>(one)!;
  }

  async collections(): Promise<string[]> {
    const all = await this.checkpoints.find().sort({ _id: 1 }).toArray();
    return all.map(({ _id }) => _id);
  }

  async drop(collection: string): Promise<void> {
    await this.turn.mustHold([collection]);
    // first of all it has seen nothing: a drop that stops half-way leaves no checkpoint without its documents
    await this.checkpoints.updateOne({ _id: collection }, { $set: { position: 0 } });
    await this.docs(collection)
      .drop()
      .catch((error: { code?: number }) => {
        if (error.code !== NO_COLLECTION) throw error;
      });
    await this.checkpoints.deleteOne({ _id: collection });
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** Guarded by position: what a later batch has written stays. What somebody else put there meanwhile is looked at again. */
  private async write({ collection, docs, position }: Batch): Promise<void> {
    for (let open = [...docs.keys()]; open.length > 0; ) {
      const there = new Map<string, number>();
      for await (const { _id, at } of this.named(collection, open, { at: 1 })) there.set(_id, at);
      const replaced = open.filter((id) => (there.get(id) ?? Number.POSITIVE_INFINITY) <= position);
      const added = open.filter((id) => !there.has(id));
      await this.replace(
        collection,
        replaced.map((id) => this.stored(id, docs.get(id), position)),
      );
      open = await this.add(
        collection,
        added.map((id) => this.stored(id, docs.get(id), position)),
      );
    }
  }

  private async replace(collection: string, all: readonly Stored[]): Promise<void> {
    if (all.length === 0) return;
    const writes = all.map(({ _id, ...replacement }) => ({
      replaceOne: { filter: { _id, at: { $lte: replacement.at }, ...this.turn.ours }, replacement },
    }));
    await this.docs(collection).bulkWrite(writes, { ordered: false });
  }

  /** Those that were there already, after all. */
  private async add(collection: string, all: readonly Stored[]): Promise<string[]> {
    if (all.length === 0) return [];
    try {
      await this.docs(collection).insertMany(all, { ordered: false });
      return [];
    } catch (error) {
      const errors = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
      if (errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE)) throw error;
      return errors.map(({ index }) => all[index]!._id);
    }
  }

  /** The removed ones too. */
  private async *named(
    collection: string,
    ids: readonly string[],
    projection?: { readonly at: 1 },
  ): AsyncIterable<Stored> {
    for (const some of slices(ids)) {
      const _id = some.length === 1 ? some[0]! : { $in: some };
      yield* this.docs(collection).find({ _id }, projection ? { projection } : {});
    }
  }

  private stored(_id: string, doc: Doc | undefined, at: number): Stored {
    return doc ? { _id, at, doc: kept(doc), ...this.turn.mark } : { _id, at, gone: true, ...this.turn.mark };
  }

  private docs(collection: string): Collection<Stored> {
    return this.db.collection<Stored>(`docs_${collection}`);
  }

  private get checkpoints(): Collection<Checkpoint> {
    return this.db.collection<Checkpoint>(CHECKPOINTS);
  }
}

const docOf = <D extends Doc>({ doc, gone }: Stored) => (doc && !gone ? (shown(doc) as D) : undefined);
