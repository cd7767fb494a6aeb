import {
  type Batch,
  type Beginnings,
  type Condition,
  type Doc,
  type Find,
  ReadStore,
  type Scalar,
  type Shape,
  type Sort,
  type Where,
} from '../../read-models/store.js';
import { compare, valueAt } from './order.js';

type Collection = { docs: Map<string, string>; position: number };

/** The read store as plainly as it can be said. Documents are kept as text, so that nobody shares one by accident. */
export class MemoryStore extends ReadStore {
  private readonly held = new Map<string, Collection>();

  async prepare(collection: string, _: Shape): Promise<void> {
    this.of(collection);
  }

  async load<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, D>> {
    const { docs } = this.of(collection);
    const found = new Map<string, D>();
    for (const id of ids) {
      const text = docs.get(id);
      if (text !== undefined) found.set(id, JSON.parse(text));
    }
    return found;
  }

  async save(batches: readonly Batch[]): Promise<void> {
    // all of them are put into words first, so that one that cannot be leaves everything as it was
    const written = batches.map(({ collection, docs, position }) => {
      const texts = [...docs].map(([id, doc]) => [id, doc && JSON.stringify(doc)] as const);
      return { into: this.of(collection), texts, position };
    });
    for (const { into, texts, position } of written) {
      for (const [id, text] of texts) {
        if (text === undefined) into.docs.delete(id);
        else into.docs.set(id, text);
      }
      into.position = position;
    }
  }

  async position(collection: string): Promise<number> {
    return this.held.get(collection)?.position ?? 0;
  }

  async get<D extends Doc>(collection: string, id: string): Promise<D | undefined> {
    return (await this.load<D>(collection, [id])).get(id);
  }

  async find<D extends Doc>(collection: string, { where = {}, sort = [], limit, after }: Find): Promise<D[]> {
    const order: Sort = [...sort, ['_id', 1]];
    const matching = this.all<D>(collection).filter((doc) => fits(doc, where));
    matching.sort((a, b) => byOrder(order, a, b));
    const rest = after ? matching.filter((doc) => isBehind(order, doc, after)) : matching;
    return limit === undefined ? rest : rest.slice(0, limit);
  }

  async count(collection: string, where: Where = {}): Promise<number> {
    return this.all(collection).filter((doc) => fits(doc, where)).length;
  }

  async search<D extends Doc>(collection: string, words: readonly Beginnings[], limit: number): Promise<D[]> {
    const holds = (doc: Doc) => {
      const { tokens: held = [] } = doc as { tokens?: readonly string[] };
      return words.every((ways) => ways.some((way) => held.some((token) => token.startsWith(way))));
    };
    if (words.length === 0) return [];
    const found = this.all<D>(collection).filter(holds);
    return found.sort((a, b) => compare(a._id, b._id)).slice(0, limit);
  }

  async *scan(collection: string): AsyncIterable<Doc> {
    yield* this.all(collection).sort((a, b) => compare(a._id, b._id));
  }

  async collections(): Promise<string[]> {
    return [...this.held.keys()];
  }

  async drop(collection: string): Promise<void> {
    this.held.delete(collection);
  }

  async close(): Promise<void> {
    this.held.clear();
  }

  private of(collection: string): Collection {
    let found = this.held.get(collection);
    if (!found) {
      found = { docs: new Map(), position: 0 };
      this.held.set(collection, found);
    }
    return found;
  }

  private all<D extends Doc>(collection: string): D[] {
    return [...(this.held.get(collection)?.docs.values() ?? [])].map((text) => JSON.parse(text) as D);
  }
}

const fits = (doc: Doc, where: Where) => Object.entries(where).every(([field, one]) => holds(valueAt(doc, field), one));

function holds(value: Scalar | undefined, condition: Condition): boolean {
  if (condition === null || typeof condition !== 'object') return (value ?? null) === condition;
  if ('in' in condition) return condition.in.includes(value ?? null);
  if (value === undefined || value === null) return false;
  const { gt, gte, lt, lte } = condition;
  if ([gt, gte, lt, lte].includes(null)) return false;
  return (
    (gt === undefined || compare(value, gt) > 0) &&
    (gte === undefined || compare(value, gte) >= 0) &&
    (lt === undefined || compare(value, lt) < 0) &&
    (lte === undefined || compare(value, lte) <= 0)
  );
}

function byOrder(order: Sort, a: Doc, b: Doc): number {
  for (const [field, direction] of order) {
    const difference = compare(valueAt(a, field) ?? null, valueAt(b, field) ?? null) * direction;
    if (difference !== 0) return difference;
  }
  return 0;
}

function isBehind(order: Sort, doc: Doc, after: readonly Scalar[]): boolean {
  for (const [i, [field, direction]] of order.entries()) {
    const difference = compare(valueAt(doc, field) ?? null, after[i] ?? null) * direction;
    if (difference !== 0) return difference > 0;
  }
  return false;
}
