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

/** A document as it lies in MongoDB: beside it the position of the batch that wrote it, and whether it is gone. */
type Stored = { _id: string; doc?: object; at: number; gone?: true };
type Checkpoint = { _id: string; position: number };

const CHECKPOINTS = 'ghia_checkpoints';
const DUPLICATE = 11_000;
const NO_COLLECTION = 26;
/** How many ids a question names at once. */
const AT_ONCE = 5_000;
const HERE = { gone: { $exists: false } };
const NOTHING = { _id: { $in: [] } };

/**
 * Read models in MongoDB, or in anything that speaks its protocol. No transactions: every document is replaced only by a
 * batch at least as late as the one that wrote it, what is gone leaves a tombstone, and the checkpoint is written last.
 * After a save that stopped half-way `ahead` tells which documents hold its facts already.
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
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000, ignoreUndefined: true });
    await client.connect();
    const named = new URL(url.replace(/^mongodb(\+srv)?:/, 'http:')).pathname.slice(1);
    return new MongoStore(client, client.db(named || 'ghia'));
  }

  async prepare(collection: string, { indexes, searchable = false }: Shape): Promise<void> {
    const docs = this.docs(collection);
    for (const fields of indexes) await docs.createIndex(Object.fromEntries(fields.map((field) => [path(field), 1])));
    if (searchable) await docs.createIndex({ [path('tokens')]: 1 });
    await this.checkpoints.updateOne({ _id: collection }, { $setOnInsert: { position: 0 } }, { upsert: true });
  }

  async load<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, D>> {
    const found = new Map<string, D>();
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = { _id: { $in: ids.slice(from, from + AT_ONCE) }, ...HERE };
      for (const one of await this.docs(collection).find(some).toArray()) found.set(one._id, shown<D>(one));
    }
    return found;
  }

  override async ahead(collection: string, ids: readonly string[], checkpoint: number): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = { _id: { $in: ids.slice(from, from + AT_ONCE) }, at: { $gt: checkpoint } };
      const cursor = this.docs(collection).find(some, { projection: { at: 1 } });
      for (const { _id, at } of await cursor.toArray()) found.set(_id, at);
    }
    return found;
  }

  async save(batches: readonly Batch[]): Promise<void> {
    for (const { collection, docs, position } of batches) {
      await this.write(collection, docs, position);
      // never backwards: a writer that was thought dead and wakes up late changes nothing
      await this.checkpoints.updateOne({ _id: collection }, { $max: { position } }, { upsert: true });
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
    const beginning = tokens.map((token) => ({ [path('tokens')]: { $regex: `^${escaped(token)}` } }));
    const found = await this.docs(collection)
      .find({ $and: [...beginning, HERE] } as Filter<Stored>)
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map((one) => shown<D>(one));
  }

  async *scan(collection: string): AsyncIterable<Doc> {
    const all = this.docs(collection).find(HERE).sort({ _id: 1 });
    for await (const one of all) yield shown<Doc>(one);
  }

  async collections(): Promise<string[]> {
    const all = await this.checkpoints.find().sort({ _id: 1 }).toArray();
    return all.map(({ _id }) => _id);
  }

  async drop(collection: string): Promise<void> {
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
const escaped = (token: string) => token.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const stored = (doc: Doc | undefined, at: number): Omit<Stored, '_id'> => (doc ? { at, doc } : { at, gone: true });
const shown = <D extends Doc>({ doc }: Stored): D => doc as D;

function filter(where: Where): Filter<Stored> {
  const parts = Object.entries(where).map(([field, condition]) => clause(path(field), condition));
  return { $and: [HERE, ...parts] } as Filter<Stored>;
}

function clause(field: string, condition: Condition): object {
  if (condition === null || typeof condition !== 'object') return { [field]: { $eq: condition } };
  if ('in' in condition) return { [field]: { $in: condition.in } };
  const bounds = Object.entries(condition).filter(([, value]) => value !== undefined);
  if (bounds.some(([, value]) => value === null)) return NOTHING;
  // with no bound left the field only has to be there
  const asked =
    bounds.length === 0 ? { $ne: null } : Object.fromEntries(bounds.map(([sign, value]) => [`$${sign}`, value]));
  return { [field]: asked };
}

/** What lies behind a document in this order: further on in the first key, or equal there and further on in the next. */
function behind(order: Sort, after: readonly Scalar[]): Filter<Stored> {
  const branches = order.map(([field, direction], i) => {
    const equal = order.slice(0, i).map(([before], j) => ({ [path(before)]: { $eq: after[j] ?? null } }));
    return { $and: [...equal, further(path(field), direction, after[i] ?? null)] };
  });
  return { $or: branches } as unknown as Filter<Stored>;
}

/** Nothing comes before everything, so falling orders end with it. */
function further(field: string, direction: 1 | -1, value: Scalar): object {
  if (value === null) return direction === 1 ? { [field]: { $ne: null } } : NOTHING;
  if (direction === 1) return { [field]: { $gt: value } };
  return { $or: [{ [field]: { $lt: value } }, { [field]: null }] };
}
