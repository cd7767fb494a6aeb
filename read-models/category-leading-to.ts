import { type Collections, Query } from './query.js';
import type { CategoryDoc } from './report-documents.js';
import type { ReadStore } from './store.js';

/** A category that takes reports and leads to a department, in the whole city or in a district; undefined where none does. */
export class CategoryLeadingTo extends Query<string | undefined> {
  constructor(readonly department: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const open = await store.find<CategoryDoc>(of('categories'), { where: { retired: false } });
    const leads = ({ department, routes }: CategoryDoc) =>
      [department, ...routes.map((route) => route.department)].includes(this.department);
    return open.find(leads)?._id;
  }
}
