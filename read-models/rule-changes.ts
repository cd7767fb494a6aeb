import { type Collections, Query } from './query.js';
import type { RuleChange } from './report-documents.js';
import type { ReadStore } from './store.js';

const MOST = 200;

export type RuleVersion = Omit<RuleChange, '_id' | 'about'> & { readonly event: string };

/** What became of a category, a department, a template or a layer, the newest first. @property about its stream, such as `category-holes` */
export class RuleChanges extends Query<readonly RuleVersion[]> {
  constructor(readonly about: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const find = { where: { about: this.about }, sort: [['position', -1]], limit: MOST } as const;
    const found = await store.find<RuleChange>(of('ruleChanges'), find);
    return found.map(({ _id, about: _, ...rest }) => ({ event: _id, ...rest }));
  }
}
