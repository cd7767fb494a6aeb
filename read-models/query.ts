import type { ReadStore } from './store.js';

/** Names the collection that answers for a read model now (a rebuild switches it). */
export type Collections = (readModel: string) => string;

/** A question that knows how to answer itself, given the store. */
export abstract class Query<R> {
  abstract answer(store: ReadStore, of: Collections): Promise<R>;
}
