import type { OpenTable } from './table.js';
import { budgetingTables } from './tables/budgeting.js';
import { figureTables } from './tables/figures.js';
import { forumTables } from './tables/forum.js';
import { groupTables } from './tables/ogp-group.js';
import { planTables } from './tables/ogp-plans.js';
import { repositoryTables } from './tables/ogp-repository.js';
import { wordTables } from './tables/ogp-words.js';
import { petitionTables } from './tables/petitions.js';
import { civicTables } from './tables/service-standards.js';
import { serviceTables } from './tables/services.js';
import { mapTables } from './tables/smart-map.js';
import { spendingTables } from './tables/spending.js';
import { surveyTables } from './tables/surveys.js';

/** The tables of each room, by the name that the portal's navigation calls it by. */
export const openRooms = [
  { room: 'petitions', tables: petitionTables },
  { room: 'reports', tables: mapTables },
  { room: 'budget', tables: [...budgetingTables, ...spendingTables] },
  { room: 'forum', tables: forumTables },
  { room: 'surveys', tables: surveyTables },
  { room: 'services', tables: [...serviceTables, ...civicTables] },
  { room: 'ogp', tables: [...planTables, ...wordTables, ...repositoryTables, ...groupTables] },
  { room: 'log', tables: figureTables },
] as const satisfies readonly { room: string; tables: readonly OpenTable[] }[];

/** Every table of open data, room by room. */
export const openTables: readonly OpenTable[] = openRooms.flatMap(({ tables }) => tables);
