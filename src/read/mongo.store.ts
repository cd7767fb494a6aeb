import {
  type AnyBulkWriteOperation,
  type Collection,
  type Db,
  type Filter,
  MongoClient,
  type Sort as MongoSort,
} from 'mongodb';
import {
  type Batch,
  type Condition,
  type Doc,
  type Find,
  ReadStore,
  type Scalar,
  type Shape,
  type Sort,
  type Where,
} from '../../read-models/store.js';

/** A document as it lies in MongoDB: beside its fields, the position of the batch that wrote it, and whether it is gone. */
type Stored = { _id: string; doc?: object; tokens?: string[]; at: number; gone?: true };
type Checkpoint = { _id: string; position: number };

const CHECKPOINTS = 'ghia_checkpoints';
const DUPLICATE = 11_000;

/**
 * Read models in MongoDB, or in anything that speaks its protocol. No transactions: every document is replaced only by a
 * later batch than the one that wrote it, what is gone leaves a tombstone, and the checkpoint is written last. A save that
 * stopped half-way is simply done again.
 */
export class MongoStore extends ReadStore {
  private constructor(
    private readonly client: MongoClient,
    private readonly db: Db,
  ) {
    super();
  }

  /** @param url mongodb://…/database; `ghia` when it names none */
  static async open(url: string): Promise<MongoStore> {
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
    await client.connect();
    const named = new URL(url.replace(/^mongodb(\+srv)?:/, 'http:')).pathname.slice(1);
    return new MongoStore(client, client.db(named || 'ghia'));
  }

  async prepare(collection: string, { indexes, searchable = false }: Shape): Promise<void> {
    const docs = this.docs(collection);
    for (const fields of indexes) await docs.createIndex(Object.fromEntries(fields.map((field) => [path(field), 1])));
    if (searchable) await docs.createIndex({ tokens: 1 });
    await this.checkpoints.updateOne({ _id: collection }, { $setOnInsert: { position: 0 } }, { upsert: true });
  }

  async load<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, D>> {
    const found = await this.docs(collection)
      .find({ _id: { $in: [...ids] }, gone: { $exists: false } })
      .toArray();
    return new Map(found.map((one) => [one._id, shown<D>(one)]));
  }

  async save(batches: readonly Batch[]): Promise<void> {
    for (const { collection, docs, position } of batches) {
      await this.write(collection, docs, position);
      await this.checkpoints.updateOne({ _id: collection }, { $set: { position } }, { upsert: true });
    }
  }

  async position(collection: string): Promise<number> {
    return (await this.checkpoints.findOne({ _id: collection }))?.position ?? 0;
  }

  async get<D extends Doc>(collection: string, id: string): Promise<D | undefined> {
    return (await this.load<D>(collection, [id])).get(id);
  }

  async find<D extends Doc>(collection: string, { where = {}, sort = [], limit, after }: Find): Promise<D[]> {
    const order: Sort = [...sort, ['_id', 1]];
    const filters = [filter(where), ...(after ? [behind(order, after)] : [])];
    const by = Object.fromEntries(order.map(([field, direction]) => [path(field), direction])) as MongoSort;
    const cursor = this.docs(collection).find({ $and: filters }).sort(by);
    const found = await (limit === undefined ? cursor : cursor.limit(limit)).toArray();
    return found.map((one) => shown<D>(one));
  }

  count(collection: string, where: Where = {}): Promise<number> {
    return this.docs(collection).countDocuments(filter(where));
  }

  async search<D extends Doc>(collection: string, tokens: readonly string[], limit: number): Promise<D[]> {
    if (tokens.length === 0) return [];
    const beginning = tokens.map((token) => ({
      tokens: { $regex: `^${token.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')}` },
    }));
    const found = await this.docs(collection)
      .find({ $and: [...beginning, { gone: { $exists: false } }] } as Filter<Stored>)
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map((one) => shown<D>(one));
  }

  async *scan(collection: string): AsyncIterable<Doc> {
    const all = this.docs(collection)
      .find({ gone: { $exists: false } })
      .sort({ _id: 1 });
    for await (const one of all) yield shown<Doc>(one);
  }

  async collections(): Promise<string[]> {
    const all = await this.checkpoints.find().sort({ _id: 1 }).toArray();
    return all.map(({ _id }) => _id);
  }

  async drop(collection: string): Promise<void> {
    await this.docs(collection)
      .drop()
      .catch(() => undefined); // there is none
    await this.checkpoints.deleteOne({ _id: collection });
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** Guarded by position: what a later batch has written stays. */
  private async write(collection: string, docs: Batch['docs'], position: number): Promise<void> {
    const writes: AnyBulkWriteOperation<Stored>[] = [...docs].map(([id, doc]) => ({
      replaceOne: { filter: { _id: id, at: { $lte: position } }, replacement: stored(doc, position), upsert: true },
    }));
    if (writes.length === 0) return;
    try {
      await this.docs(collection).bulkWrite(writes, { ordered: false });
    } catch (error) {
      // the upsert of a document that a later batch wrote: the guard did its work
      const errors = (error as { writeErrors?: { code: number } | { code: number }[] }).writeErrors;
      const all = errors === undefined ? [] : Array.isArray(errors) ? errors : [errors];
      if (all.length === 0 || all.some(({ code }) => code !== DUPLICATE)) throw error;
    }
  }

  private docs(collection: string): Collection<Stored> {
    return this.db.collection<Stored>(`docs_${collection}`);
  }

  private get checkpoints(): Collection<Checkpoint> {
    return this.db.collection<Checkpoint>(CHECKPOINTS);
  }
}

const path = (field: string) => (field === '_id' ? '_id' : `doc.${field}`);

function stored(doc: Doc | undefined, at: number): Omit<Stored, '_id'> {
  if (!doc) return { at, gone: true };
  const { tokens } = doc as { tokens?: string[] };
  return { at, doc, ...(tokens && { tokens }) };
}

const shown = <D extends Doc>({ doc }: Stored): D => doc as D;

function filter(where: Where): Filter<Stored> {
  const parts = Object.entries(where).map(([field, condition]) => ({ [path(field)]: clause(condition) }));
  return { $and: [{ gone: { $exists: false } }, ...parts] } as Filter<Stored>;
}

function clause(condition: Condition): unknown {
  if (condition === null || typeof condition !== 'object') return { $eq: condition };
  if ('in' in condition) return { $in: condition.in };
  return Object.fromEntries(Object.entries(condition).map(([bound, value]) => [`$${bound}`, value]));
}

function behind(order: Sort, after: readonly Scalar[]): Filter<Stored> {
  const branches = order.map(([field, direction], i) => {
    const equal = order.slice(0, i).map(([before], j) => ({ [path(before)]: { $eq: after[j] ?? null } }));
    const value = after[i] ?? null;
    const further = value === null ? { $ne: null } : { [direction === 1 ? '$gt' : '$lt']: value };
    if (value === null && direction === -1) return { _id: { $in: [] } };
    const orNull = direction === -1 && value !== null ? [{ [path(field)]: null }] : [];
    return { $and: [...equal, { $or: [{ [path(field)]: further }, ...orNull] }] };
  });
  return { $or: branches } as unknown as Filter<Stored>;
}
