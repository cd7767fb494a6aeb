/**
 * Queries over the house's own read models that show how what was promised is used. The codes are part of facts; what each
 * asks is the read side's affair.
 */
export const LIVE_QUERIES = [
  'petitions-answered-in-time',
  'petitions-admitted',
  'reports-filed',
  'reports-resolved-in-term',
  'budget-ballots',
  'survey-answers',
  'spending-days',
  'services-online',
] as const;
export type LiveQuery = (typeof LIVE_QUERIES)[number];
