import type { StandardsRow } from '../../read-models/service-standards.js';
import type { Cell } from '../csv.js';

export const STANDARDS_COLUMNS = [
  ...['of', 'department', 'decided', 'in_term_share', 'median_working_days', 'open', 'waiting', 'overdue'],
  ...['ratings', 'mean_score', 'visits', 'visits_answered'],
] as const;

/** A line of the dashboard as a table; empty where too little is counted to be told. */
export const standardsCells = (row: StandardsRow): Cell[] => [
  ...[row.of, row.department, row.decided, row.inTermShare, row.medianDays, row.open, row.waiting, row.overdue],
  ...[row.ratings, row.mean, row.visits, row.visitsAnswered],
];
