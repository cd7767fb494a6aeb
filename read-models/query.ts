import type { ReportsOnMap } from './reports-on-map.js';
import type { ReadStore } from './store.js';

/** Names the collection that answers for a read model now (a rebuild switches it). */
export type Collections = (readModel: string) => string;

/** A question that knows how to answer itself, given the store. */
export abstract class Query<R> {
  /** The read models that it asks, where it says so: of the past only these are replayed. */
  readonly reads?: readonly string[];
  /** @param map where reports stand now; undefined where nobody keeps that, as of the past */
  abstract answer(store: ReadStore, of: Collections, map?: ReportsOnMap): Promise<R>;
}
