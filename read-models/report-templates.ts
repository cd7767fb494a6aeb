import { type Collections, Query } from './query.js';
import type { TemplateDoc } from './report-documents.js';
import type { ReadStore } from './store.js';

export type TemplateView = Omit<TemplateDoc, '_id' | 'position'> & { readonly template: string };

/** What officials begin an answer with; with `all`, also what they once did. */
export class Templates extends Query<readonly TemplateView[]> {
  constructor(readonly all = false) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<TemplateDoc>(of('templates'), { sort: [['status', 1]] });
    return found
      .filter(({ retired }) => this.all || !retired)
      .map(({ _id, position: _, ...rest }) => ({ template: _id, ...rest }));
  }
}
