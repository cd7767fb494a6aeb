import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

/** How many reports are open in each district. */
export class OpenByDistrict<D extends string> extends Query<Readonly<Record<D, number>>> {
  constructor(readonly districts: readonly D[]) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const counts = await Promise.all(
      this.districts.map((district) => store.count(of('reports'), { district, open: true, visibility: 'listed' })),
    );
    return Object.fromEntries(this.districts.map((district, i) => [district, counts[i]!])) as Record<D, number>;
  }
}
