import {
  type Batch,
  type Beginnings,
  type Doc,
  type Find,
  ReadStore,
  type Shape,
  type Where,
} from '../../read-models/store.js';

/** Some collections read from another store: a replayed past that shows today's texts, and so today's erasures. */
export class LayeredStore extends ReadStore {
  constructor(
    private readonly past: ReadStore,
    private readonly present: ReadStore,
    private readonly shown: ReadonlySet<string>,
  ) {
    super();
  }

  prepare(collection: string, shape: Shape) {
    return this.past.prepare(collection, shape);
  }
  load<D extends Doc>(collection: string, ids: readonly string[]) {
    return this.of(collection).load<D>(collection, ids);
  }
  save(batches: readonly Batch[]) {
    return this.past.save(batches);
  }
  position(collection: string) {
    return this.of(collection).position(collection);
  }
  get<D extends Doc>(collection: string, id: string) {
    return this.of(collection).get<D>(collection, id);
  }
  find<D extends Doc>(collection: string, find: Find) {
    return this.of(collection).find<D>(collection, find);
  }
  count(collection: string, where?: Where) {
    return this.of(collection).count(collection, where);
  }
  search<D extends Doc>(collection: string, words: readonly Beginnings[], limit: number) {
    return this.of(collection).search<D>(collection, words, limit);
  }
  scan(collection: string) {
    return this.of(collection).scan(collection);
  }
  collections() {
    return this.past.collections();
  }
  drop(collection: string) {
    return this.past.drop(collection);
  }
  close() {
    return this.past.close();
  }

  private of(collection: string): ReadStore {
    return this.shown.has(collection) ? this.present : this.past;
  }
}
