import type { BudgetAdopted } from '../../events/spending.js';
import type { BudgetDoc } from '../../read-models/spending-documents.js';
import type { Projection } from '../projection.js';

/** Which years have a budget, and how it came to be. */
export const budgets: Projection<BudgetDoc, BudgetAdopted> = {
  name: 'budgets',
  version: 1,
  handles: ['BudgetAdopted'],
  indexes: [],
  keys: (e) => [String(e.data.year)],

  fold(doc, { data, at, position }, key) {
    const { changed: _, ...said } = data;
    return { _id: key, ...said, adopted: doc?.adopted ?? data.plan, at, position };
  },
};
