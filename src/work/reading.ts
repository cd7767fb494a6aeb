import type { Listed, Paging } from '../../read-models/answer.js';
import type { Collections } from '../../read-models/query.js';
import type { ReadStore } from '../../read-models/store.js';

const A_PAGE = 100;

/** Where work reads: the read models, and the names they go by now. */
export type Reading = { readonly store: ReadStore; readonly of: Collections };

/** The items of a list, a page at a time, to its end. */
export async function* everyPage<T>(ask: (paging: Paging) => Promise<Listed<T>>): AsyncIterable<readonly T[]> {
  let cursor: string | undefined;
  do {
    const { items, next } = await ask({ limit: A_PAGE, cursor });
    yield items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
