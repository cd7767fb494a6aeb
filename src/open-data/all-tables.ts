import type { OpenTable } from './table.js';
import { budgetingTables } from './tables/budgeting.js';
import { figureTables } from './tables/figures.js';
import { forumTables } from './tables/forum.js';
import { petitionTables } from './tables/petitions.js';
import { mapTables } from './tables/smart-map.js';
import { spendingTables } from './tables/spending.js';
import { surveyTables } from './tables/surveys.js';

/** Every table of open data, room by room. */
export const openTables: readonly OpenTable[] = [
  ...petitionTables,
  ...mapTables,
  ...forumTables,
  ...budgetingTables,
  ...spendingTables,
  ...surveyTables,
  ...figureTables,
];
